//! Contraction: nodes are taken out one by one, least important first, and where a fastest way led through the one taken
//! out, a shortcut bridges it. What is left at each node when it goes (its ways to and from nodes that go later) is the
//! hierarchy. Importance is as in RoutingKit: level, and how many arcs (and how many steps of the road) come for one
//! that goes. One node at a time, ties by node number: the same graph gives the same hierarchy.
//!
//! Source: Geisberger, Sanders, Schultes, Delling (2008), Contraction Hierarchies, sections 2 and 3.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use anpai_core::stop::Stop;

use super::graph::Graph;
use super::weight::Weight;

/// Via no node: an arc of the graph itself.
pub(super) const DIRECT: u32 = u32::MAX;

/// Nodes that a search for a way around settles when a node is only weighed up, and when it is taken out. A search that
/// gives up early adds a shortcut that is not needed, and never a wrong one.
const SETTLED_TO_WEIGH: usize = 40;
const SETTLED_TO_CONTRACT: usize = 200;

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
    while let Some(Reverse((_, node))) = queue.pop() {
        turns = turns.wrapping_add(1);
        if turns.is_multiple_of(64) && stop.is_over() {
            return Err(Stopped);
        }
        let (now, weighed) = work.importance(node, level[node as usize]);
        if queue.peek().is_some_and(|Reverse(next)| (now, node) > *next) {
            queue.push(Reverse((now, node)));
            continue;
        }
        work.remove(node, weighed);
        let next = level[node as usize] + 1;
        for link in work.out[node as usize].iter().chain(&work.into[node as usize]) {
            let above = &mut level[link.node as usize];
            *above = (*above).max(next);
        }
        order.push(node);
        if order.len() % 1024 == 0 {
            progress(order.len() as f64 / nodes as f64);
        }
    }
    progress(1.0);
    Ok(Contracted { order, up: work.out, down: work.into })
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
    Ok(Contracted { order: order.to_vec(), up: work.out, down: work.into })
}

/// Whether the searches around a node came to their end, so that searching farther would find the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    Complete,
    GaveUp,
}

/// What a search knows of a node.
#[derive(Clone, Copy)]
struct Known {
    /// Least known weight from where the search began; `NO_WAY` between searches.
    reached: Weight,
    /// Whether the search looks for it; no node between searches.
    wanted: bool,
}

/// The network while nodes go.
struct Work {
    out: Vec<Vec<Link>>,
    into: Vec<Vec<Link>>,
    /// `[nodes]`
    known: Vec<Known>,
    touched: Vec<u32>,
    queue: BinaryHeap<Reverse<(Weight, u32)>>,
    /// Shortcuts found for the node at hand: from, to, weight, steps.
    found: Vec<(u32, u32, Weight, u32)>,
}

impl Work {
    /// Without loops, without what is no way, and with the best of parallel arcs.
    fn new(graph: &Graph, stop: &Stop) -> Result<Self, Stopped> {
        let nodes = graph.nodes();
        let mut work = Self {
            out: vec![Vec::new(); nodes],
            into: vec![Vec::new(); nodes],
            known: vec![Known { reached: Weight::NO_WAY, wanted: false }; nodes],
            touched: Vec::new(),
            queue: BinaryHeap::new(),
            found: Vec::new(),
        };
        for tail in 0..nodes as u32 {
            if tail % STRIDE == 0 && stop.is_over() {
                return Err(Stopped);
            }
            for (head, weight) in graph.from(tail) {
                if head != tail && weight.exists() {
                    work.join(tail, head, weight, 1, DIRECT);
                }
            }
        }
        Ok(work)
    }

    /// Small is unimportant. Leaves in `found` what the search has found.
    fn importance(&mut self, node: u32, level: u32) -> (u64, Search) {
        let search = self.search_around(node, SETTLED_TO_WEIGH);
        let (out, into) = (&self.out[node as usize], &self.into[node as usize]);
        let removed = (out.len() + into.len()) as u64;
        let removed_steps: u64 = out.iter().chain(into).map(|l| u64::from(l.steps)).sum();
        let added_steps: u64 = self.found.iter().map(|f| u64::from(f.3)).sum();
        let importance = 1000 * u64::from(level)
            + 1000 * self.found.len() as u64 / removed.max(1)
            + 1000 * added_steps / removed_steps.max(1);
        (importance, search)
    }

    /// Takes a node out; its own links stay with it. Where it was weighed up just before by a search that came to its
    /// end, what that found is what there is to find.
    fn remove(&mut self, node: u32, weighed: Search) {
        if weighed == Search::GaveUp {
            self.search_around(node, SETTLED_TO_CONTRACT);
        }
        for at in 0..self.out[node as usize].len() {
            let head = self.out[node as usize][at].node;
            self.into[head as usize].retain(|l| l.node != node);
        }
        for at in 0..self.into[node as usize].len() {
            let tail = self.into[node as usize][at].node;
            self.out[tail as usize].retain(|l| l.node != node);
        }
        let found = std::mem::take(&mut self.found);
        for &(tail, head, weight, steps) in &found {
            self.join(tail, head, weight, steps, node);
        }
        self.found = found;
    }

    /// Links two nodes, unless they are linked as well already.
    fn join(&mut self, tail: u32, head: u32, weight: Weight, steps: u32, via: u32) {
        fn put(links: &mut Vec<Link>, new: Link) {
            match links.iter_mut().find(|l| l.node == new.node) {
                Some(old) if old.weight <= new.weight => {}
                Some(old) => *old = new,
                None => links.push(new),
            }
        }
        put(&mut self.out[tail as usize], Link { node: head, steps, via, weight });
        put(&mut self.into[head as usize], Link { node: tail, steps, via, weight });
    }

    /// Fills `found` with the ways through `node` that nothing known goes around for as little. A search ends when the
    /// ends of all ways through are settled: on city streets that is long before everything as near is.
    fn search_around(&mut self, node: u32, settled: usize) -> Search {
        self.found.clear();
        let mut search = Search::Complete;
        let (out, into) = (&self.out[node as usize], &self.into[node as usize]);
        for to in out {
            self.known[to.node as usize].wanted = true;
        }
        for from in into {
            let ends = || out.iter().filter(|to| to.node != from.node);
            let Some(farthest) = ends().map(|to| to.weight).max() else { continue };
            let limit = from.weight + farthest;
            let mut missing = ends().count();
            self.known[from.node as usize].reached = Weight::ZERO;
            self.touched.push(from.node);
            self.queue.push(Reverse((Weight::ZERO, from.node)));
            let mut left = settled;
            while let Some(Reverse((weight, at))) = self.queue.pop() {
                if weight > limit {
                    break;
                }
                let known = self.known[at as usize];
                if weight > known.reached {
                    continue;
                }
                if known.wanted && at != from.node {
                    missing -= 1;
                    if missing == 0 {
                        break;
                    }
                }
                if left == 0 {
                    search = Search::GaveUp;
                    break;
                }
                left -= 1;
                for link in &self.out[at as usize] {
                    let beyond = weight + link.weight;
                    let known = &mut self.known[link.node as usize].reached;
                    if link.node != node && beyond <= limit && beyond < *known {
                        if *known == Weight::NO_WAY {
                            self.touched.push(link.node);
                        }
                        *known = beyond;
                        self.queue.push(Reverse((beyond, link.node)));
                    }
                }
            }
            self.queue.clear();
            for to in ends() {
                let through = from.weight + to.weight;
                if through.exists() && through < self.known[to.node as usize].reached {
                    self.found.push((from.node, to.node, through, from.steps.saturating_add(to.steps)));
                }
            }
            for node in self.touched.drain(..) {
                self.known[node as usize].reached = Weight::NO_WAY;
            }
        }
        for to in out {
            self.known[to.node as usize].wanted = false;
        }
        search
    }
}
