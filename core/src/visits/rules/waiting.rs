//! Waiting between stops. None before the first stop, nor directly after a break that opens the round: the caregiver
//! starts when needed.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct Waiting;

impl Rule<Problem> for Waiting {
    fn name(&self) -> &'static str {
        "Waiting"
    }
    fn summary(&self) -> &'static str {
        "Time between arrival and start, from the second stop of a round on."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "A minute waited on the stairs is as lost as a minute travelled."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.waiting().0));
        }
    }
}
