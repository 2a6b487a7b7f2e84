//! Continuity: someone comes who has come before.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct UsualCaregiverComes;

impl Rule<Problem> for UsualCaregiverComes {
    fn name(&self) -> &'static str {
        "UsualCaregiverComes"
    }
    fn summary(&self) -> &'static str {
        "Tasks of a visit with usual caregivers that another one does."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(900_000)
    }
    fn reason(&self) -> &'static str {
        "A known face is worth going once through the 15-minute circle: it knows the client and sees \
         what has changed."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if !s.visit.usual.is_empty() && s.visit.usual.binary_search(&s.by).is_err() {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::CaregiverId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn a_new_face_counts_where_there_was_one_before() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.visits[0].usual = vec![CaregiverId(1)];
        small.problem.visits[1].usual = vec![CaregiverId(0), CaregiverId(1)];
        let rule = "UsualCaregiverComes";
        // Visit 2 has had nobody yet.
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(1, "09:00"), serve(2, "10:00")]), (1, &[serve(0, "09:00")])]),
            NONE
        );
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")])]),
            [1]
        );
        small.problem.visits[1].usual = vec![CaregiverId(1)];
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")])]),
            [1, 1]
        );
    }
}
