//! What a round carries fits its capacity.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::{Plan, Stop};
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct LoadWithinCapacity;

impl Rule<Problem> for LoadWithinCapacity {
    fn name(&self) -> &'static str {
        "LoadWithinCapacity"
    }
    fn summary(&self) -> &'static str {
        "Units of load beyond the capacity of a round."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A full box holds no more."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            let Some(capacity) = problem.shifts[route.shift.index()].capacity else { continue };
            let load = route.stops.iter().filter_map(Stop::task).map(|t| problem.visit_of(t).load);
            found(on_shift(route, load.fold(0, i64::saturating_add).saturating_sub(capacity)));
        }
    }
}
