//! Meals reach their point while they are hot.

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct MealsHotAtPoint;

impl Rule<Problem> for MealsHotAtPoint {
    fn name(&self) -> &'static str {
        "MealsHotAtPoint"
    }
    fn summary(&self) -> &'static str {
        "Meals a day carried from a kitchen to a point farther than the limit, or where there is no way."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A cold meal is not eaten."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in &plan.supply {
            let hot = problem.transport.is_some_and(|reach| reach.holds(problem.haul(s.kitchen, s.point)));
            found(found_at(if hot { 0 } else { s.meals }, Subject::Point(s.point)));
        }
    }
}
