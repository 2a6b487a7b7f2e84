//! The kind of bed fits the assessed level of care. A bed that is held by a pin, or in which its resident stays, is a fact
//! and not held against anybody; so it is with every rule that keeps people out of beds.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BedFitsNeed;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    let fits = person.holds(unit) || problem.substitution(person.level, bed.kind).is_some();
    i64::from(!fits)
}

impl Rule<Problem> for BedFitsNeed {
    fn name(&self) -> &'static str {
        "BedFitsNeed"
    }
    fn summary(&self) -> &'static str {
        "People in a kind of bed that does not fit their level of care."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A bed without the care that somebody needs is none."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn only_a_kind_that_the_level_names_fits() {
        // Level 0 fits kinds 0 and 1, level 1 only kind 1; unit 0 is of kind 0, unit 1 of kind 1.
        let mut small = Small::new(3, &[(0, 2), (1, 2)]);
        small.problem.applicants[1].level.0 = 1;
        small.problem.applicants[2].level.0 = 1;
        assert_eq!(small.amounts("BedFitsNeed", &[Some(0), Some(1), None]), Small::NONE);
        assert_eq!(small.amounts("BedFitsNeed", &[Some(1), Some(0), Some(0)]), [1, 1]);
        small.pin(2, 0);
        assert_eq!(small.amounts("BedFitsNeed", &[None, Some(0), Some(0)]), [1]);
    }
}
