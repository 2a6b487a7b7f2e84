//! No more is converted than is there.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NoNegativeBeds;

impl Rule<Problem> for NoNegativeBeds {
    fn name(&self) -> &'static str {
        "NoNegativeBeds"
    }
    fn summary(&self) -> &'static str {
        "Beds below zero, by site, kind and year."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A bed can be converted once."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (j, by_kind) in plan.beds(problem).iter().enumerate() {
            for beds in by_kind.iter().flatten() {
                found(found_at(-beds, Subject::Site(j)));
            }
        }
    }
}
