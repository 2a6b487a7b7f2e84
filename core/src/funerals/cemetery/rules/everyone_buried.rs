//! Everyone is buried in the year in which they die.

use crate::funerals::cemetery::figures::unserved;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{ChoiceId, Problem};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct EveryoneBuried;

impl Rule<Problem> for EveryoneBuried {
    fn name(&self) -> &'static str {
        "EveryoneBuried"
    }
    fn summary(&self) -> &'static str {
        "People who are not buried in the year in which they die."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "After what the plan promises, who has no grave."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (choice, years) in (0..).map(ChoiceId).zip(unserved(problem, plan)) {
            for people in years {
                found(found_at(people, Subject::Choice(choice)));
            }
        }
    }
}
