//! Nobody is sent to a home that they refused.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct RefusedHomeStaysAway;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    let refused = person.refused.binary_search(&bed.institution).is_ok();
    i64::from(refused && !person.holds(unit))
}

impl Rule<Problem> for RefusedHomeStaysAway {
    fn name(&self) -> &'static str {
        "RefusedHomeStaysAway"
    }
    fn summary(&self) -> &'static str {
        "People in a home that they refused."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Where somebody lives is not decided against them."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn a_refused_home_counts() {
        let mut small = Small::new(2, &[(0, 2), (1, 2)]);
        small.refuse(1, 0);
        assert_eq!(small.amounts("RefusedHomeStaysAway", &[Some(0), Some(1)]), Small::NONE);
        assert_eq!(small.amounts("RefusedHomeStaysAway", &[Some(0), Some(0)]), [1]);
    }
}
