//! Two tasks that hang together in time are done by two people. Independent tasks may be done by one.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::pairs;

/// See the module.
pub struct PairByTwoPeople;

impl Rule<Problem> for PairByTwoPeople {
    fn name(&self) -> &'static str {
        "PairByTwoPeople"
    }
    fn summary(&self) -> &'static str {
        "Visits whose two tasks, at once or one after the other, are done by one caregiver."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The visit takes two people."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for pair in pairs(problem, plan) {
            if pair.visit.gap.is_some() && pair.by[0] == pair.by[1] {
                found(pair.breach(1));
            }
        }
    }
}
