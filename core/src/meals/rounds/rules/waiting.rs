//! How long couriers stand before doors.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::{Handover, rounds};
use crate::rule::{Rule, Setting, Unit};
use crate::time::Duration;

/// See the module.
pub struct Waiting;

impl Rule<Problem> for Waiting {
    fn name(&self) -> &'static str {
        "Waiting"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds from arrival at a door until its window opens; nothing of trips that have left."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Time before a door is as long as time on the way; who waits in the kitchen is at hand."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan) {
            let waiting: Duration = round.open().flat_map(|trip| &trip.stops).map(Handover::waiting).sum();
            found(found_at(waiting.0, Subject::Courier(round.courier)));
        }
    }
}
