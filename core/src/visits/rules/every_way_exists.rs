//! Every way of a round exists in the travel source.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct EveryWayExists;

impl Rule<Problem> for EveryWayExists {
    fn name(&self) -> &'static str {
        "EveryWayExists"
    }
    fn summary(&self) -> &'static str {
        "Ways of a round that do not exist for its mode of travel."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody can walk a way that is not there."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            let missing = route.ways().filter(Option::is_none).count();
            found(on_shift(route, i64::try_from(missing).unwrap_or(i64::MAX)));
        }
    }
}
