//! A unit takes as many people as it has beds.

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
        "People beyond the beds of their unit."
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
            let beyond = plan.people(unit).len().saturating_sub(beds);
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
}
