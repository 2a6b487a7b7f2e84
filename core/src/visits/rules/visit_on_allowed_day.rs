//! A visit takes place on one of its days. The day of a task is the calendar day of its start, or the day of its
//! shift where only that one is allowed: a night shift belongs to the evening it began on.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VisitOnAllowedDay;

impl Rule<Problem> for VisitOnAllowedDay {
    fn name(&self) -> &'static str {
        "VisitOnAllowedDay"
    }
    fn summary(&self) -> &'static str {
        "Tasks on a day on which the visit may not take place."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The days are agreed with the client, who may be away on the others."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.days.binary_search(&s.day(problem)).is_err() {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn a_night_shift_may_serve_on_either_of_its_days() {
        let mut small = Small::new(&[&[0, 2]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.visits[0].days = vec![0];
        small.problem.visits[1].days = vec![1];
        small.problem.visits[2].days = vec![1, 2];
        let rule = "VisitOnAllowedDay";
        // 25:00 on day 0 is 01:00 on day 1: fine for visit 0 by the shift, for visit 1 by the calendar.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "25:00"), serve(1, "26:00")])]), NONE);
        // Visit 1 on day 0; visits 0 and 1 on day 2, where only visit 2 may be.
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")])]), [1]);
        assert_eq!(
            small.amounts(rule, &[(1, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")])]),
            [1, 1]
        );
    }
}
