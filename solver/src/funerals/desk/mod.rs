//! The booking desk's offers: the best places for one case as everybody else is, over a horizon of some weeks, in much less
//! than a millisecond. What is free of each pool is kept as bits over slots of five minutes while bookings come and go. Units
//! of a pool are alike, so that counting them is exact. Every start of the farewell on the grid is looked at, so that the
//! offers are the best ones there are; what the steps before it need only decides whether a start can be had.

use anpai_core::funerals::desk::{Desk, Offer, OfferOptions, Request};

mod before;
mod calendar;
mod opens;
mod others;
mod search;
mod slots;
#[cfg(test)]
mod tests;
pub mod workbench;

pub use calendar::Calendar;

use search::Search;

/// The best offers for a request, the best one first; of those that cost the same the earliest. Starts of any two lie
/// `options.apart` from each other: the first one is the best of all, each further one the best of those far enough from the
/// ones before. Nobody has to move for them; only where there are too few such places, unconfirmed cases of the document may
/// have to give way, and the offer says which.
///
/// # Panics
/// Where the calendar is not that of the desk, and where an offer breaks a rule or costs something else than the referee says:
/// a bug.
#[must_use]
pub fn offers(desk: &Desk, calendar: &Calendar, request: &Request, options: OfferOptions) -> Vec<Offer> {
    let home = desk.home();
    let alone = home.alone(&request.case);
    let mut chosen = Vec::new();
    Search::new(&alone, calendar, calendar.all(), request).extend(&mut chosen, options);
    if chosen.len() < options.best && calendar.has_planned() {
        Search::new(&alone, calendar, calendar.fixed(), request).extend(&mut chosen, options);
    }
    chosen.iter().map(|found| others::offer(desk, &alone, found)).collect()
}
