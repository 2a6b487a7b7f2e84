//! The right kind of bed is better than one that merely fits: a nursing bed for somebody who needs dementia care, or for
//! somebody who needs none, is missing elsewhere. The level of care says how much each kind counts.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct RightKindOfBed;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    problem.substitution(person.level, bed.kind).unwrap_or(0)
}

impl Rule<Problem> for RightKindOfBed {
    fn name(&self) -> &'static str {
        "RightKindOfBed"
    }
    fn summary(&self) -> &'static str {
        "What the table of the level of care counts for the kind of bed."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The table is written in metres that a family would rather travel."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn the_table_of_the_level_counts() {
        // Level 0 counts 0 for kind 0 and 800 for kind 1; level 1 counts 0 for kind 1.
        let mut small = Small::new(3, &[(0, 2), (1, 2)]);
        small.problem.applicants[2].level.0 = 1;
        assert_eq!(small.amounts("RightKindOfBed", &[Some(0), Some(1), Some(1)]), [800]);
    }
}
