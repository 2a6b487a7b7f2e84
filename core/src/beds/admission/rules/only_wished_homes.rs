//! Who says that only wished homes will do gets one of those or waits.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OnlyWishedHomes;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    let outside = person.only_wishes && !person.wishes.contains(&bed.institution);
    i64::from(outside && !person.holds(unit))
}

impl Rule<Problem> for OnlyWishedHomes {
    fn name(&self) -> &'static str {
        "OnlyWishedHomes"
    }
    fn summary(&self) -> &'static str {
        "People in a home outside their wishes who said that only those will do."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "They asked to wait rather than to go elsewhere."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn others_may_go_outside_their_wishes() {
        let mut small = Small::new(2, &[(0, 2), (1, 2)]);
        small.wish(0, &[1]);
        small.wish(1, &[1]);
        small.problem.applicants[1].only_wishes = true;
        assert_eq!(small.amounts("OnlyWishedHomes", &[Some(0), Some(1)]), Small::NONE);
        assert_eq!(small.amounts("OnlyWishedHomes", &[Some(0), Some(0)]), [1]);
    }
}
