//! No budget is overspent.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BudgetKept;

impl Rule<Problem> for BudgetKept {
    fn name(&self) -> &'static str {
        "BudgetKept"
    }
    fn summary(&self) -> &'static str {
        "Fen spent over a budget, in its years together."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Money that nobody has builds nothing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let spent = plan.spending(problem);
        for (n, budget) in problem.budgets.iter().enumerate() {
            let sum: i64 = budget.years.iter().map(|t| spent[budget.source.index()][*t]).sum();
            found(found_at(sum - budget.fen, Subject::Budget(n)));
        }
    }
}
