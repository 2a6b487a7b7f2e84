//! A courier's round: trips one after another, each leaving as late as delays nothing, so that nobody waits before a door
//! who could wait in the kitchen.

use super::model::{Courier, FAR, Model};
use super::prices::Amounts;
use super::trip::{Span, Trip};

/// A round.
#[derive(Clone, Debug, Default)]
pub(super) struct Round {
    pub(super) trips: Vec<Trip>,
    /// All ways and waiting, the way back among them; nothing of what has left.
    pub(super) amounts: Amounts,
}

/// When a trip of a span takes place, given from when on it may leave and the latest departure: departure and end.
#[inline]
pub(super) fn leave(span: Span, ready: i64, late: i64) -> Option<(i64, i64)> {
    let first = ready.max(span.least);
    let last = span.most.min(late);
    if first > last {
        return None;
    }
    let departure = first.max(last.min(span.early - span.pure));
    Some((departure, (departure + span.pure).max(span.early)))
}

/// A span within the hours of its kitchen and its courier.
#[inline]
pub(super) fn within(model: &Model<'_>, courier: &Courier, kitchen: u32, span: Span) -> Span {
    let hours = &model.kitchens[kitchen as usize];
    Span { least: span.least.max(hours.first), most: span.most.min(hours.last).min(courier.last), ..span }
}

/// The way from where a courier is before trip `at` to a kitchen, and when the courier is there. `end` is when the trip
/// before is done.
#[inline]
pub(super) fn to_kitchen(
    model: &Model<'_>,
    courier: &Courier,
    before: Option<(u32, i64)>,
    kitchen: u32,
) -> (Amounts, i64) {
    let place = model.kitchens[kitchen as usize].place;
    if let Some((unit, end)) = before {
        let way = model.way(courier.mode, model.units[unit as usize].place, place);
        return (way, end + way.travel);
    }
    if let Some((headed, there, way)) = courier.headed
        && headed == kitchen
    {
        return (way, there);
    }
    let way = model.way(courier.mode, courier.place, place);
    (way, courier.free + way.travel)
}

impl Round {
    /// Works out when everything happens, and what it comes to; `touched` is the trip whose stops have changed, all where
    /// none is named. `false` where it cannot be.
    pub(super) fn tell(&mut self, model: &Model<'_>, at: u32, touched: Option<usize>) -> bool {
        let courier = &model.couriers[at as usize];
        let mut amounts = Amounts::default();
        let mut before = None;
        for (t, trip) in self.trips.iter_mut().enumerate() {
            let span = if touched.is_none_or(|touched| touched == t) {
                trip.tell(model, courier.mode)
            } else {
                trip.span(model)
            };
            let Some(span) = span else { return false };
            let span = within(model, courier, trip.kitchen, span);
            let (way, there) = to_kitchen(model, courier, before, trip.kitchen);
            trip.ready = there + model.kitchens[trip.kitchen as usize].loading;
            let Some((departure, end)) = leave(span, trip.ready, FAR) else { return false };
            (trip.departure, trip.end) = (departure, end);
            trip.amounts.waiting = end - departure - span.pure;
            amounts.travel += way.travel + trip.amounts.travel;
            amounts.metres += way.metres + trip.amounts.metres;
            amounts.waiting += trip.amounts.waiting;
            before = Some((trip.last(), end));
        }
        if let Some((unit, end)) = before {
            let back = model.way(courier.mode, model.units[unit as usize].place, courier.end);
            amounts.travel += back.travel;
            amounts.metres += back.metres;
            if end + back.travel > courier.until {
                return false;
            }
        } else if courier.is_out {
            let back = model.way(courier.mode, courier.place, courier.end);
            amounts.travel += back.travel;
            amounts.metres += back.metres;
        }
        self.amounts = amounts;
        self.look_back(model, courier)
    }
    /// The latest departures, from the last trip back.
    fn look_back(&mut self, model: &Model<'_>, courier: &Courier) -> bool {
        let mut next: Option<(u32, i64)> = None;
        for trip in self.trips.iter_mut().rev() {
            let from = model.units[trip.last() as usize].place;
            let by = match next {
                None => courier.until - model.time(courier.mode, from, courier.end),
                Some((kitchen, late)) => {
                    let kitchen = &model.kitchens[kitchen as usize];
                    late - kitchen.loading - model.time(courier.mode, from, kitchen.place)
                }
            };
            let Some(span) = trip.span(model) else { return false };
            let span = within(model, courier, trip.kitchen, span);
            trip.late = span.most.min(by - span.pure);
            trip.by = by;
            if trip.end > by {
                return false;
            }
            next = Some((trip.kitchen, trip.late));
        }
        true
    }
}

impl Trip {
    /// The span as it was worked out last.
    pub(super) fn span(&self, model: &Model<'_>) -> Option<Span> {
        self.nodes.last().map(|last| super::trip::close(model, last.head, last.unit))
    }
}
