//! A caregiver's working time on a day stays within the maximum. Working time runs from departure to return, breaks
//! taken out; the day is that of the shift.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::hours::hours_beyond;

/// See the module.
pub struct HoursPerDayWithinMaximum;

impl Rule<Problem> for HoursPerDayWithinMaximum {
    fn name(&self) -> &'static str {
        "HoursPerDayWithinMaximum"
    }
    fn summary(&self) -> &'static str {
        "Working time on a day beyond the caregiver's maximum."
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
        hours_beyond(problem, plan, |s| s.day, |c| c.max_per_day, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::time::Duration;
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn rounds_of_one_day_add_up_and_breaks_do_not_count() {
        let mut small = Small::new(&[&[0, 0, 1], &[0]]).with_visits(&[(1, 60), (1, 60), (1, 90), (1, 300)]);
        small.problem.caregivers[0].max_per_day = Some(Duration::minutes(120));
        small.rest(1, "11:00", "15:00", 30);
        let rule = "HoursPerDayWithinMaximum";
        // 10 + 60 + 12 is 82 minutes a round with 60 minutes of service; caregiver 1 has no limit.
        assert_eq!(
            small.minutes(
                rule,
                &[(0, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")]), (3, &[serve(3, "09:00")])]
            ),
            NONE
        );
        // Two rounds a day: 82 + 82 - 120, with a break of half an hour in the second.
        let day = [(0, &[serve(0, "09:00")][..]), (1, &[serve(1, "12:00"), rest(0, "13:00")])];
        assert_eq!(small.minutes(rule, &day), [44]);
        // And 10 + 300 + 12 - 120 on the day after.
        assert_eq!(small.minutes(rule, &[day[0], day[1], (2, &[serve(3, "09:00")])]), [44, 202]);
    }
}
