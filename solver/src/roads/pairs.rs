//! From one place to another: both searches climb the hierarchy until nothing above can be better, and the way found is
//! unpacked into nodes and arcs for drawing.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::contract::DIRECT;
use super::ends::Hook;
use super::graph::Graph;
use super::hierarchy::{Hierarchy, Side};
use super::weight::Weight;

/// A fastest way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// What it costs, hooks included.
    pub weight: Weight,
    /// The nodes along it, one at least.
    pub nodes: Vec<u32>,
    /// The arcs between them: one fewer.
    pub arcs: Vec<usize>,
}

/// Asks a hierarchy pair by pair; keeps its working space from one question to the next.
pub struct Pairs<'a> {
    hierarchy: &'a Hierarchy,
    forward: Climb,
    backward: Climb,
}

/// One of the two searches.
struct Climb {
    reached: Vec<Weight>,
    /// Rank before, and the link from it; `u32::MAX` at a hook.
    before: Vec<u32>,
    touched: Vec<u32>,
    queue: BinaryHeap<Reverse<(Weight, u32)>>,
}

impl Climb {
    fn new(nodes: usize) -> Self {
        Self {
            reached: vec![Weight::NO_WAY; nodes],
            before: vec![u32::MAX; nodes],
            touched: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }
    fn begin(&mut self, hierarchy: &Hierarchy, hooks: &[Hook]) {
        for rank in self.touched.drain(..) {
            self.reached[rank as usize] = Weight::NO_WAY;
        }
        self.queue.clear();
        for hook in hooks {
            self.improve(hierarchy.rank[hook.node as usize], hook.weight, u32::MAX);
        }
    }
    fn improve(&mut self, rank: u32, weight: Weight, before: u32) {
        let reached = &mut self.reached[rank as usize];
        if weight < *reached {
            if *reached == Weight::NO_WAY {
                self.touched.push(rank);
            }
            *reached = weight;
            self.before[rank as usize] = before;
            self.queue.push(Reverse((weight, rank)));
        }
    }
    /// Whether all that is left weighs `best` or more.
    fn is_done(&self, best: Weight) -> bool {
        self.queue.peek().is_none_or(|Reverse((weight, _))| *weight >= best)
    }
    /// Settles the next rank along `along`; not if a higher rank reaches it for less (`against`: stall on demand).
    fn step(&mut self, along: &Side, against: &Side) -> Option<(u32, Weight)> {
        let Reverse((weight, rank)) = self.queue.pop()?;
        if weight > self.reached[rank as usize]
            || against.from(rank).any(|(other, w)| self.reached[other as usize] + w < weight)
        {
            return None;
        }
        for (other, w) in along.from(rank) {
            self.improve(other, weight + w, rank);
        }
        Some((rank, weight))
    }
    /// The ranks from `rank` back to the hook.
    fn back(&self, rank: u32) -> Vec<u32> {
        let mut ranks = vec![rank];
        let mut at = rank;
        while self.before[at as usize] != u32::MAX {
            at = self.before[at as usize];
            ranks.push(at);
        }
        ranks
    }
}

impl<'a> Pairs<'a> {
    /// Of a hierarchy.
    #[must_use]
    pub fn new(hierarchy: &'a Hierarchy) -> Self {
        let nodes = hierarchy.nodes();
        Self { hierarchy, forward: Climb::new(nodes), backward: Climb::new(nodes) }
    }
    /// What the fastest way costs; `NO_WAY` where there is none.
    pub fn distance(&mut self, from: &[Hook], to: &[Hook]) -> Weight {
        self.meet(from, to).map_or(Weight::NO_WAY, |(weight, _)| weight)
    }
    /// The fastest way on the graph that the hierarchy was made of; none where there is no way.
    pub fn path(&mut self, graph: &Graph, from: &[Hook], to: &[Hook]) -> Option<Path> {
        let (weight, top) = self.meet(from, to)?;
        let mut ranks = self.forward.back(top);
        ranks.reverse();
        ranks.extend(self.backward.back(top).into_iter().skip(1));
        let mut path =
            Path { weight, nodes: vec![self.hierarchy.order[ranks[0] as usize]], arcs: Vec::new() };
        for pair in ranks.windows(2) {
            self.unpack(graph, pair[0], pair[1], &mut path);
        }
        Some(path)
    }
    fn meet(&mut self, from: &[Hook], to: &[Hook]) -> Option<(Weight, u32)> {
        let Hierarchy { up, down, .. } = self.hierarchy;
        self.forward.begin(self.hierarchy, from);
        self.backward.begin(self.hierarchy, to);
        let mut best = (Weight::NO_WAY, u32::MAX);
        while !(self.forward.is_done(best.0) && self.backward.is_done(best.0)) {
            if !self.forward.is_done(best.0)
                && let Some((rank, weight)) = self.forward.step(up, down)
            {
                best = best.min((weight + self.backward.reached[rank as usize], rank));
            }
            if !self.backward.is_done(best.0)
                && let Some((rank, weight)) = self.backward.step(down, up)
            {
                best = best.min((weight + self.forward.reached[rank as usize], rank));
            }
        }
        best.0.exists().then_some(best)
    }
    /// Adds what lies between two linked ranks to a path that ends at the first.
    fn unpack(&self, graph: &Graph, from: u32, to: u32, path: &mut Path) {
        let mut left = vec![(from, to)];
        while let Some((from, to)) = left.pop() {
            let (side, low, high) =
                if from < to { (&self.hierarchy.up, from, to) } else { (&self.hierarchy.down, to, from) };
            let links = side.of(low);
            let link = links.start + side.other[links].partition_point(|&other| other < high);
            if side.via[link] == DIRECT {
                let (tail, head) = (self.hierarchy.order[from as usize], self.hierarchy.order[to as usize]);
                let arc = graph
                    .of(tail)
                    .filter(|&arc| graph.head[arc] == head)
                    .min_by_key(|&arc| graph.weight(arc))
                    .expect("a link via nothing is an arc of the graph");
                path.arcs.push(arc);
                path.nodes.push(head);
            } else {
                left.push((side.via[link], to));
                left.push((from, side.via[link]));
            }
        }
    }
}
