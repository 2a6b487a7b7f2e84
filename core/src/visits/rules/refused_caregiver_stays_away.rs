//! Whom the client refused does not come.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct RefusedCaregiverStaysAway;

impl Rule<Problem> for RefusedCaregiverStaysAway {
    fn name(&self) -> &'static str {
        "RefusedCaregiverStaysAway"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver whom the client refused."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A home is opened by its owner: a refusal stands, whatever it costs."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.refused.binary_search(&s.by).is_ok() {
                found(s.breach(1));
            }
        }
    }
}
