//! How far people are from what serves them.

use crate::network::plan::figures::distance;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Distance;

impl Rule<Problem> for Distance {
    fn name(&self) -> &'static str {
        "Distance"
    }
    fn summary(&self) -> &'static str {
        "Metres from each community to each site that serves it, times hours a week."
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
