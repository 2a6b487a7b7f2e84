//! Where one visit follows another, the second is not served without the first. Off unless the input asks.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::score::Level;
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, VisitId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct DependencyNeedsBoth;

impl Rule<Problem> for DependencyNeedsBoth {
    fn name(&self) -> &'static str {
        "DependencyNeedsBoth"
    }
    fn summary(&self) -> &'static str {
        "Visits that are served although the visit that they follow is not."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting { level: Level::Hard, weight: 0 }
    }
    fn reason(&self) -> &'static str {
        "Off: most links only keep visits apart, and leaving one out is no reason to leave out the \
         other; 1 where the second is pointless alone."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let is_served = |v: VisitId| problem.visits[v.index()].task_ids().any(|t| plan.of_task(t).is_some());
        for link in &problem.dependencies {
            if link.gap.is_some() && is_served(link.second) && !is_served(link.first) {
                found(Breach { amount: 1, subject: Subject::Visit(link.second) });
            }
        }
    }
}
