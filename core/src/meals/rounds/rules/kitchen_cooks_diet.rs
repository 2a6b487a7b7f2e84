//! Diets are kept apart, from the kitchen on.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_stops};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct KitchenCooksDiet;

impl Rule<Problem> for KitchenCooksDiet {
    fn name(&self) -> &'static str {
        "KitchenCooksDiet"
    }
    fn summary(&self) -> &'static str {
        "Meals from a kitchen that does not fill this kind of box."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What is not cooked there cannot be brought from there."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (trip, stop) in open_stops(problem, plan) {
            if !problem.fills(stop.order, trip.kitchen) {
                found(found_at(stop.meals, Subject::Order(stop.order)));
            }
        }
    }
}
