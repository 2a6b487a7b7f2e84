//! Everyone is back by the end of the shift.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct RouteEndsInShift;

impl Rule<Problem> for RouteEndsInShift {
    fn name(&self) -> &'static str {
        "RouteEndsInShift"
    }
    fn summary(&self) -> &'static str {
        "Time by which a round is back after its shift ends."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The end of a shift is agreed: someone fetches a child. Set it soft where extra time can be \
         asked for."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, (route.finish - problem.shifts[route.shift.index()].end).0));
        }
    }
}
