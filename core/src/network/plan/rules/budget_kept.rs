//! What is spent once stays within the budget.

use crate::network::plan::costs::Costs;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BudgetKept;

impl Rule<Problem> for BudgetKept {
    fn name(&self) -> &'static str {
        "BudgetKept"
    }
    fn summary(&self) -> &'static str {
        "Fen spent on opening, changing and closing beyond the budget."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Money that nobody has opens nothing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        if let Some(budget) = problem.budget {
            found(found_at(Costs::of(problem, plan).one_off.saturating_sub(budget), Subject::Plan));
        }
    }
}
