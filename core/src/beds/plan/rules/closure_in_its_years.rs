//! Only what may be closed is closed, and not too early.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ClosureInItsYears;

impl Rule<Problem> for ClosureInItsYears {
    fn name(&self) -> &'static str {
        "ClosureInItsYears"
    }
    fn summary(&self) -> &'static str {
        "Institutions that are closed before their year, or at all where they may not be."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Residents have been promised a home."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (j, site) in problem.sites.iter().enumerate() {
            let broken = match (&site.closure, plan.closes[j]) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(closure), Some(year)) => year < closure.earliest || year >= problem.years,
            };
            found(found_at(i64::from(broken), Subject::Site(j)));
        }
    }
}
