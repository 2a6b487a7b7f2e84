//! Close to the earlier roster: whoever was announced comes.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct SameCaregiverAsPrevious;

impl Rule<Problem> for SameCaregiverAsPrevious {
    fn name(&self) -> &'static str {
        "SameCaregiverAsPrevious"
    }
    fn summary(&self) -> &'static str {
        "Tasks that another caregiver does than in the earlier roster."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1_800_000)
    }
    fn reason(&self) -> &'static str {
        "Half an hour of travel: someone has been told a name, and someone else a round."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.task.previous.is_some_and(|p| p.caregiver != s.by) {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::{CaregiverId, Previous};
    use crate::visits::rules::testing::{NONE, Small, at, serve};

    #[test]
    fn a_task_that_changes_hands_counts() {
        let mut small = Small::new(&[&[0, 1], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.tasks[0].previous = Some(Previous { caregiver: CaregiverId(0), start: at("09:00") });
        small.problem.tasks[1].previous = Some(Previous { caregiver: CaregiverId(1), start: at("09:00") });
        let rule = "SameCaregiverAsPrevious";
        // Another time, or another shift of the same caregiver, is not another caregiver; task 2 is new.
        assert_eq!(
            small.amounts(rule, &[(1, &[serve(0, "12:00"), serve(2, "14:00")]), (2, &[serve(1, "09:00")])]),
            NONE
        );
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")])]),
            [1]
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "10:00")]), (2, &[serve(0, "09:00")])]), [1, 1]);
    }
}
