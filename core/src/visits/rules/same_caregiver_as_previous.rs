//! Close to the earlier roster: whoever was announced comes.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct SameCaregiverAsPrevious;

impl Rule<Problem> for SameCaregiverAsPrevious {
    fn name(&self) -> &'static str {
        "SameCaregiverAsPrevious"
    }
    fn summary(&self) -> &'static str {
        "Tasks that another caregiver does than in the earlier roster."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1_800_000)
    }
    fn reason(&self) -> &'static str {
        "Half an hour of travel: someone has been told a name, and someone else a round."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.task.previous.is_some_and(|p| p.caregiver != s.by) {
                found(s.breach(1));
            }
        }
    }
}
