//! Who is gone leaves no kitchen.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_trips};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct TripLeavesBeforeCourierIsGone;

impl Rule<Problem> for TripLeavesBeforeCourierIsGone {
    fn name(&self) -> &'static str {
        "TripLeavesBeforeCourierIsGone"
    }
    fn summary(&self) -> &'static str {
        "Trips that leave at or after the time from which the courier is gone."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody is there to ride."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for trip in open_trips(problem, plan) {
            let gone = problem.couriers[trip.courier.index()].gone_from;
            if gone.is_some_and(|gone| trip.departure >= gone) {
                found(found_at(1, Subject::Trip(trip.courier, trip.departure)));
            }
        }
    }
}
