//! Nobody makes more trips than agreed.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct TripsWithinMost;

impl Rule<Problem> for TripsWithinMost {
    fn name(&self) -> &'static str {
        "TripsWithinMost"
    }
    fn summary(&self) -> &'static str {
        "Trips of a courier over the most of a day; what has left alone is no breach."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "More would be too much for one person."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut trips = vec![(0_i64, 0_i64); problem.couriers.len()];
        for trip in plan.trips.iter().filter(|trip| !trip.stops.is_empty()) {
            let (left, open) = &mut trips[trip.courier.index()];
            *(if problem.has_left(trip.departure) { left } else { open }) += 1;
        }
        for ((id, courier), (left, open)) in problem.courier_ids().zip(&problem.couriers).zip(trips) {
            if let Some(most) = courier.trips {
                found(found_at(open - (i64::from(most) - left).max(0), Subject::Courier(id)));
            }
        }
    }
}
