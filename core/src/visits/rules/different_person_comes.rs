//! Where two linked visits ask for different people, nobody comes to both.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::PersonLink;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct DifferentPersonComes;

impl Rule<Problem> for DifferentPersonComes {
    fn name(&self) -> &'static str {
        "DifferentPersonComes"
    }
    fn summary(&self) -> &'static str {
        "Caregivers who come to both of two visits that must have different people."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A second pair of eyes that is the first pair checks nothing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            if link.dependency.person == Some(PersonLink::Different) {
                found(link.breach(link.shared()));
            }
        }
    }
}
