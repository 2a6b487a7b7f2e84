//! Overtime by the day: working time beyond the contract.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct ContractHoursPerDay;

impl Rule<Problem> for ContractHoursPerDay {
    fn name(&self) -> &'static str {
        "ContractHoursPerDay"
    }
    fn summary(&self) -> &'static str {
        "Working time on a day beyond the caregiver's contract hours."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(2)
    }
    fn reason(&self) -> &'static str {
        "Overtime is paid at 150 % (Labour Law of the PRC, article 44), rounded up for the tiredness."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        hours_beyond(problem, plan, |s| s.day, |c| c.contract_per_day, found);
    }
}
