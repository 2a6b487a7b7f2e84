//! Where the client has favourites, one of them comes.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct PreferredCaregiverComes;

impl Rule<Problem> for PreferredCaregiverComes {
    fn name(&self) -> &'static str {
        "PreferredCaregiverComes"
    }
    fn summary(&self) -> &'static str {
        "Tasks of a visit with preferred caregivers that another one does."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "A wish, worth a detour of ten minutes."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.preferred.as_ref().is_some_and(|p| p.binary_search(&s.by).is_err()) {
                found(s.breach(1));
            }
        }
    }
}
