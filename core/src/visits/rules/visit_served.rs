//! A visit that is not optional is served. Half a visit (one of two tasks) is none: see `VisitWhole`.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, VisitId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct VisitServed;

impl Rule<Problem> for VisitServed {
    fn name(&self) -> &'static str {
        "VisitServed"
    }
    fn summary(&self) -> &'static str {
        "Priorities of the mandatory visits that are not served."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "Medium: on a short day someone goes unserved, and no saving of travel makes up for that."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (visit, id) in problem.visits.iter().zip(0..) {
            if !visit.optional && !visit.task_ids().any(|t| plan.of_task(t).is_some()) {
                found(Breach { amount: i64::from(visit.priority), subject: Subject::Visit(VisitId(id)) });
            }
        }
    }
}
