//! A courier is back from the trip before, at the kitchen, and has loaded.

use crate::meals::rounds::plan::{Plan, Trip};
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, starts_fresh};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CourierReadyAtDeparture;

impl Rule<Problem> for CourierReadyAtDeparture {
    fn name(&self) -> &'static str {
        "CourierReadyAtDeparture"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which a trip leaves before its courier, coming from the trip before or from where the day finds them, is at the kitchen and has loaded."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody leaves a kitchen before getting there."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan) {
            for (n, walked) in round.open().enumerate() {
                if n > 0 || !starts_fresh(problem, round.courier) {
                    let Trip { courier, departure, .. } = *walked.trip;
                    let early = walked.ready.0.saturating_sub(departure.0);
                    found(found_at(early, Subject::Trip(courier, departure)));
                }
            }
        }
    }
}
