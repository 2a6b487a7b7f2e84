//! No more people change than the award makes change.

use std::collections::BTreeMap;

use crate::funerals::cemetery::figures::fit;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{ChoiceId, KindId, Problem};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WillingnessKept;

impl Rule<Problem> for WillingnessKept {
    fn name(&self) -> &'static str {
        "WillingnessKept"
    }
    fn summary(&self) -> &'static str {
        "People of a first choice buried in a year in an accepted kind beyond the share that changes for the award, rounded down."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Some do not change for any money."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut moved: BTreeMap<(ChoiceId, KindId, usize), i128> = BTreeMap::new();
        for burial in plan.burials.iter().filter(|b| b.year < problem.years) {
            *moved.entry((burial.choice, burial.kind, burial.year)).or_default() += i128::from(burial.people);
        }
        for ((choice, kind, year), people) in moved {
            let of = &problem.choices[choice.index()];
            if kind != of.kind && of.award(kind).is_some() {
                found(found_at(fit(people - i128::from(of.willing(kind, year))), Subject::Choice(choice)));
            }
        }
    }
}
