//! A courier with kitchens of their own loads nowhere else.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_trips};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CourierMayLoadThere;

impl Rule<Problem> for CourierMayLoadThere {
    fn name(&self) -> &'static str {
        "CourierMayLoadThere"
    }
    fn summary(&self) -> &'static str {
        "Trips from a kitchen that is none of the courier's."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Couriers belong to kitchens where the document says so."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for trip in open_trips(problem, plan) {
            if !problem.couriers[trip.courier.index()].may_load_at(trip.kitchen) {
                found(found_at(1, Subject::Trip(trip.courier, trip.departure)));
            }
        }
    }
}
