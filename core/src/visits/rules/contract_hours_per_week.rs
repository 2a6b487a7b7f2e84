//! Overtime by the week: working time beyond the contract.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct ContractHoursPerWeek;

impl Rule<Problem> for ContractHoursPerWeek {
    fn name(&self) -> &'static str {
        "ContractHoursPerWeek"
    }
    fn summary(&self) -> &'static str {
        "Working time in a week (Monday to Sunday) beyond the caregiver's contract hours."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Less than by the day: most of a week's overtime has been counted on its days."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        hours_beyond(problem, plan, |s| s.week, |c| c.contract_per_week, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::time::Duration;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn a_week_ends_on_sunday() {
        let mut small =
            Small::new(&[&[0, 3, 4, 5], &[0]]).with_visits(&[(1, 60), (1, 60), (1, 70), (1, 300)]);
        small.problem.caregivers[0].contract_per_week = Some(Duration::minutes(90));
        let rule = "ContractHoursPerWeek";
        // Day 0 is a Thursday, day 3 Sunday, day 4 Monday. 10 + 60 + 12 is 82 minutes a round, 92 for task 2.
        assert_eq!(
            small.minutes(
                rule,
                &[(0, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")]), (4, &[serve(3, "09:00")])]
            ),
            NONE
        );
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")])]), [74]);
        // 82 in the first week; 82 + 92 - 90 in the second.
        assert_eq!(
            small.minutes(
                rule,
                &[(1, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")]), (3, &[serve(2, "09:00")])]
            ),
            [84]
        );
    }
}
