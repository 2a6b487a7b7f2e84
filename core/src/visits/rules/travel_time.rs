//! Travel time of all rounds.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct TravelTime;

impl Rule<Problem> for TravelTime {
    fn name(&self) -> &'static str {
        "TravelTime"
    }
    fn summary(&self) -> &'static str {
        "Travel time of every round, from the start of the shift to its end."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The measure of all soft rules: a point is a millisecond of travel."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.travel().0));
        }
    }
}
