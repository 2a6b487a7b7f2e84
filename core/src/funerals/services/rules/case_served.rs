//! Every case is served.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CaseServed;

impl Rule<Problem> for CaseServed {
    fn name(&self) -> &'static str {
        "CaseServed"
    }
    fn summary(&self) -> &'static str {
        "Cases that are not served, each times its priority."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "After what cannot be, who has no funeral is what matters most."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for id in problem.case_ids() {
            let is_served = plan.cases.get(id.index()).is_some_and(Option::is_some);
            let priority = problem.cases[id.index()].priority;
            found(found_at(if is_served { 0 } else { priority }, Subject::Case(id)));
        }
    }
}
