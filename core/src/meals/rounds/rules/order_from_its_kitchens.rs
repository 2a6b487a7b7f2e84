//! An order that names kitchens comes from one of them.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_stops};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OrderFromItsKitchens;

impl Rule<Problem> for OrderFromItsKitchens {
    fn name(&self) -> &'static str {
        "OrderFromItsKitchens"
    }
    fn summary(&self) -> &'static str {
        "Meals from a kitchen that is none of those that the order names."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Somebody has agreed with these kitchens."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (trip, stop) in open_stops(problem, plan) {
            if !problem.is_asked_from(stop.order, trip.kitchen) {
                found(found_at(stop.meals, Subject::Order(stop.order)));
            }
        }
    }
}
