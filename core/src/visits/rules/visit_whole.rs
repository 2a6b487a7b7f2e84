//! A visit of two tasks is served whole or not at all.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, VisitId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct VisitWhole;

impl Rule<Problem> for VisitWhole {
    fn name(&self) -> &'static str {
        "VisitWhole"
    }
    fn summary(&self) -> &'static str {
        "Visits of which one task is served and another is not."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Lifting or bathing with one of two caregivers is dangerous: half a visit is none."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (visit, id) in problem.visits.iter().zip(0..) {
            let served = visit.task_ids().filter(|t| plan.of_task(*t).is_some()).count();
            if served > 0 && served < visit.tasks.len() {
                found(Breach { amount: 1, subject: Subject::Visit(VisitId(id)) });
            }
        }
    }
}
