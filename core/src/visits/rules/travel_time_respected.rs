//! Nobody starts before they can be there: straight from the end of the stop before.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct TravelTimeRespected;

impl Rule<Problem> for TravelTimeRespected {
    fn name(&self) -> &'static str {
        "TravelTimeRespected"
    }
    fn summary(&self) -> &'static str {
        "Time by which service or a break starts before its caregiver can arrive."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A roster that needs two places at once is not one."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.stops.iter().map(|s| (-s.waiting()).or_zero().0).sum()));
        }
    }
}
