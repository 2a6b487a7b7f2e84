//! Every site that is open has one of its sizes.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, found_at, sites};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SizeIsListed;

impl Rule<Problem> for SizeIsListed {
    fn name(&self) -> &'static str {
        "SizeIsListed"
    }
    fn summary(&self) -> &'static str {
        "Sites of a size that is none of theirs, or of which the plan says nothing."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What is not listed has neither capacity nor price."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (site, chosen, subject) in sites(problem, plan) {
            let listed = chosen.is_some_and(|chosen| chosen.is_none() || site.size(chosen).is_some());
            found(found_at(i64::from(!listed), subject));
        }
    }
}
