//! No more is spent than there is.

use crate::funerals::cemetery::figures::overspent;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BudgetKept;

impl Rule<Problem> for BudgetKept {
    fn name(&self) -> &'static str {
        "BudgetKept"
    }
    fn summary(&self) -> &'static str {
        "Fen spent in a year on building, burials and awards beyond its budget; where money carries over, in all years until then beyond their budgets, of the worst year."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Money that nobody has builds nothing and moves nobody."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let (Some(budget), Some(beyond)) = (&problem.budget, overspent(problem, plan)) else { return };
        let years = beyond.into_iter().enumerate();
        if budget.carries_over {
            // What is missing in one year is missing in the next as well, and is said once.
            if let Some((year, fen)) = years.max_by_key(|(year, fen)| (*fen, std::cmp::Reverse(*year))) {
                found(found_at(fen, Subject::Year(year)));
            }
        } else {
            years.for_each(|(year, fen)| found(found_at(fen, Subject::Year(year))));
        }
    }
}
