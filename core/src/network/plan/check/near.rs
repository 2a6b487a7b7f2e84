//! Which sites are within reach of which community.

use crate::network::plan::problem::{CommunityId, Problem, SiteId, Way};
use crate::read::findings::Findings;

/// More pairs than this are not looked at: some seconds, and some hundred megabytes where all are near.
const MOST_PAIRS: usize = 10_000_000;

/// Fills in the ways that are within reach, nearest first.
pub(super) fn near(problem: &mut Problem, found: &mut Findings) {
    let (communities, sites) = (problem.communities.len(), problem.sites.len());
    let pairs = communities.saturating_mul(sites);
    if pairs > MOST_PAIRS {
        let cause = format!(
            "{communities} communities and {sites} sites have {pairs} pairs, of which {MOST_PAIRS} can be looked at"
        );
        found.add("too-many-pairs", "/communities", pairs, cause, "plan a district at a time");
        return;
    }
    for c in (0..communities).map(CommunityId::new) {
        let mut ways = vec![Vec::new(); problem.kinds.len()];
        for to in (0..sites).map(SiteId::new) {
            let kind = problem.sites[to.index()].kind.index();
            let reach = problem.kinds[kind].reach;
            if let Some(leg) = problem.leg(c, to).filter(|leg| reach.holds(Some(*leg))) {
                ways[kind].push(Way { to, leg });
            }
        }
        ways.iter_mut().for_each(|ways| ways.sort_by_key(|way| (way.leg.metres, way.leg.time, way.to)));
        problem.communities[c.index()].sites = ways;
    }
}
