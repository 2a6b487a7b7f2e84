//! Contraction: nodes are taken out one by one, least important first, and where a fastest way led through the one taken
//! out, a shortcut bridges it. What is left at each node when it goes (its ways to and from nodes that go later) is the
//! hierarchy. Importance is nearly as in RoutingKit: level, and how many arcs (and how many steps of the road) come for one
//! that goes; arcs count double. One node at a time, ties by node number: the same graph gives the same hierarchy.
//!
//! Source: Geisberger, Sanders, Schultes, Delling (2008), Contraction Hierarchies, sections 2 and 3.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use anpai_core::stop::Stop;

use super::around::{Around, Links, Search, Shortcut};
use super::graph::Graph;
use super::weight::Weight;

/// Via no node: an arc of the graph itself.
pub(super) const DIRECT: u32 = u32::MAX;

/// Nodes that a search for a way around settles when a node is only weighed up, and when it is taken out. A search that
/// gives up early adds a shortcut that is not needed, and never a wrong one.
const SETTLED_TO_WEIGH: usize = 40;
const SETTLED_TO_CONTRACT: usize = 200;

/// A node with more ways than this is weighed up without a search: late, where few nodes with many ways are left, nearly
/// every search gives up, and most of what it would find are ways around of one or two links.
const WAYS_TO_SEARCH: usize = 10;

/// Nodes between two looks at the stop where little is done with each.
pub(super) const STRIDE: u32 = 1 << 14;

/// The caller's stop was over before the work was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped before the roads were ready")]
pub struct Stopped;

/// A way from or to a node that is not yet taken out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub node: u32,
    /// Steps of the road that it stands for.
    pub steps: u32,
    pub via: u32,
    pub weight: Weight,
}

/// What is left when every node has been taken out.
pub(super) struct Contracted {
    /// `[nodes]`: nodes in the order in which they went.
    pub order: Vec<u32>,
    /// `[nodes]`, by node: ways to nodes that went later.
    pub up: Vec<Vec<Link>>,
    /// `[nodes]`, by node: ways from nodes that went later.
    pub down: Vec<Vec<Link>>,
}

/// Contracts in an order found on the way.
pub(super) fn contract(
    graph: &Graph,
    stop: &Stop,
    progress: &mut dyn FnMut(f64),
) -> Result<Contracted, Stopped> {
    let mut work = Work::new(graph, stop)?;
    let nodes = graph.nodes();
    let mut level = vec![0_u32; nodes];
    let mut queue = BinaryHeap::with_capacity(nodes);
    for node in 0..nodes as u32 {
        if node % 256 == 0 && stop.is_over() {
            return Err(Stopped);
        }
        queue.push(Reverse((work.importance(node, 0).0, node)));
    }
    let mut order = Vec::with_capacity(nodes);
    let mut turns = 0_u32;
    // Whose neighbour went since it was weighed up; who is none weighs what it weighed.
    let mut stale = vec![false; nodes];
    while let Some(Reverse((was, node))) = queue.pop() {
        turns = turns.wrapping_add(1);
        if turns.is_multiple_of(64) && stop.is_over() {
            return Err(Stopped);
        }
        let (now, weighed) = if std::mem::take(&mut stale[node as usize]) {
            work.importance(node, level[node as usize])
        } else {
            (was, Search::GaveUp)
        };
        if queue.peek().is_some_and(|Reverse(next)| (now, node) > *next) {
            queue.push(Reverse((now, node)));
            continue;
        }
        work.remove(node, weighed);
        let next = level[node as usize] + 1;
        for link in work.links.out[node as usize].iter().chain(&work.links.into[node as usize]) {
            let above = &mut level[link.node as usize];
            *above = (*above).max(next);
            stale[link.node as usize] = true;
        }
        order.push(node);
        if order.len() % 1024 == 0 {
            progress(order.len() as f64 / nodes as f64);
        }
    }
    progress(1.0);
    Ok(Contracted { order, up: work.links.out, down: work.links.into })
}

/// Contracts in a given order, which holds every node once.
pub(super) fn contract_in(
    graph: &Graph,
    order: &[u32],
    stop: &Stop,
    progress: &mut dyn FnMut(f64),
) -> Result<Contracted, Stopped> {
    let mut work = Work::new(graph, stop)?;
    for (rank, &node) in order.iter().enumerate() {
        if rank % 64 == 0 {
            if stop.is_over() {
                return Err(Stopped);
            }
            progress(rank as f64 / order.len() as f64);
        }
        work.remove(node, Search::GaveUp);
    }
    progress(1.0);
    Ok(Contracted { order: order.to_vec(), up: work.links.out, down: work.links.into })
}

/// The network while nodes go.
struct Work {
    links: Links,
    around: Around,
    /// Shortcuts found for the node at hand.
    found: Vec<Shortcut>,
}

impl Work {
    /// Without loops, without what is no way, and with the best of parallel arcs.
    fn new(graph: &Graph, stop: &Stop) -> Result<Self, Stopped> {
        let nodes = graph.nodes();
        let links = Links { out: vec![Vec::new(); nodes], into: vec![Vec::new(); nodes], symmetric: false };
        let mut work = Self { links, around: Around::new(nodes), found: Vec::new() };
        for tail in 0..nodes as u32 {
            if tail % STRIDE == 0 && stop.is_over() {
                return Err(Stopped);
            }
            for (head, weight) in graph.from(tail) {
                if head != tail && weight.exists() {
                    work.links.join(tail, head, weight, 1, DIRECT);
                }
            }
        }
        work.links.symmetric = work.links.are_symmetric();
        Ok(work)
    }

    /// Small is unimportant. Leaves in `found` what the search has found.
    fn importance(&mut self, node: u32, level: u32) -> (u64, Search) {
        let (out, into) = (&self.links.out[node as usize], &self.links.into[node as usize]);
        let settled = if out.len() > WAYS_TO_SEARCH { 0 } else { SETTLED_TO_WEIGH };
        let search = self.around.search(&self.links, node, settled, &mut self.found);
        let removed = (out.len() + into.len()) as u64;
        let removed_steps: u64 = out.iter().chain(into).map(|l| u64::from(l.steps)).sum();
        let added_steps: u64 = self.found.iter().map(|f| u64::from(f.steps)).sum();
        let importance = 1000 * u64::from(level)
            + 2000 * self.found.len() as u64 / removed.max(1)
            + 1000 * added_steps / removed_steps.max(1);
        (importance, search)
    }

    /// Takes a node out; its own links stay with it. Where it was weighed up just before by a search that came to its
    /// end, what that found is what there is to find.
    fn remove(&mut self, node: u32, weighed: Search) {
        if weighed == Search::GaveUp {
            self.around.search(&self.links, node, SETTLED_TO_CONTRACT, &mut self.found);
        }
        let Links { out, into, .. } = &mut self.links;
        for link in &out[node as usize] {
            into[link.node as usize].retain(|l| l.node != node);
        }
        for link in &into[node as usize] {
            out[link.node as usize].retain(|l| l.node != node);
        }
        for way in &self.found {
            self.links.join(way.tail, way.head, way.weight, way.steps, node);
        }
    }
}
