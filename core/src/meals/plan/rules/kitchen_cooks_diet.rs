//! A kitchen cooks only the diets that it can.

use crate::meals::plan::figures::cooked;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{DietId, KitchenId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct KitchenCooksDiet;

impl Rule<Problem> for KitchenCooksDiet {
    fn name(&self) -> &'static str {
        "KitchenCooksDiet"
    }
    fn summary(&self) -> &'static str {
        "Meals a day of a diet that their kitchen cannot cook."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A halal meal comes from a halal kitchen."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (k, meals) in (0..).map(KitchenId).zip(cooked(problem, plan)) {
            for (diet, meals) in (0..).map(DietId).zip(meals) {
                if !problem.kitchens[k.index()].cooks(diet) {
                    found(found_at(meals, Subject::Kitchen(k)));
                }
            }
        }
    }
}
