//! People are buried as they chose first.

use crate::funerals::cemetery::figures::moved;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct FirstChoiceKept;

impl Rule<Problem> for FirstChoiceKept {
    fn name(&self) -> &'static str {
        "FirstChoiceKept"
    }
    fn summary(&self) -> &'static str {
        "People who are buried in another way than they chose first."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1_000_000)
    }
    fn reason(&self) -> &'static str {
        "A first choice is worth ten thousand yuan before money is looked at; the stages compare first choices before cost whatever this weight."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (year, people) in moved(problem, plan).into_iter().enumerate() {
            found(found_at(people, Subject::Year(year)));
        }
    }
}
