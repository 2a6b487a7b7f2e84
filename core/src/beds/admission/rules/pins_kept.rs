//! What people have decided stands.

use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::Problem;
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct PinsKept;

impl Rule<Problem> for PinsKept {
    fn name(&self) -> &'static str {
        "PinsKept"
    }
    fn summary(&self) -> &'static str {
        "Applicants who are pinned to a bed and do not get it."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A pin is a promise."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            let broken = person.pinned.is_some() && plan.bed(applicant) != person.pinned;
            found(Breach { amount: i64::from(broken), subject: Subject::Applicant(applicant) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn another_bed_or_none_breaks_a_pin() {
        let mut small = Small::new(3, &[(0, 3), (0, 3)]);
        small.pin(0, 1);
        small.pin(1, 1);
        assert_eq!(small.amounts("PinsKept", &[Some(1), Some(1), Some(0)]), Small::NONE);
        assert_eq!(small.amounts("PinsKept", &[Some(0), None, None]), [1, 1]);
    }
}
