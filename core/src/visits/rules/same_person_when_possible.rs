//! Where two linked visits would have the same person, as many as can come to both do.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::PersonLink;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct SamePersonWhenPossible;

impl Rule<Problem> for SamePersonWhenPossible {
    fn name(&self) -> &'static str {
        "SamePersonWhenPossible"
    }
    fn summary(&self) -> &'static str {
        "Caregivers missing from those who come to both of two visits that should have the same person."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "A wish, worth a detour of ten minutes, like a preferred caregiver."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            if link.dependency.person == Some(PersonLink::PreferSame) {
                found(link.breach(link.not_shared()));
            }
        }
    }
}
