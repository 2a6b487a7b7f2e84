//! Overtime by the week: working time beyond the contract.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct ContractHoursPerWeek;

impl Rule<Problem> for ContractHoursPerWeek {
    fn name(&self) -> &'static str {
        "ContractHoursPerWeek"
    }
    fn summary(&self) -> &'static str {
        "Working time in a week (Monday to Sunday) beyond the caregiver's contract hours."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Less than by the day: most of a week's overtime has been counted on its days."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        hours_beyond(problem, plan, |s| s.week, |c| c.contract_per_week, found);
    }
}
