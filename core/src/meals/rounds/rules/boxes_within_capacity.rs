//! No trip carries more than fits.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_trips};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BoxesWithinCapacity;

impl Rule<Problem> for BoxesWithinCapacity {
    fn name(&self) -> &'static str {
        "BoxesWithinCapacity"
    }
    fn summary(&self) -> &'static str {
        "Meals of a trip over what the courier carries of that kind of box."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What does not fit is left standing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut load = vec![0_i64; problem.boxes.len()];
        for trip in open_trips(problem, plan) {
            load.fill(0);
            for stop in &trip.stops {
                let kind = problem.orders[stop.order.index()].kind.index();
                load[kind] = load[kind].saturating_add(stop.meals);
            }
            for (meals, most) in load.iter().zip(&problem.couriers[trip.courier.index()].capacity) {
                found(found_at(meals.saturating_sub(*most), Subject::Trip(trip.courier, trip.departure)));
            }
        }
    }
}
