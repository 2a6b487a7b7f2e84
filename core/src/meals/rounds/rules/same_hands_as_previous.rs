//! A day that changes changes little for those who wait.

use crate::meals::rounds::changes::{Hands, hands};
use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::{OrderId, Problem};
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SameHandsAsPrevious;

impl Rule<Problem> for SameHandsAsPrevious {
    fn name(&self) -> &'static str {
        "SameHandsAsPrevious"
    }
    fn summary(&self) -> &'static str {
        "Meals of orders that the earlier plan brings, not yet left, which now come by a courier or from a kitchen that the earlier plan does not have for them."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "Whoever eats is better served by who knows the door; for each of them that is worth ten minutes on the way."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let before = hands(problem, &problem.previous);
        let mut elsewhere = vec![0_i64; problem.orders.len()];
        for trip in plan.trips.iter().filter(|trip| !problem.has_left(trip.departure)) {
            let now = Hands { courier: trip.courier, kitchen: trip.kitchen };
            for stop in &trip.stops {
                let before = &before[stop.order.index()];
                if !before.is_empty() && before.binary_search(&now).is_err() {
                    let meals = &mut elsewhere[stop.order.index()];
                    *meals = meals.saturating_add(stop.meals.max(0));
                }
            }
        }
        for (n, meals) in elsewhere.into_iter().enumerate().filter(|(_, meals)| *meals > 0) {
            found(found_at(meals, Subject::Order(OrderId::new(n))));
        }
    }
}
