//! What the plan spends, from all sources.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Cost;

impl Rule<Problem> for Cost {
    fn name(&self) -> &'static str {
        "Cost"
    }
    fn summary(&self) -> &'static str {
        "Fen spent in the years of the plan."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The last stage: of two plans that do the same, the cheaper."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        found(found_at(plan.spending(problem).iter().flatten().sum(), Subject::Plan));
    }
}
