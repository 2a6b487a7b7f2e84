//! An open kitchen cooks no more than it can.

use crate::meals::plan::figures::cooked;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{KitchenId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct KitchenWithinCapacity;

impl Rule<Problem> for KitchenWithinCapacity {
    fn name(&self) -> &'static str {
        "KitchenWithinCapacity"
    }
    fn summary(&self) -> &'static str {
        "Meals a day, for points and doors together, over the capacity of an open kitchen's size."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Meals beyond that are late or not cooked."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (k, meals) in (0..).map(KitchenId).zip(cooked(problem, plan)) {
            if let Some(size) = problem.kitchens[k.index()].site.size(plan.kitchen(k)) {
                let meals = meals.iter().fold(0, |sum, m| i64::saturating_add(sum, *m));
                found(found_at(meals.saturating_sub(size.capacity), Subject::Kitchen(k)));
            }
        }
    }
}
