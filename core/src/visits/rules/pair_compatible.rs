//! Caregivers who do not work together do not share a visit.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::pairs;

/// See the module.
pub struct PairCompatible;

impl Rule<Problem> for PairCompatible {
    fn name(&self) -> &'static str {
        "PairCompatible"
    }
    fn summary(&self) -> &'static str {
        "Visits whose two tasks are done by caregivers who are incompatible."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Whoever entered the incompatibility had a reason; a client should not have to sit between."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for pair in pairs(problem, plan) {
            if problem.caregivers[pair.by[0].index()].incompatible.binary_search(&pair.by[1]).is_ok() {
                found(pair.breach(1));
            }
        }
    }
}
