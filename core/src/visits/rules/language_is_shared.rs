//! Client and caregiver have a language or dialect in common; a visit without languages asks for none.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct LanguageIsShared;

impl Rule<Problem> for LanguageIsShared {
    fn name(&self) -> &'static str {
        "LanguageIsShared"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver who shares none of the languages that the client understands."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Who is not understood cannot say where it hurts, nor agree to anything; where gestures will \
         do, give no languages or set this soft."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if !s.visit.languages.is_empty()
                && !s.visit.languages.iter().any(|l| s.caregiver.languages.binary_search(l).is_ok())
            {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::LanguageId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn one_common_language_is_enough() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.problem.visits[0].languages = vec![LanguageId(1), LanguageId(2)];
        small.problem.caregivers[0].languages = vec![LanguageId(0), LanguageId(2)];
        small.problem.caregivers[1].languages = vec![LanguageId(0)];
        let rule = "LanguageIsShared";
        // Caregiver 2 speaks nothing that is known; visit 1 does not ask.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(2, &[serve(0, "09:00")])]), [1]);
    }
}
