//! A kitchen cooks no more than it can.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct KitchenWithinMeals;

impl Rule<Problem> for KitchenWithinMeals {
    fn name(&self) -> &'static str {
        "KitchenWithinMeals"
    }
    fn summary(&self) -> &'static str {
        "Meals of the day over what a kitchen cooks at most; what has left alone is no breach."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What is not cooked cannot be brought."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, kitchen) in problem.kitchen_ids().zip(&problem.kitchens) {
            let Some(most) = kitchen.meals else { continue };
            let of_kitchen = |has_left: bool| {
                let trips = plan
                    .trips
                    .iter()
                    .filter(|t| t.kitchen == id && problem.has_left(t.departure) == has_left);
                trips.fold(0_i64, |sum, trip| sum.saturating_add(trip.meals()))
            };
            let (left, open) = (of_kitchen(true), of_kitchen(false));
            let room = most.saturating_sub(left).max(0);
            found(found_at(open.saturating_sub(room), Subject::Kitchen(id)));
        }
    }
}
