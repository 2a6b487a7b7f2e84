//! A visit takes place on one of its days. The day of a task is the calendar day of its start, or the day of its
//! shift where only that one is allowed: a night shift belongs to the evening it began on.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VisitOnAllowedDay;

impl Rule<Problem> for VisitOnAllowedDay {
    fn name(&self) -> &'static str {
        "VisitOnAllowedDay"
    }
    fn summary(&self) -> &'static str {
        "Tasks on a day on which the visit may not take place."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The days are agreed with the client, who may be away on the others."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.days.binary_search(&s.day(problem)).is_err() {
                found(s.breach(1));
            }
        }
    }
}
