//! Land is spared.

use crate::funerals::cemetery::figures::land;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct LandUsed;

impl Rule<Problem> for LandUsed {
    fn name(&self) -> &'static str {
        "LandUsed"
    }
    fn summary(&self) -> &'static str {
        "Square decimetres of all modules."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Land that the dead take is taken from the living for a long time."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        found(found_at(land(problem, plan, None).last().copied().unwrap_or(0), Subject::Plan));
    }
}
