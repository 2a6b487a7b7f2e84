//! The longest that any client waits beyond a window.

use std::cmp::Reverse;

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct LargestTardiness;

impl Rule<Problem> for LargestTardiness {
    fn name(&self) -> &'static str {
        "LargestTardiness"
    }
    fn summary(&self) -> &'static str {
        "The largest tardiness of any task."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "One hour late for one person is worse than six times ten minutes: the worst is counted once \
         more."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        if let Some(worst) = served(problem, plan).max_by_key(|s| (s.tardiness(), Reverse(s.id))) {
            found(worst.breach(worst.tardiness().0));
        }
    }
}
