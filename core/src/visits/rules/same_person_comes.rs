//! Where two linked visits ask for the same person, as many as can come to both do: one where either takes one
//! caregiver, both where each takes two.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::PersonLink;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct SamePersonComes;

impl Rule<Problem> for SamePersonComes {
    fn name(&self) -> &'static str {
        "SamePersonComes"
    }
    fn summary(&self) -> &'static str {
        "Caregivers missing from those who come to both of two visits that must have the same person."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Stitches are taken out by whoever put them in: the document says must."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            if link.dependency.person == Some(PersonLink::Same) {
                found(link.breach(link.not_shared()));
            }
        }
    }
}
