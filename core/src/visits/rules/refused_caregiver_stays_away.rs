//! Whom the client refused does not come.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct RefusedCaregiverStaysAway;

impl Rule<Problem> for RefusedCaregiverStaysAway {
    fn name(&self) -> &'static str {
        "RefusedCaregiverStaysAway"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver whom the client refused."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A home is opened by its owner: a refusal stands, whatever it costs."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.refused.binary_search(&s.by).is_ok() {
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
    fn only_the_refused_caregiver_counts() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.problem.visits[0].refused = vec![CaregiverId(0), CaregiverId(2)];
        let rule = "RefusedCaregiverStaysAway";
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")]), (1, &[serve(0, "09:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(2, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
    }
}
