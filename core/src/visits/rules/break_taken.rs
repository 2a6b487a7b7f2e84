//! Breaks that are not mandatory are taken all the same. A shift without a round counts too, as in the UHHC
//! benchmark.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{BreakId, Problem};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct BreakTaken;

impl Rule<Problem> for BreakTaken {
    fn name(&self) -> &'static str {
        "BreakTaken"
    }
    fn summary(&self) -> &'static str {
        "Breaks, not mandatory, that are in no round of their shift."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3_600_000)
    }
    fn reason(&self) -> &'static str {
        "A missed lunch weighs an hour of travel: it happens on a bad day, and not to save a detour."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (rest, id) in problem.breaks.iter().zip(0..) {
            let round = plan.of_shift(rest.shift);
            let taken = round.is_some_and(|r| r.stops.iter().any(|s| s.of_break() == Some(BreakId(id))));
            if !rest.mandatory && !taken {
                found(Breach { amount: 1, subject: Subject::Shift(rest.shift) });
            }
        }
    }
}
