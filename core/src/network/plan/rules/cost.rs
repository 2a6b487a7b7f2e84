//! What the plan costs: once, and daily over all days.

use crate::network::plan::costs::Costs;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Cost;

impl Rule<Problem> for Cost {
    fn name(&self) -> &'static str {
        "Cost"
    }
    fn summary(&self) -> &'static str {
        "Fen for opening, changing and closing, and for running over all days."
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
