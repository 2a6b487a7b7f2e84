//! Rows that follow from the others and that HiGHS does not find: how much the sites that reach a part of the communities
//! must be able to give together, once it is known how little goes unmet. Sizes come in steps, so what is asked for is
//! rounded up to the next one; that is what a relaxation is worst at.

use std::collections::{BTreeMap, BTreeSet};

use anpai_core::network::plan::Problem;

use super::model::Network;
use crate::mip::{Column, Model};
use crate::sites::INF;

/// What may go unmet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unmet {
    /// Hours of all.
    pub(super) hours: f64,
    /// Thousandths of the worst-served street.
    pub(super) worst: f64,
}

/// Hours that may be off by the solver's tolerance.
const NEAR: f64 = 1e-3;

/// Adds the rows: for everyone by kind and together, and the same for each street and for two that share a site.
pub(super) fn enough(p: &Problem, network: &Network, model: &mut Model, unmet: Unmet) {
    let everyone: Vec<usize> = (0..p.communities.len()).collect();
    row_of(p, network, model, &everyone, unmet.hours);
    let mut streets: Vec<Vec<usize>> = vec![Vec::new(); p.streets.len()];
    for (at, community) in p.communities.iter().enumerate() {
        if let Some(street) = community.street {
            streets[street.index()].push(at);
        }
    }
    let needs = |members: &[usize]| members.iter().map(|c| p.communities[*c].hours.iter().sum::<i64>()).sum();
    let may = |members: &[usize]| {
        let needs: i64 = needs(members);
        (unmet.worst / 1000.0 * needs as f64).min(unmet.hours)
    };
    for members in &streets {
        row_of(p, network, model, members, may(members));
    }
    for (a, b) in neighbours(p) {
        let members = [streets[a].as_slice(), &streets[b]].concat();
        row_of(p, network, model, &members, (may(&streets[a]) + may(&streets[b])).min(unmet.hours));
    }
}

/// Pairs of streets that some site reaches both of.
fn neighbours(p: &Problem) -> BTreeSet<(usize, usize)> {
    let mut reached: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); p.sites.len()];
    for community in &p.communities {
        for way in community.sites.iter().flatten() {
            reached[way.to.index()].extend(community.street.map(|street| street.index()));
        }
    }
    let pairs = |streets: &BTreeSet<usize>| -> Vec<(usize, usize)> {
        streets.iter().flat_map(|a| streets.range(a + 1..).map(|b| (*a, *b))).collect()
    };
    reached.iter().flat_map(pairs).collect()
}

/// What sites must be able to give to some communities together, of each kind and of all, if so many hours may go unmet.
fn row_of(p: &Problem, network: &Network, model: &mut Model, members: &[usize], unmet: f64) {
    let mut together = (0, BTreeMap::new());
    for kind in 0..p.kinds.len() {
        let needed: i64 = members.iter().map(|c| p.communities[*c].hours[kind]).sum();
        // What each site could give to these communities at most.
        let mut use_of: BTreeMap<usize, i64> = BTreeMap::new();
        for community in members.iter().map(|c| &p.communities[*c]) {
            for way in &community.sites[kind] {
                *use_of.entry(way.to.index()).or_default() += community.hours[kind];
            }
        }
        add(p, network, model, &use_of, needed as f64 - unmet);
        together.0 += needed;
        together.1.extend(use_of);
    }
    if p.kinds.len() > 1 {
        add(p, network, model, &together.1, together.0 as f64 - unmet);
    }
}

/// The row, where it asks for anything.
fn add(p: &Problem, network: &Network, model: &mut Model, use_of: &BTreeMap<usize, i64>, hours: f64) {
    if hours < 1.0 {
        return;
    }
    let of = |(site, most): (&usize, &i64)| -> Vec<(Column, i64)> {
        let sizes = p.sites[*site].site.sizes.iter().map(|size| size.capacity.min(*most));
        network.sites[*site].sizes.iter().copied().zip(sizes).filter(|(_, hours)| *hours > 0).collect()
    };
    let terms: Vec<(Column, i64)> = use_of.iter().flat_map(of).collect();
    let step = terms.iter().fold(0, |step, (_, hours)| gcd(step, *hours));
    if step > 0 {
        let least = ((hours - NEAR) / step as f64).ceil();
        let terms = terms.into_iter().map(|(column, hours)| (column, (hours / step) as f64));
        model.row("enough", least, INF, terms);
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
