//! Close to the earlier roster: service starts when it was announced.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct StartNearPrevious;

impl Rule<Problem> for StartNearPrevious {
    fn name(&self) -> &'static str {
        "StartNearPrevious"
    }
    fn summary(&self) -> &'static str {
        "Time between the start of service and its start in the earlier roster."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "A minute's shift of an announced time weighs a minute of travel: both take from someone's day."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if let Some(previous) = s.task.previous {
                found(s.breach((s.stop.start - previous.start).0.abs()));
            }
        }
    }
}
