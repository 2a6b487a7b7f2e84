//! Continuity: someone comes who has come before.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct UsualCaregiverComes;

impl Rule<Problem> for UsualCaregiverComes {
    fn name(&self) -> &'static str {
        "UsualCaregiverComes"
    }
    fn summary(&self) -> &'static str {
        "Tasks of a visit with usual caregivers that another one does."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(900_000)
    }
    fn reason(&self) -> &'static str {
        "A known face is worth going once through the 15-minute circle: it knows the client and sees \
         what has changed."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if !s.visit.usual.is_empty() && s.visit.usual.binary_search(&s.by).is_err() {
                found(s.breach(1));
            }
        }
    }
}
