//! Who lives in a home and asks to move keeps a bed, the old one or another.

use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::Problem;
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct ResidentKeepsABed;

impl Rule<Problem> for ResidentKeepsABed {
    fn name(&self) -> &'static str {
        "ResidentKeepsABed"
    }
    fn summary(&self) -> &'static str {
        "Residents without any bed."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody loses their home by asking for a better one."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            let lost = person.resident.is_some() && plan.bed(applicant).is_none();
            found(Breach { amount: i64::from(lost), subject: Subject::Applicant(applicant) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn a_resident_may_move_and_not_be_left_without_a_bed() {
        let mut small = Small::new(3, &[(0, 3), (0, 3)]);
        small.reside(0, 1);
        small.reside(1, 1);
        assert_eq!(small.amounts("ResidentKeepsABed", &[Some(1), Some(0), None]), Small::NONE);
        assert_eq!(small.amounts("ResidentKeepsABed", &[Some(1), None, None]), [1]);
    }
}
