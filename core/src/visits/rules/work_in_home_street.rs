//! Caregivers work in their own street; elsewhere they are lent. Counts only where both streets are known.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct WorkInHomeStreet;

impl Rule<Problem> for WorkInHomeStreet {
    fn name(&self) -> &'static str {
        "WorkInHomeStreet"
    }
    fn summary(&self) -> &'static str {
        "Tasks at a place of another street than the caregiver's own."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "Ten minutes of travel: lending takes a call between two street centres and a caregiver who \
         does not know the stairs."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            let (home, there) = (s.caregiver.street, problem.places[s.visit.place.index()].street);
            if home.is_some() && there.is_some() && home != there {
                found(s.breach(1));
            }
        }
    }
}
