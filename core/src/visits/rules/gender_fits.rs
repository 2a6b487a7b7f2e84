//! Where the client asks for a woman or a man, such a caregiver comes. Someone whose gender is not stated does not
//! fit.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct GenderFits;

impl Rule<Problem> for GenderFits {
    fn name(&self) -> &'static str {
        "GenderFits"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver of another gender than asked for, or of none stated."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Bathing and toilet help touch dignity: the wish is not traded for minutes."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.gender.is_some() && s.caregiver.gender != s.visit.gender {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::draft::Gender;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn an_unknown_gender_does_not_fit_a_wish() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.visits[0].gender = Some(Gender::Female);
        small.problem.visits[1].gender = Some(Gender::Female);
        small.problem.caregivers[0].gender = Some(Gender::Female);
        small.problem.caregivers[1].gender = Some(Gender::Male);
        let rule = "GenderFits";
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")]), (1, &[serve(2, "09:00")])]),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00"), serve(2, "10:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")])]), [1, 1]);
    }
}
