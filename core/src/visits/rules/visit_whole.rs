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

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn half_a_visit_counts_and_none_does_not() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(3, 30)]);
        small.visit(1, &[30, 20]);
        small.visit(2, &[30, 20]);
        let rule = "VisitWhole";
        // Tasks 1 and 2 are visit 1, tasks 3 and 4 visit 2.
        assert_eq!(small.amounts(rule, &[]), NONE);
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")]), (1, &[serve(2, "10:00")])]),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(0, &[serve(2, "09:00"), serve(3, "10:00")])]), [1, 1]);
    }
}
