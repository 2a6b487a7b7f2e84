//! What the document keeps stays as it is.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, found_at, sites};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct FixedSitesKept;

impl Rule<Problem> for FixedSitesKept {
    fn name(&self) -> &'static str {
        "FixedSitesKept"
    }
    fn summary(&self) -> &'static str {
        "Sites with `keep` that are closed or have another size than the one that is there."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Somebody decided this before the plan."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (site, chosen, subject) in sites(problem, plan) {
            let changed = site.keep && chosen.flatten() != site.existing;
            found(found_at(i64::from(changed), subject));
        }
    }
}
