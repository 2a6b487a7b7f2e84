//! How late clients are served: beyond the soft end of the window that the start belongs to.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct Tardiness;

impl Rule<Problem> for Tardiness {
    fn name(&self) -> &'static str {
        "Tardiness"
    }
    fn summary(&self) -> &'static str {
        "Time by which the start or end of service, as the visit binds it, is beyond the soft end of \
         its window."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3)
    }
    fn reason(&self) -> &'static str {
        "A minute that someone old waits at home weighs three minutes of travel: who waits cannot go \
         out, eat or wash."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            found(s.breach(s.tardiness().0));
        }
    }
}
