//! A funeral is on a day on which the family can.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};
use crate::time::Time;

/// See the module.
pub struct DayAllowed;

impl Rule<Problem> for DayAllowed {
    fn name(&self) -> &'static str {
        "DayAllowed"
    }
    fn summary(&self) -> &'static str {
        "Cases whose farewell (or cremation, where there is no farewell) begins on a day that they do not allow, or on none of the document's days."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The family said so."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let days = Time(0)..problem.horizon.end();
        for (id, case, service) in served(problem, plan) {
            let Some(rite) = service.rite() else { continue };
            let fits = days.contains(&rite) && case.may_be_on(problem.day_of(rite));
            found(found_at(i64::from(!fits), Subject::Case(id)));
        }
    }
}
