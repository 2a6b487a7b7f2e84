//! Where a visit names the only caregivers who may come, one of them does.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct RequiredCaregiverComes;

impl Rule<Problem> for RequiredCaregiverComes {
    fn name(&self) -> &'static str {
        "RequiredCaregiverComes"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver who is not among those required."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Only these may come: a court, a doctor or the family has said so."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.required.as_ref().is_some_and(|r| r.binary_search(&s.by).is_err()) {
                found(s.breach(1));
            }
        }
    }
}
