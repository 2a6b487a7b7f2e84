//! How long couriers are on the way.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};
use crate::time::Duration;

/// See the module.
pub struct TravelTime;

impl Rule<Problem> for TravelTime {
    fn name(&self) -> &'static str {
        "TravelTime"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds of travel: to kitchens, between stops, and home; nothing of trips that have left."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The measure of all other soft rules: a point is a millisecond on the way."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan) {
            let time: Duration = round.open_ways().flatten().map(|way| way.time).sum();
            found(found_at(time.0, Subject::Courier(round.courier)));
        }
    }
}
