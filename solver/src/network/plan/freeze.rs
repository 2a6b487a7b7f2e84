//! From a solution to a plan; and a plan for given sizes without any solution.

use anpai_core::network::plan::Problem;
use anpai_core::network::plan::plan::{Given, Plan};
use anpai_core::network::plan::problem::{CommunityId, Facility};

use super::model::Network;

/// The sizes of a solution.
pub(super) fn sizes(network: &Network, values: &[f64]) -> Plan {
    Plan { sites: network.sites.iter().map(|choice| choice.chosen(values)).collect(), served: Vec::new() }
}

/// The plan of a solution with whole flows.
pub(super) fn freeze(network: &Network, values: &[f64]) -> Plan {
    let given = network.flows.iter().map(|flow| Given {
        community: CommunityId::new(flow.community),
        site: flow.site,
        hours: values[flow.hours.index()].round() as i64,
    });
    Plan { served: given.collect(), ..sizes(network, values) }.tidied()
}

/// A plan for sizes that are chosen, at once and as it comes: every community has its hours from the nearest sites that have
/// some left, as far as staff reaches.
pub(super) fn poured(p: &Problem, chosen: &Plan) -> Plan {
    let capacity = |(facility, size): (&Facility, &Option<_>)| facility.site.capacity(*size);
    let mut left: Vec<i64> = p.sites.iter().zip(&chosen.sites).map(capacity).collect();
    let mut staff: Vec<i64> = p.staff.iter().map(|staff| staff.hours).collect();
    let mut served = Vec::new();
    for (c, community) in p.communities.iter().enumerate() {
        for (kind, needed) in community.hours.iter().enumerate() {
            let theirs = |n: &usize| p.staff[*n].kinds.iter().any(|own| own.index() == kind);
            let mut open = *needed;
            for way in &community.sites[kind] {
                let site = way.to.index();
                let most = (0..staff.len()).filter(theirs).map(|n| staff[n]).min().unwrap_or(i64::MAX);
                let hours = open.min(left[site]).min(most);
                if hours <= 0 {
                    continue;
                }
                served.push(Given { community: CommunityId::new(c), site: way.to, hours });
                open -= hours;
                left[site] -= hours;
                (0..staff.len()).filter(theirs).for_each(|n| staff[n] -= hours);
                if p.single_site {
                    break;
                }
            }
        }
    }
    Plan { sites: chosen.sites.clone(), served }.tidied()
}
