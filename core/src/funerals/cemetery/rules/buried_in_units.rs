//! Nobody is buried where no unit is free.

use crate::funerals::cemetery::figures::free;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{KindId, Problem, SiteId};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BuriedInUnits;

impl Rule<Problem> for BuriedInUnits {
    fn name(&self) -> &'static str {
        "BuriedInUnits"
    }
    fn summary(&self) -> &'static str {
        "People buried at a site in a kind beyond the units that were there until then, in the worst year; people buried in a year that is not planned."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "One active right per plot, whatever happens."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (site, kinds) in (0..).map(SiteId).zip(free(problem, plan)) {
            for (kind, free) in (0..).map(KindId).zip(kinds) {
                // A unit that lacks in one year lacks in the next as well, and is said once.
                let lacks = free.into_iter().map(i64::saturating_neg).fold(0, i64::max);
                found(found_at(lacks, Subject::Units(site, kind)));
            }
        }
        for burial in plan.burials.iter().filter(|b| b.year >= problem.years) {
            found(found_at(burial.people.max(1), Subject::Choice(burial.choice)));
        }
    }
}
