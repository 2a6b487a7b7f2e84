//! The earlier plan. What is wrong with it as a plan, such as a meal that comes late, is a fact and no issue.

use std::collections::BTreeMap;

use super::ids::Ids;
use super::orders::meals;
use crate::meals::rounds::draft::{Draft, PreviousTripDraft};
use crate::meals::rounds::plan::{Plan, Stop, Trip};
use crate::meals::rounds::problem::{CourierId, KitchenId, OrderId};
use crate::read::calendar::clock;
use crate::read::findings::Findings;
use crate::time::Horizon;

/// The earlier plan, tidied.
pub(super) fn previous(draft: &Draft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Plan {
    let mut trips = Vec::with_capacity(draft.previous.len());
    let mut seen = BTreeMap::new();
    for (n, trip) in draft.previous.iter().enumerate() {
        let Some(trip) = self::trip(n, trip, ids, day, found) else { continue };
        if let Some(first) = seen.insert((trip.courier, trip.departure), n) {
            let cause = format!("/previous/{first} leaves at the same time with the same courier");
            let action = "keep one of the two, or write all stops into one trip";
            let departure = draft.previous[n].departure;
            found.add("duplicate-trip", format!("/previous/{n}/departure"), departure, cause, action);
        }
        trips.push(trip);
    }
    Plan { trips }.tidied()
}

fn trip(
    n: usize,
    draft: &PreviousTripDraft,
    ids: &Ids<'_>,
    day: &Horizon,
    found: &mut Findings,
) -> Option<Trip> {
    let at = |field: &str| format!("/previous/{n}/{field}");
    let courier = ids.couriers.find(&draft.courier, || at("courier"), found);
    let kitchen = ids.kitchens.find(&draft.kitchen, || at("kitchen"), found);
    let departure = clock(draft.departure, || at("departure"), found);
    if draft.stops.is_empty() {
        let cause = "a trip brings something somewhere";
        found.add("no-stops", at("stops"), "[]", cause, "write its stops, or leave the trip out");
    }
    let mut stops = Vec::with_capacity(draft.stops.len());
    for (m, stop) in draft.stops.iter().enumerate() {
        let at = |field: &str| format!("/previous/{n}/stops/{m}/{field}");
        let order = ids.orders.find(&stop.order, || at("order"), found);
        meals(at("meals"), stop.meals, found);
        stops.extend(order.map(|order| Stop { order: OrderId::new(order), meals: stop.meals }));
    }
    let is_usable = !found.has_unreadable_below(&format!("/previous/{n}"));
    Some(Trip {
        courier: CourierId::new(courier.filter(|_| is_usable)?),
        departure: day.at(0, departure),
        kitchen: KitchenId::new(kitchen?),
        stops,
    })
}
