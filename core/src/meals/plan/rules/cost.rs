//! What the plan costs: once, and daily over all days.

use crate::meals::plan::costs::Costs;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Cost;

impl Rule<Problem> for Cost {
    fn name(&self) -> &'static str {
        "Cost"
    }
    fn summary(&self) -> &'static str {
        "Fen for opening, changing and closing, and for running, cooking and carrying over all days."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Of two plans that serve the same, the cheaper."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        found(found_at(Costs::of(problem, plan).total(problem.days), Subject::Plan));
    }
}
