//! How far people walk and meals are carried in a day.

use crate::meals::plan::figures::distance;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Distance;

impl Rule<Problem> for Distance {
    fn name(&self) -> &'static str {
        "Distance"
    }
    fn summary(&self) -> &'static str {
        "Metres a day, times meals: from kitchen to point, from home to point, from kitchen to door."
    }
    fn unit(&self) -> Unit {
        Unit::Metre
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The last stage: of two plans that cost the same, the nearer."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        found(found_at(distance(problem, plan), Subject::Plan));
    }
}
