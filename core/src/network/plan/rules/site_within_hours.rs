//! An open site gives no more hours than its size offers.

use crate::network::plan::figures::used;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{Problem, SiteId};
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SiteWithinHours;

impl Rule<Problem> for SiteWithinHours {
    fn name(&self) -> &'static str {
        "SiteWithinHours"
    }
    fn summary(&self) -> &'static str {
        "Hours a week of an open site over what its size offers."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "An hour is worked by someone."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, hours) in (0..).map(SiteId).zip(used(problem, plan)) {
            if let Some(size) = problem.sites[id.index()].site.size(plan.site(id)) {
                found(found_at(hours.saturating_sub(size.capacity), Subject::Site(id)));
            }
        }
    }
}
