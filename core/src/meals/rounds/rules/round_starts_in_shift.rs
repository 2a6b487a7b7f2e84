//! Nobody sets off before the shift.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, starts_fresh};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct RoundStartsInShift;

impl Rule<Problem> for RoundStartsInShift {
    fn name(&self) -> &'static str {
        "RoundStartsInShift"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which a courier would have to set off before the shift starts, to be at the first kitchen and have loaded by the first departure."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Hours are agreed; more of them are another shift."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan).iter().filter(|r| starts_fresh(problem, r.courier)) {
            if let Some(first) = round.open().next() {
                let early = first.ready.0.saturating_sub(first.trip.departure.0);
                found(found_at(early, Subject::Courier(round.courier)));
            }
        }
    }
}
