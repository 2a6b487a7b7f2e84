//! Nobody is served from farther away than the reach of the kind.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct KindWithinReach;

impl Rule<Problem> for KindWithinReach {
    fn name(&self) -> &'static str {
        "KindWithinReach"
    }
    fn summary(&self) -> &'static str {
        "Hours a week from a site farther away than the reach of its kind, or to which there is no way."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What lies beyond the circle is not near."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for given in &plan.served {
            let near = problem.reaches(given.community, given.site);
            found(found_at(if near { 0 } else { given.hours }, Subject::Community(given.community)));
        }
    }
}
