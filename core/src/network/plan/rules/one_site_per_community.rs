//! Where the document asks for it, all hours of one kind that a community has come from one site.

use std::collections::BTreeSet;

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{CommunityId, Problem};
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OneSitePerCommunity;

impl Rule<Problem> for OneSitePerCommunity {
    fn name(&self) -> &'static str {
        "OneSitePerCommunity"
    }
    fn summary(&self) -> &'static str {
        "Sites of a kind beyond the first from which a community has hours, where `single_site` is set."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Old people know whom they call."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        if !problem.single_site {
            return;
        }
        let mut sites = vec![vec![BTreeSet::new(); problem.kinds.len()]; problem.communities.len()];
        for given in plan.served.iter().filter(|given| given.hours > 0) {
            let kind = problem.sites[given.site.index()].kind;
            sites[given.community.index()][kind.index()].insert(given.site);
        }
        for (community, kinds) in (0..).map(CommunityId).zip(sites) {
            for sites in kinds {
                let more = i64::try_from(sites.len()).unwrap_or(i64::MAX) - 1;
                found(found_at(more, Subject::Community(community)));
            }
        }
    }
}
