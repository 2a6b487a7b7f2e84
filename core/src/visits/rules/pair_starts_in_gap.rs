//! The second task of a pair starts within its gap after the first.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::pairs;

/// See the module.
pub struct PairStartsInGap;

impl Rule<Problem> for PairStartsInGap {
    fn name(&self) -> &'static str {
        "PairStartsInGap"
    }
    fn summary(&self) -> &'static str {
        "Time by which the start of the second task misses its gap after the start of the first."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "At once means at once: one caregiver cannot lift alone until the other arrives."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for pair in pairs(problem, plan) {
            if let Some(gap) = pair.visit.gap {
                let between = pair.stops[1].start - pair.stops[0].start;
                found(pair.breach((gap.min - between).0.max((between - gap.max).0)));
            }
        }
    }
}
