//! The family has a short way. Where nobody knows the distance it does not count.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct HomeNearFamily;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    problem.metres(person, bed.institution).unwrap_or(0)
}

impl Rule<Problem> for HomeNearFamily {
    fn name(&self) -> &'static str {
        "HomeNearFamily"
    }
    fn summary(&self) -> &'static str {
        "Metres between families and homes."
    }
    fn unit(&self) -> Unit {
        Unit::Metre
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "People who are visited live better; a metre is the unit that the other soft rules are measured in."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn the_way_of_the_family_counts_in_metres() {
        let mut small = Small::new(3, &[(0, 2), (1, 2)]);
        small.far(0, 0, 1200);
        small.far(0, 1, 300);
        small.far(1, 1, 70);
        assert_eq!(small.amounts("HomeNearFamily", &[Some(0), Some(1), Some(1)]), [1200, 70]);
        assert_eq!(small.amounts("HomeNearFamily", &[Some(1), None, None]), [300]);
    }
}
