//! What is confirmed stays as it is.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ConfirmedStays;

impl Rule<Problem> for ConfirmedStays {
    fn name(&self) -> &'static str {
        "ConfirmedStays"
    }
    fn summary(&self) -> &'static str {
        "Confirmed cases that are not planned exactly as the earlier plan says."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A family has told everyone when to come."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for id in problem.case_ids().filter(|id| problem.cases[id.index()].confirmed) {
            let before = problem.previous.get(id.index()).copied().flatten();
            let now = plan.cases.get(id.index()).copied().flatten();
            found(found_at(i64::from(before != now), Subject::Case(id)));
        }
    }
}
