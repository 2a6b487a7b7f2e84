//! What one place more or less is worth, exactly. A price is only some value between the two (degenerate duals are not
//! unique), so they are computed for what they are: one place more is worth the best chain of moves that ends in it, one
//! place less costs the cheapest chain that gives it up; one search from the outside and one to it answer for all slots.

use anpai_core::stop::Stop;

use super::cost::Cost;
use super::search::{Search, Step};
use super::standing::{Seat, Standing};

/// Of one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marginal<C> {
    /// By how much the cost falls with one place more; never negative.
    pub one_more: C,
    /// By how much the cost rises with one place less; none where there is no place, or where then not everyone who has
    /// to be served could be.
    pub one_less: Option<C>,
}

/// By slot. None where the standing is not an optimum (not solved, changed since, stopped, or infeasible), and where it
/// was stopped now.
#[must_use]
pub fn marginals<C: Cost>(standing: &Standing<C>, stop: &Stop) -> Option<Vec<Marginal<C>>> {
    if !standing.settled {
        return None;
    }
    let (into, out) = (from_outside(standing, stop)?, to_outside(standing, stop)?);
    let price = |slot: usize| standing.price[slot];
    let marginal = |slot: usize| Marginal {
        one_more: Some(into[slot]).filter(|&way| way < price(slot)).map_or(C::ZERO, |way| price(slot) - way),
        one_less: Some(out[slot])
            .filter(|&way| way < C::MOST && standing.transport.capacity[slot] > 0)
            .map(|way| way + price(slot)),
    };
    Some((0..standing.outside()).map(marginal).collect())
}

/// The reduced length of the cheapest chain from the outside to each node.
fn from_outside<C: Cost>(standing: &Standing<C>, stop: &Stop) -> Option<Vec<C>> {
    let mut search = Search::new(standing.outside() + 1);
    search.offer(standing.outside(), C::ZERO, Step::Begin);
    while let Some(node) = search.nearest() {
        if stop.is_over() {
            return None;
        }
        standing.expand(&mut search, node);
    }
    Some(search.distance)
}

/// The reduced length of the cheapest chain from each node to the outside. Whoever has to be served is no way out.
fn to_outside<C: Cost>(standing: &Standing<C>, stop: &Stop) -> Option<Vec<C>> {
    let outside = standing.outside();
    let transport = &standing.transport;
    let mut search = Search::new(outside + 1);
    for slot in 0..outside {
        if standing.taken[slot] < transport.capacity[slot] {
            search.offer(slot, C::ZERO, Step::Begin);
        }
        for &unit in &standing.holders[slot] {
            let unit = unit as usize;
            if transport.unserved[unit].is_some() {
                let way = standing.exit[unit] - standing.paid(unit) - standing.price[slot];
                search.offer(slot, way, Step::Begin);
            }
        }
    }
    let into = Into::new(standing);
    while let Some(node) = search.nearest() {
        if stop.is_over() {
            return None;
        }
        let begin = search.distance[node] + standing.price[node];
        for &(unit, arc) in &into.arcs[into.begin[node]..into.begin[node + 1]] {
            let Seat::Arc(_) = standing.seat[unit as usize] else { continue };
            let from = standing.node(standing.seat[unit as usize]);
            let way =
                begin + transport.costs[arc as usize] - standing.paid(unit as usize) - standing.price[from];
            search.offer(from, way, Step::Begin);
        }
    }
    Some(search.distance)
}

/// The arcs into each slot, with their units.
struct Into {
    begin: Vec<usize>,
    arcs: Vec<(u32, u32)>,
}

impl Into {
    fn new<C: Cost>(standing: &Standing<C>) -> Self {
        let transport = &standing.transport;
        let mut begin = vec![0];
        let mut all = 0;
        for &degree in &transport.degree {
            all += degree as usize;
            begin.push(all);
        }
        let mut next = begin.clone();
        let mut arcs = vec![(0, 0); all];
        for unit in 0..transport.units() {
            for arc in transport.row(unit) {
                let at = &mut next[transport.slots[arc] as usize];
                arcs[*at] = (unit as u32, arc as u32);
                *at += 1;
            }
        }
        Self { begin, arcs }
    }
}
