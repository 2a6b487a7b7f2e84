//! From a solution to a plan: the decisions are read off and made whole, and who goes where is worked out from them in
//! whole people, by the transports of the capacity plans.

use anpai_core::beds::plan::plan::Flow;
use anpai_core::beds::plan::problem::SiteId;
use anpai_core::beds::plan::{Plan, Problem};

use super::design::Design;
use crate::beds::capacity::transport::{Load, Ways, transport};
use crate::mip::Column;

/// The plan of a solution.
pub(super) fn freeze(p: &Problem, design: &Design, values: &[f64]) -> Plan {
    let whole = |c: &Column| values[c.index()].round() as i64;
    let first = |columns: &Vec<Option<Column>>| columns.iter().position(|c| c.as_ref().map(whole) == Some(1));
    let maybe = |table: &[Vec<Option<Column>>]| -> Vec<Vec<i64>> {
        table.iter().map(|row| row.iter().map(|c| c.as_ref().map_or(0, whole)).collect()).collect()
    };
    let all = |table: &[Vec<Column>]| table.iter().map(|row| row.iter().map(whole).collect()).collect();
    let mut plan = Plan {
        begins: design.begins.iter().map(first).collect(),
        closes: design.closes.iter().map(first).collect(),
        extensions: maybe(&design.extensions),
        conversions: maybe(&design.conversions),
        hires: all(&design.hires),
        adapted: all(&design.adapted),
        flows: Vec::new(),
    };
    fill(p, &mut plan);
    plan
}

/// The sites within reach of each community, nearest first, with metres.
pub(super) fn near(p: &Problem) -> Vec<Vec<(usize, i64)>> {
    let of = |near: &[(SiteId, i64)]| near.iter().map(|(site, metres)| (site.index(), *metres)).collect();
    p.communities.iter().map(|community| of(&community.near)).collect()
}

/// Sends everyone to the nearest free bed, for the least need of all together.
pub(super) fn fill(p: &Problem, plan: &mut Plan) {
    let near = near(p);
    let ways = Ways::new(&near, p.sites.len());
    let beds = plan.beds(p);
    let flows = |s: usize, k: usize, t: usize| -> Vec<Flow> {
        let demand: Vec<i64> = p.scenarios[s].demand.iter().map(|d| d[k][t]).collect();
        let there: Vec<i64> =
            (0..p.sites.len()).map(|j| if p.counts(j) { beds[j][k][t] } else { 0 }).collect();
        let load = Load { demand: &demand, beds: &there, unmet: p.kinds[k].unmet_metres, linked: None };
        let solved = transport(&ways, &load);
        let mut flows = Vec::new();
        for (community, by_way) in solved.flows.iter().enumerate() {
            for ((site, _), people) in near[community].iter().zip(by_way).filter(|(_, n)| **n > 0) {
                flows.push(Flow { community, site: *site, people: *people });
            }
        }
        flows
    };
    let by_year = |s, k| (0..p.years).map(|t| flows(s, k, t)).collect();
    let by_kind = |s| (0..p.kinds.len()).map(|k| by_year(s, k)).collect();
    plan.flows = (0..p.scenarios.len()).map(by_kind).collect();
}
