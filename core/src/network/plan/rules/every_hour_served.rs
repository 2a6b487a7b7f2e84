//! Every hour that is needed reaches someone.

use crate::network::plan::figures::served;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{CommunityId, Problem};
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct EveryHourServed;

impl Rule<Problem> for EveryHourServed {
    fn name(&self) -> &'static str {
        "EveryHourServed"
    }
    fn summary(&self) -> &'static str {
        "Hours a week that are needed and reach nobody."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "After what the plan promises, who goes without."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (community, kinds) in (0..).map(CommunityId).zip(served(problem, plan)) {
            for served in kinds {
                found(found_at(served.unserved(), Subject::Community(community)));
            }
        }
    }
}
