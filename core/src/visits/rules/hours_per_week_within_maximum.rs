//! A caregiver's working time in a week (Monday to Sunday) stays within the maximum.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct HoursPerWeekWithinMaximum;

impl Rule<Problem> for HoursPerWeekWithinMaximum {
    fn name(&self) -> &'static str {
        "HoursPerWeekWithinMaximum"
    }
    fn summary(&self) -> &'static str {
        "Working time in a week beyond the caregiver's maximum."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The maximum is the law's or the doctor's; overtime below it is a matter of cost."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        hours_beyond(problem, plan, |s| s.week, |c| c.max_per_week, found);
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
        small.problem.caregivers[0].max_per_week = Some(Duration::minutes(90));
        let rule = "HoursPerWeekWithinMaximum";
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
