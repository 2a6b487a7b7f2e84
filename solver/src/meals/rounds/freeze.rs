//! From the state to a plan: what has left as it was, and the trips with parts of one order that follow each other as
//! one stop.

use anpai_core::meals::rounds::Plan;
use anpai_core::meals::rounds::plan::{Stop, Trip as Frozen};
use anpai_core::meals::rounds::problem::{CourierId, KitchenId, OrderId};
use anpai_core::time::Time;

use super::state::Rounds;

impl Rounds<'_> {
    /// The plan.
    pub(super) fn freeze(&self) -> Plan {
        let mut trips = self.model.left.clone();
        for (courier, _, trip) in self.trips() {
            let mut stops: Vec<Stop> = Vec::with_capacity(trip.nodes.len());
            for node in &trip.nodes {
                let unit = &self.model.units[node.unit as usize];
                let order = OrderId(unit.order);
                match stops.last_mut().filter(|stop| stop.order == order) {
                    Some(stop) => stop.meals += unit.meals,
                    None => stops.push(Stop { order, meals: unit.meals }),
                }
            }
            trips.push(Frozen {
                courier: CourierId(courier),
                departure: Time(trip.departure),
                kitchen: KitchenId(trip.kitchen),
                stops,
            });
        }
        Plan { trips }.tidied()
    }
}
