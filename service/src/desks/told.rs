//! What a desk's books come to, for programs.

use anpai_core::funerals::desk::{Booking, BookingState, Desk, Plot, PlotState};
use serde_json::{Value, json};

/// Bookings as a week's document takes them: confirmed cases and where they are.
pub(crate) fn bookings(desk: &Desk) -> Value {
    let booking = |(id, booking): (&str, &Booking)| {
        let until = if let BookingState::Held(until) = booking.state { Some(until) } else { None };
        json!({"booking": id, "state": booking.state.name(), "until": until, "case": booking.case, "service": booking.service})
    };
    let overbooked = desk.overbooked();
    let overbooked = overbooked.iter().map(|(conflict, theirs)| {
        let pool = &desk.home().problem.pools[conflict.pool.index()].named.id;
        json!({"pool": pool, "bookings": theirs})
    });
    json!({"bookings": desk.bookings().map(booking).collect::<Vec<_>>(), "overbooked": overbooked.collect::<Vec<_>>()})
}

/// The register of plots.
pub(crate) fn plots(desk: &Desk) -> Value {
    let plot = |(id, plot): (&str, &Plot)| {
        let mut object = json!({"plot": id, "kind": plot.kind, "site": plot.site, "state": plot.state.name(), "right": plot.state.right()});
        match &plot.state {
            PlotState::Free => {}
            PlotState::Held { until, .. } => object["until"] = json!(until),
            PlotState::Paid(own) | PlotState::Interred(own) => {
                object["certificate"] = json!(own.certificate);
                object["fee_until"] = json!(own.fee_until);
            }
        }
        object
    };
    json!({"plots": desk.plots().map(plot).collect::<Vec<_>>()})
}
