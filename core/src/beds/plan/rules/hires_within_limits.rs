//! No more is hired than can be found.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct HiresWithinLimits;

impl Rule<Problem> for HiresWithinLimits {
    fn name(&self) -> &'static str {
        "HiresWithinLimits"
    }
    fn summary(&self) -> &'static str {
        "People hired over what a year offers, or fewer than none."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The profession has only so many."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (n, (staff, hires)) in problem.staff.iter().zip(&plan.hires).enumerate() {
            for hired in hires {
                let wrong = (hired - staff.hires_per_year).max(0) + (-hired).max(0);
                found(found_at(wrong, Subject::Staff(n)));
            }
        }
    }
}
