//! Between the end of the transfer and the cremation lies what the document allows.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served, wait};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct GapKept;

impl Rule<Problem> for GapKept {
    fn name(&self) -> &'static str {
        "GapKept"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which a cremation begins before the transfer from the farewell ends, or after the longest wait, where the farewell had not begun by `now`."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Families walk with the coffin, or wait within reason."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let Some(wait) = wait(problem, case, service) else { continue };
            // Who has been said farewell to waits for as long as it takes.
            let most = problem.gap.most().filter(|_| problem.begun(id).farewell.is_none());
            let over = most.map_or(0, |most| wait.saturating_sub(most.0));
            found(found_at(wait.saturating_neg().max(over), Subject::Case(id)));
        }
    }
}
