//! A site that is not open gives nothing.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ClosedSitesServeNothing;

impl Rule<Problem> for ClosedSitesServeNothing {
    fn name(&self) -> &'static str {
        "ClosedSitesServeNothing"
    }
    fn summary(&self) -> &'static str {
        "Hours a week from a closed site."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Behind a closed door there is no staff."
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for given in plan.served.iter().filter(|given| plan.site(given.site).is_none()) {
            found(found_at(given.hours, Subject::Site(given.site)));
        }
    }
}
