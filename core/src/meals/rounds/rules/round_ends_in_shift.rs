//! Everybody is back by the end of the shift.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct RoundEndsInShift;

impl Rule<Problem> for RoundEndsInShift {
    fn name(&self) -> &'static str {
        "RoundEndsInShift"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which a courier with trips still to leave is back after the shift ends."
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
        for round in rounds(problem, plan).iter().filter(|r| r.open().next().is_some()) {
            let late = round.back - problem.couriers[round.courier.index()].until;
            found(found_at(late.0, Subject::Courier(round.courier)));
        }
    }
}
