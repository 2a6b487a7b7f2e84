//! Children, elderly people and those in shelter or rescue never share beds, and no bed of one counts for another. No pin
//! changes that.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ClientGroupsApart;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    i64::from(person.group != bed.group)
}

impl Rule<Problem> for ClientGroupsApart {
    fn name(&self) -> &'static str {
        "ClientGroupsApart"
    }
    fn summary(&self) -> &'static str {
        "People in a bed of another client group."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Groups are never mixed, whatever is free."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn a_bed_of_another_group_counts_pinned_or_not() {
        let mut small = Small::new(3, &[(0, 2), (1, 2)]);
        small.problem.units[1].group.0 = 1;
        small.problem.applicants[2].group.0 = 1;
        assert_eq!(small.amounts("ClientGroupsApart", &[Some(0), None, Some(1)]), Small::NONE);
        small.pin(1, 1);
        assert_eq!(small.amounts("ClientGroupsApart", &[Some(0), Some(1), Some(0)]), [1, 1]);
    }
}
