//! Service lasts as long as it takes this caregiver. Staying longer is allowed.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct ServiceNotCutShort;

impl Rule<Problem> for ServiceNotCutShort {
    fn name(&self) -> &'static str {
        "ServiceNotCutShort"
    }
    fn summary(&self) -> &'static str {
        "Time by which service is shorter than its duration."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The time is what the client was promised and what the bureau pays for."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            found(s.breach((problem.duration(s.id, s.by) - (s.stop.end - s.stop.start)).0));
        }
    }
}
