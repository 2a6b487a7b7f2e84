//! Nobody leaves before the shift starts.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct RouteStartsInShift;

impl Rule<Problem> for RouteStartsInShift {
    fn name(&self) -> &'static str {
        "RouteStartsInShift"
    }
    fn summary(&self) -> &'static str {
        "Time by which a round departs before its shift starts."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Before the shift the caregiver is not at work, nor insured."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, (problem.shifts[route.shift.index()].start - route.departure).0));
        }
    }
}
