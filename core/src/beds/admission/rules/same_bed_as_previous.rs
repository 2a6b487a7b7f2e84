//! Who had a bed in the earlier decision is not moved without a reason. Who loses it altogether is not counted here: that
//! is for the order of tiers to say.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SameBedAsPrevious;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    i64::from(person.previous.is_some_and(|before| before != unit))
}

impl Rule<Problem> for SameBedAsPrevious {
    fn name(&self) -> &'static str {
        "SameBedAsPrevious"
    }
    fn summary(&self) -> &'static str {
        "People in another bed than in the earlier decision."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(20_000)
    }
    fn reason(&self) -> &'static str {
        "Calling a family again weighs as much as 20 km: an assumption, for a bureau to set."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn moved_people_count_and_new_ones_do_not() {
        let mut small = Small::new(3, &[(0, 2), (0, 2)]);
        small.previous(0, 0);
        small.previous(1, 0);
        assert_eq!(small.amounts("SameBedAsPrevious", &[Some(1), Some(0), Some(1)]), [1]);
        assert_eq!(small.amounts("SameBedAsPrevious", &[None, Some(0), Some(0)]), Small::NONE);
    }
}
