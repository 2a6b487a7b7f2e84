//! Only what may be closed is closed.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, found_at, sites};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ClosureAllowed;

impl Rule<Problem> for ClosureAllowed {
    fn name(&self) -> &'static str {
        "ClosureAllowed"
    }
    fn summary(&self) -> &'static str {
        "Existing sites that are closed although the document gives no cost of closing them."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "People are looked after there."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (site, chosen, subject) in sites(problem, plan) {
            let closed = site.existing.is_some() && chosen.flatten().is_none() && site.closing.is_none();
            found(found_at(i64::from(closed), subject));
        }
    }
}
