//! No more are buried in a kind than may be in a year.

use crate::funerals::cemetery::figures::by_kind;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{KindId, Problem};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct YearlyLimitKept;

impl Rule<Problem> for YearlyLimitKept {
    fn name(&self) -> &'static str {
        "YearlyLimitKept"
    }
    fn summary(&self) -> &'static str {
        "People buried in a kind in a year beyond its `most_per_year`."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The boat sails so often, and takes so many."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (kind, years) in (0..).map(KindId).zip(by_kind(problem, plan)) {
            if let Some(most) = problem.kinds[kind.index()].most_per_year {
                for people in years {
                    found(found_at(people.saturating_sub(most), Subject::Kind(kind)));
                }
            }
        }
    }
}
