//! Nobody gets a slot that they did not ask for.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SlotAmongWishes;

impl Rule<Problem> for SlotAmongWishes {
    fn name(&self) -> &'static str {
        "SlotAmongWishes"
    }
    fn summary(&self) -> &'static str {
        "Requests with a slot that is none of their wishes, or none of the document."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Who did not ask for an hour does not come, and keeps others out."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for request in problem.request_ids() {
            let Some(slot) = plan.slot(request) else { continue };
            if problem.rank(request, slot).is_none() {
                found(found_at(1, Subject::Request(request)));
            }
        }
    }
}
