//! Whoever is buried died in that year: nothing is sold in advance.

use crate::funerals::cemetery::figures::by_choice;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{ChoiceId, Problem};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BuriedInYearOfDeath;

impl Rule<Problem> for BuriedInYearOfDeath {
    fn name(&self) -> &'static str {
        "BuriedInYearOfDeath"
    }
    fn summary(&self) -> &'static str {
        "People of a first choice buried in a year beyond those who died in it; people below zero."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Public cemeteries sell against a certificate of death or cremation and to nobody who lives (公墓管理暂行办法); and nobody is buried twice."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (choice, years) in (0..).map(ChoiceId).zip(by_choice(problem, plan)) {
            for (died, buried) in problem.choices[choice.index()].people.iter().zip(years) {
                found(found_at(buried.saturating_sub(*died), Subject::Choice(choice)));
            }
        }
        for burial in &plan.burials {
            found(found_at(burial.people.saturating_neg(), Subject::Choice(burial.choice)));
        }
    }
}
