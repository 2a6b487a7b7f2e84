//! How far couriers go.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct TravelDistance;

impl Rule<Problem> for TravelDistance {
    fn name(&self) -> &'static str {
        "TravelDistance"
    }
    fn summary(&self) -> &'static str {
        "Metres of travel: to kitchens, between stops, and home; nothing of trips that have left."
    }
    fn unit(&self) -> Unit {
        Unit::Metre
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(0)
    }
    fn reason(&self) -> &'static str {
        "Off: the time on the way says nearly the same, and is what couriers are paid for."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan) {
            let metres = round.open_ways().flatten().map(|way| way.metres).sum();
            found(found_at(metres, Subject::Courier(round.courier)));
        }
    }
}
