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

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn unserved_visits_cost_their_priority() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.visit(1, &[30, 20]);
        for (visit, priority) in small.problem.visits.iter_mut().zip([2, 30, 500, 7]) {
            visit.priority = priority;
            visit.optional = true;
        }
        // Visit 2 is of the other kind; of visit 3 a half is served, which `VisitWhole` tells.
        small.problem.visits[2].optional = false;
        let rule = "OptionalVisitServed";
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00"), serve(4, "11:00")])]),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(3, "11:00")])]), [30]);
        assert_eq!(small.amounts(rule, &[]), [2, 30, 7]);
    }
}
