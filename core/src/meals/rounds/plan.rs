//! The frozen answer: trips, each with its courier, its kitchen, its departure and its stops in order. When a courier
//! arrives where follows from these ([`walk`](super::walk)).

use super::problem::{CourierId, KitchenId, OrderId};
use crate::time::Time;

/// Meals handed over at a door or point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// The order.
    pub order: OrderId,
    /// How many meals of it.
    pub meals: i64,
}

/// A trip from a kitchen. The order of the fields is the order of trips in a tidied plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trip {
    /// Who.
    pub courier: CourierId,
    /// When it leaves the kitchen.
    pub departure: Time,
    /// From where.
    pub kitchen: KitchenId,
    /// The stops, in order.
    pub stops: Vec<Stop>,
}

impl Trip {
    /// Meals on board.
    #[must_use]
    pub fn meals(&self) -> i64 {
        self.stops.iter().fold(0, |sum, stop| stop.meals.saturating_add(sum))
    }
}

/// The meal rounds of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// All trips.
    pub trips: Vec<Trip>,
}

impl Plan {
    /// The same plan with its trips by courier and departure, and none without stops: what two plans are compared by.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.trips.retain(|trip| !trip.stops.is_empty());
        self.trips.sort();
        self
    }
    /// Meals brought, `[orders]`, over all trips.
    #[must_use]
    pub fn brought(&self, orders: usize) -> Vec<i64> {
        let mut brought = vec![0_i64; orders];
        for stop in self.trips.iter().flat_map(|trip| &trip.stops) {
            if let Some(meals) = brought.get_mut(stop.order.index()) {
                *meals = meals.saturating_add(stop.meals);
            }
        }
        brought
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trip(courier: u32, departure: i64, stops: &[(u32, i64)]) -> Trip {
        let stops =
            stops.iter().map(|(order, meals)| Stop { order: OrderId(*order), meals: *meals }).collect();
        Trip { courier: CourierId(courier), departure: Time(departure), kitchen: KitchenId(0), stops }
    }

    #[test]
    fn a_tidied_plan_has_its_trips_in_order_and_none_without_stops() {
        let trips =
            vec![trip(1, 5, &[(0, 1)]), trip(0, 9, &[(1, 2)]), trip(0, 7, &[]), trip(0, 4, &[(2, 3)])];
        let plan = Plan { trips }.tidied();
        assert_eq!(plan.trips, [trip(0, 4, &[(2, 3)]), trip(0, 9, &[(1, 2)]), trip(1, 5, &[(0, 1)])]);
    }

    #[test]
    fn meals_of_an_order_count_over_all_trips() {
        let plan = Plan { trips: vec![trip(0, 1, &[(0, 2), (2, 7)]), trip(1, 1, &[(0, 3)])] };
        assert_eq!(plan.brought(3), [5, 0, 7]);
        let absurd = Plan { trips: vec![trip(0, 1, &[(0, i64::MAX), (0, 1), (9, 1)])] };
        assert_eq!(absurd.brought(1), [i64::MAX]);
    }
}
