//! Nobody is sent where there is no way.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct EveryWayExists;

impl Rule<Problem> for EveryWayExists {
    fn name(&self) -> &'static str {
        "EveryWayExists"
    }
    fn summary(&self) -> &'static str {
        "Ways that do not exist for the courier: to a kitchen, to a door, or back."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody gets through there."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan).iter().filter(|r| r.open().next().is_some()) {
            let missing = round.open_ways().filter(Option::is_none).count();
            found(found_at(missing as i64, Subject::Courier(round.courier)));
        }
    }
}
