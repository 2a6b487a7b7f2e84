//! A visit takes place by its due day; counted at its first task.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VisitByDueDay;

impl Rule<Problem> for VisitByDueDay {
    fn name(&self) -> &'static str {
        "VisitByDueDay"
    }
    fn summary(&self) -> &'static str {
        "Days that a visit takes place after its due day."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3_600_000)
    }
    fn reason(&self) -> &'static str {
        "A day late weighs an hour of travel, so that what is due comes first and what is overdue is \
         not forgotten."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if let (true, Some(due)) = (s.id.index() == s.visit.tasks.start, s.visit.due_day) {
                found(s.breach(i64::from(s.day(problem)) - i64::from(due)));
            }
        }
    }
}
