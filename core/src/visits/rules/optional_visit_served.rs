//! An optional visit is served where that is worth the way.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, VisitId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct OptionalVisitServed;

impl Rule<Problem> for OptionalVisitServed {
    fn name(&self) -> &'static str {
        "OptionalVisitServed"
    }
    fn summary(&self) -> &'static str {
        "Priorities of the optional visits that are not served."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3_600_000)
    }
    fn reason(&self) -> &'static str {
        "An hour of travel for each point of priority: optional means that it may be too far, not \
         that it does not matter."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (visit, id) in problem.visits.iter().zip(0..) {
            if visit.optional && !visit.task_ids().any(|t| plan.of_task(t).is_some()) {
                found(Breach { amount: i64::from(visit.priority), subject: Subject::Visit(VisitId(id)) });
            }
        }
    }
}
