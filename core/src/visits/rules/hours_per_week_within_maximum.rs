//! A caregiver's working time in a week (Monday to Sunday) stays within the maximum.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct HoursPerWeekWithinMaximum;

impl Rule<Problem> for HoursPerWeekWithinMaximum {
    fn name(&self) -> &'static str {
        "HoursPerWeekWithinMaximum"
    }
    fn summary(&self) -> &'static str {
        "Working time in a week beyond the caregiver's maximum."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The maximum is the law's or the doctor's; overtime below it is a matter of cost."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        hours_beyond(problem, plan, |s| s.week, |c| c.max_per_week, found);
    }
}
