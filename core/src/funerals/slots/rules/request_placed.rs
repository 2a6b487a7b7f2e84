//! Everybody who asks has a slot.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct RequestPlaced;

impl Rule<Problem> for RequestPlaced {
    fn name(&self) -> &'static str {
        "RequestPlaced"
    }
    fn summary(&self) -> &'static str {
        "People of requests without a slot; the requests themselves where the document counts requests."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "After what cannot be, who may not come at all is what matters most."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (request, asks) in problem.request_ids().zip(&problem.requests) {
            if plan.slot(request).is_none() {
                found(found_at(problem.counted(asks), Subject::Request(request)));
            }
        }
    }
}
