//! How far sites of a kind lie from each other: of those that may not be open together, one at most. A row for each pair
//! would do; a row for sites of which no two may be open together (a clique) says more with fewer, above all for fractions
//! of decisions: of three that exclude each other, pairs let a half of each be open. Every pair is in one row at least, and
//! each row is made as long as it can be, the first site that fits next.
//!
//! Source: clique inequalities of the set packing polytope, Padberg, Mathematical Programming 5 (1973).

use std::collections::BTreeSet;

use anpai_core::network::plan::Problem;
use anpai_core::place::straight_line;

use crate::mip::Model;
use crate::sites::{Choice, INF};

/// Metres between two sites; nothing where a place has no coordinates.
pub(super) fn apart(p: &Problem, a: usize, b: usize) -> Option<f64> {
    let place = |at: usize| p.places[p.sites[at].site.place.index()].coordinate;
    Some(straight_line(p.datum?, place(a)?, place(b)?))
}

/// Adds the rows.
pub(super) fn spacing(p: &Problem, sites: &[Choice], model: &mut Model) {
    for clique in cliques(p.sites.len(), &clashes(p)) {
        let open = clique.iter().flat_map(|site| sites[*site].open(1.0));
        model.row("one of those too near or too far", -INF, 1.0, open);
    }
}

/// Pairs of sites, the first before the second, that may not be open together: of one kind, and not both there already.
fn clashes(p: &Problem) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for (a, first) in p.sites.iter().enumerate() {
        let Some(limits) = p.kinds[first.kind.index()].apart else { continue };
        let (least, most) = (limits.at_least.unwrap_or(0) as f64, limits.at_most.map_or(INF, |m| m as f64));
        for (b, second) in p.sites.iter().enumerate().skip(a + 1).filter(|(_, s)| s.kind == first.kind) {
            let both_there = first.site.existing.is_some() && second.site.existing.is_some();
            let metres = apart(p, a, b).filter(|metres| *metres < least || *metres > most);
            if metres.is_some() && !both_there {
                pairs.insert((a, b));
            }
        }
    }
    pairs
}

/// Sets of sites that clash pair by pair, such that every clash lies in one of them.
fn cliques(sites: usize, clashes: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let clash = |a: usize, b: usize| clashes.contains(&(a.min(b), a.max(b)));
    let mut open = clashes.clone();
    let mut all = Vec::new();
    while let Some(&(a, b)) = open.first() {
        let mut clique = vec![a, b];
        for site in 0..sites {
            if clique.iter().all(|member| clash(*member, site)) {
                clique.push(site);
            }
        }
        clique.sort_unstable();
        for (n, a) in clique.iter().enumerate() {
            for b in &clique[n + 1..] {
                open.remove(&(*a, *b));
            }
        }
        all.push(clique);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clash_lies_in_a_clique_and_cliques_are_as_long_as_they_can_be() {
        // 0, 1, 2 and 3 exclude each other; 3 and 4 too, and 4 and 5.
        let clashes = BTreeSet::from([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5)]);
        assert_eq!(cliques(7, &clashes), [vec![0, 1, 2, 3], vec![3, 4], vec![4, 5]]);
        // A ring of five has no three that exclude each other.
        let ring = BTreeSet::from([(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]);
        assert_eq!(cliques(5, &ring), [vec![0, 1], vec![0, 4], vec![1, 2], vec![2, 3], vec![3, 4]]);
        assert!(cliques(3, &BTreeSet::new()).is_empty());
    }
}
