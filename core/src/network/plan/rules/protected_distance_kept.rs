//! Nothing is built too near to what its kind keeps away from; what is there may stay as it is.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{Problem, SiteId};
use crate::network::plan::rules::{Found, found_at, sites};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ProtectedDistanceKept;

impl Rule<Problem> for ProtectedDistanceKept {
    fn name(&self) -> &'static str {
        "ProtectedDistanceKept"
    }
    fn summary(&self) -> &'static str {
        "Lines of `keep_away` that a site breaks which is opened or has another size than the one that is there."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What is built stays for decades, and so do its neighbours."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for ((site, chosen, subject), id) in sites(problem, plan).zip((0..).map(SiteId)) {
            if chosen.flatten().is_some_and(|size| site.existing != Some(size)) {
                let broken = problem.encroachments(id).len();
                found(found_at(i64::try_from(broken).unwrap_or(i64::MAX), subject));
            }
        }
    }
}
