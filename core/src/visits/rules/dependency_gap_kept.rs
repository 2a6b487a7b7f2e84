//! Where one visit follows another, the gap from the end of every task of the first to the start of every task of the
//! second lies within its bounds. It binds only where both are served.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct DependencyGapKept;

impl Rule<Problem> for DependencyGapKept {
    fn name(&self) -> &'static str {
        "DependencyGapKept"
    }
    fn summary(&self) -> &'static str {
        "Time by which the gap between two linked visits is shorter than its least or longer than \
         its largest."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The order is a matter of health: first the insulin, then the meal."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            let Some((min, max)) = link.dependency.gap else { continue };
            let short = (min - link.least()).0.max(0);
            let long = max.map_or(0, |max| (link.largest() - max).0.max(0));
            found(link.breach(short + long));
        }
    }
}
