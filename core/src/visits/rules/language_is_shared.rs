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
