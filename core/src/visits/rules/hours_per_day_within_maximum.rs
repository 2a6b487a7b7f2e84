//! A caregiver's working time on a day stays within the maximum. Working time runs from departure to return, breaks
//! taken out; the day is that of the shift.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct HoursPerDayWithinMaximum;

impl Rule<Problem> for HoursPerDayWithinMaximum {
    fn name(&self) -> &'static str {
        "HoursPerDayWithinMaximum"
    }
    fn summary(&self) -> &'static str {
        "Working time on a day beyond the caregiver's maximum."
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
        hours_beyond(problem, plan, |s| s.day, |c| c.max_per_day, found);
    }
}
