//! A wished home is better than another, and the first wish better than the second. Who wishes for nothing has nothing
//! to lose.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WishedHomeFirst;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    let place = person.wishes.iter().position(|w| *w == bed.institution);
    place.unwrap_or(person.wishes.len()) as i64
}

impl Rule<Problem> for WishedHomeFirst {
    fn name(&self) -> &'static str {
        "WishedHomeFirst"
    }
    fn summary(&self) -> &'static str {
        "Places down each one's list of wishes; a home outside it is one place below the last."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3000)
    }
    fn reason(&self) -> &'static str {
        "A place on the list weighs as much as 3 km on the way of the family: an assumption, for a bureau to set."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn places_down_the_list_count() {
        let mut small = Small::new(3, &[(0, 2), (0, 2), (0, 2)]);
        small.wish(0, &[2, 0]);
        small.wish(1, &[1]);
        // First wish, outside a list of one, no wish at all.
        assert_eq!(small.amounts("WishedHomeFirst", &[Some(2), Some(0), Some(0)]), [1]);
        assert_eq!(small.amounts("WishedHomeFirst", &[Some(0), Some(1), Some(2)]), [1]);
        assert_eq!(small.amounts("WishedHomeFirst", &[Some(1), None, None]), [2]);
    }
}
