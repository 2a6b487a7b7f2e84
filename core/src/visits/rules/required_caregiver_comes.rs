//! Where a visit names the only caregivers who may come, one of them does.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct RequiredCaregiverComes;

impl Rule<Problem> for RequiredCaregiverComes {
    fn name(&self) -> &'static str {
        "RequiredCaregiverComes"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver who is not among those required."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Only these may come: a court, a doctor or the family has said so."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.required.as_ref().is_some_and(|r| r.binary_search(&s.by).is_err()) {
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
    fn one_of_those_required_will_do_and_nobody_else() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.visits[0].required = Some(vec![CaregiverId(1), CaregiverId(2)]);
        small.problem.visits[1].required = Some(vec![]);
        let rule = "RequiredCaregiverComes";
        // Visit 1 requires someone who does not exist: whoever comes is wrong. Visit 2 takes anyone.
        assert_eq!(small.amounts(rule, &[(0, &[serve(2, "09:00")]), (2, &[serve(0, "09:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(2, "10:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")])]), [1, 1]);
    }
}
