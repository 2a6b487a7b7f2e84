//! From a solution to a plan.

use anpai_core::network::plan::plan::{Given, Plan};
use anpai_core::network::plan::problem::CommunityId;

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
