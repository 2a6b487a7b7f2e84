//! A unit takes as many people as it has beds.

use super::selected::busiest;
use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::Problem;
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct NoTwoPeopleInOneBed;

impl Rule<Problem> for NoTwoPeopleInOneBed {
    fn name(&self) -> &'static str {
        "NoTwoPeopleInOneBed"
    }
    fn summary(&self) -> &'static str {
        "People beyond the beds of their unit, on the day with the most."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "There is no other way to have two people in one bed."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for unit in problem.unit_ids() {
            let beds = problem.units[unit.index()].beds as usize;
            let beyond = busiest(problem, plan.people(unit).iter().copied()).saturating_sub(beds);
            found(Breach { amount: beyond as i64, subject: Subject::Unit(unit) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn people_beyond_the_beds_count() {
        let small = Small::new(4, &[(0, 1), (0, 3)]);
        assert_eq!(small.amounts("NoTwoPeopleInOneBed", &[Some(0), Some(1), Some(1), Some(1)]), Small::NONE);
        assert_eq!(small.amounts("NoTwoPeopleInOneBed", &[Some(0), Some(0), Some(0), Some(1)]), [2]);
    }

    #[test]
    fn a_bed_is_free_again_after_a_stay_and_on_other_days_of_the_week() {
        let mut small = Small::new(4, &[(0, 1)]);
        // Days 0 to 9, 10 to 19, 19 to 29, and for good from day 30.
        small.stay(0, 0, Some(10));
        small.stay(1, 10, Some(20));
        small.stay(2, 19, Some(30));
        small.stay(3, 30, None);
        let amounts = |small: &Small, beds: [Option<u32>; 4]| small.amounts("NoTwoPeopleInOneBed", &beds);
        assert_eq!(amounts(&small, [Some(0), Some(0), None, Some(0)]), Small::NONE);
        assert_eq!(amounts(&small, [Some(0), Some(0), Some(0), Some(0)]), [1]);
        // Day 19 is the sixth of its week, counted from the decision: not a day of the third.
        small.problem.applicants[2].stay.days = [true, true, true, true, true, false, true];
        assert_eq!(amounts(&small, [Some(0), Some(0), Some(0), Some(0)]), Small::NONE);
        small.stay(3, 29, None);
        assert_eq!(amounts(&small, [Some(0), Some(0), Some(0), Some(0)]), [1]);
    }
}
