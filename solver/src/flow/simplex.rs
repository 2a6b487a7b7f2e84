//! The network simplex method: a spanning tree whose arcs alone have a flow between their bounds; an arc that would make
//! it cheaper enters, the first that a bound stops leaves. The tree stays strongly feasible, so that it cannot cycle
//! (Cunningham 1976); arcs are looked at in blocks (Grigoriadis 1986); Kovács, "Minimum-cost flow algorithms: an
//! experimental evaluation", *Optimization Methods and Software* 30, 2015, compares these choices.

use anpai_core::stop::Stop;

use super::cost::{Cost, TooLarge};
use super::network::{Flow, FlowEnding, Network, Node};
use super::standing::Progress;

mod tree;

use tree::{Tree, Up};

/// After so many pivots the stop is looked at.
const LOOK: u64 = 256;
/// The least number of arcs looked at for each pivot.
const BLOCK: usize = 10;

/// Which bound an arc is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Lower,
    Tree,
    Upper,
}

/// An arc with its lower bound taken off.
#[derive(Clone, Copy, Debug)]
struct Edge<C> {
    from: u32,
    to: u32,
    capacity: i64,
    flow: i64,
    cost: C,
    state: State,
}

struct Simplex<C> {
    edges: Vec<Edge<C>>,
    /// How many of them are arcs of the network; then follows one between each node and the root.
    arcs: usize,
    tree: Tree<C>,
    /// Where the next block begins.
    next: usize,
}

/// The cheapest flow.
///
/// # Errors
/// [`TooLarge`] when a sum could overflow.
pub fn solve<C: Cost>(
    network: &Network<C>,
    stop: &Stop,
    progress: &mut dyn FnMut(Progress),
) -> Result<FlowEnding<C>, TooLarge> {
    let reach = network.reach()?;
    let all = || (0..network.supply.len() as u32).map(Node).collect();
    if network.supply.iter().sum::<i64>() != 0 {
        return Ok(FlowEnding::Infeasible(all()));
    }
    let mut simplex = Simplex::new(network, reach);
    let mut work = 0;
    while let Some(arc) = simplex.entering() {
        simplex.pivot(arc);
        work += 1;
        if work % LOOK == 0 {
            if stop.is_over() {
                return Ok(FlowEnding::Stopped);
            }
            progress(Progress { pending: 0, work });
        }
    }
    Ok(simplex.ending(network))
}

impl<C: Cost> Simplex<C> {
    /// Every arc at its lower bound, every node on the root.
    fn new(network: &Network<C>, reach: C) -> Self {
        let mut supply = network.supply.clone();
        let mut edges = Vec::with_capacity(network.arcs.len() + supply.len());
        for arc in &network.arcs {
            supply[arc.from.0 as usize] -= arc.lower;
            supply[arc.to.0 as usize] += arc.lower;
            let (from, to) = (arc.from.0, arc.to.0);
            let capacity = arc.upper - arc.lower;
            edges.push(Edge { from, to, capacity, flow: 0, cost: arc.cost, state: State::Lower });
        }
        let (arcs, root) = (edges.len(), supply.len() as u32);
        let mut tree = Tree::new(supply.len());
        for (node, &supply) in (0..).zip(&supply) {
            let edge = edges.len() as u32;
            let (capacity, flow, state) = (i64::MAX, supply.abs(), State::Tree);
            // What has to go through the root costs more than any path.
            let (from, to, cost, up) =
                if supply >= 0 { (node, root, C::ZERO, Up::Yes) } else { (root, node, reach, Up::No) };
            edges.push(Edge { from, to, capacity, flow, cost, state });
            tree.plant(node, edge, up, cost);
        }
        Self { edges, arcs, tree, next: 0 }
    }
    /// The arc of a block that saves most; no block has any when it is optimal.
    fn entering(&mut self) -> Option<usize> {
        let block = (self.arcs as f64).sqrt() as usize;
        let block = block.max(BLOCK);
        let mut best = None;
        let mut least = C::ZERO;
        let mut seen = 0;
        while seen < self.arcs {
            let end = (self.next + block).min(self.arcs);
            for (at, edge) in (self.next..).zip(&self.edges[self.next..end]) {
                let along = edge.cost + self.tree.potential[edge.from as usize]
                    - self.tree.potential[edge.to as usize];
                let saving = match edge.state {
                    State::Lower => along,
                    State::Upper => C::ZERO - along,
                    State::Tree => continue,
                };
                if saving < least {
                    least = saving;
                    best = Some(at);
                }
            }
            seen += end - self.next;
            self.next = if end == self.arcs { 0 } else { end };
            if best.is_some() {
                return best;
            }
        }
        None
    }
    /// Sends as much as fits around the cycle that the arc closes.
    fn pivot(&mut self, entering: usize) {
        let edge = self.edges[entering];
        let lower = edge.state == State::Lower;
        // The flow goes from the first over the arc to the second, and back through the tree.
        let (first, second) = if lower { (edge.from, edge.to) } else { (edge.to, edge.from) };
        let join = self.tree.join(first, second);
        let mut most = edge.capacity;
        let mut leaving = None;
        // Of several arcs that stop it the last one of the cycle, seen from the join, leaves: so the tree stays strongly
        // feasible.
        for node in self.tree.path(first, join) {
            let room = self.room(node, Up::No);
            if room < most {
                (most, leaving) = (room, Some((node, true)));
            }
        }
        for node in self.tree.path(second, join) {
            let room = self.room(node, Up::Yes);
            if room <= most {
                (most, leaving) = (room, Some((node, false)));
            }
        }
        self.send(first, join, Up::No, most);
        self.send(second, join, Up::Yes, most);
        self.edges[entering].flow += if lower { most } else { -most };
        let Some((node, on_first)) = leaving else {
            self.edges[entering].state = if lower { State::Upper } else { State::Lower };
            return;
        };
        let left = &mut self.edges[self.tree.edge[node as usize] as usize];
        left.state = if left.flow == 0 { State::Lower } else { State::Upper };
        self.edges[entering].state = State::Tree;
        let (inside, outside) = if on_first { (first, second) } else { (second, first) };
        let up = if edge.from == inside { Up::Yes } else { Up::No };
        let cost = edge.cost;
        let target = match up {
            Up::Yes => self.tree.potential[outside as usize] - cost,
            Up::No => self.tree.potential[outside as usize] + cost,
        };
        let shift = target - self.tree.potential[inside as usize];
        self.tree.hang(node, inside, outside, entering as u32, up, shift);
    }
    /// How much more can go through the arc above the node, upwards or downwards.
    fn room(&self, node: u32, way: Up) -> i64 {
        let edge = &self.edges[self.tree.edge[node as usize] as usize];
        if self.tree.up[node as usize] == way { edge.capacity - edge.flow } else { edge.flow }
    }
    fn send(&mut self, from: u32, join: u32, way: Up, amount: i64) {
        let mut node = from;
        while node != join {
            let edge = &mut self.edges[self.tree.edge[node as usize] as usize];
            edge.flow += if self.tree.up[node as usize] == way { amount } else { -amount };
            node = self.tree.parent[node as usize];
        }
    }
    fn ending(mut self, network: &Network<C>) -> FlowEnding<C> {
        let short: Vec<u32> = self.edges[self.arcs..].iter().filter(|e| e.flow > 0).map(|e| e.from).collect();
        if !short.is_empty() {
            return FlowEnding::Infeasible(self.stuck(&short));
        }
        let flow: Vec<i64> =
            self.edges[..self.arcs].iter().zip(&network.arcs).map(|(e, a)| e.flow + a.lower).collect();
        let cost = flow.iter().zip(&network.arcs).map(|(&f, a)| i128::from(f) * a.cost.into()).sum();
        self.tree.potential.pop();
        FlowEnding::Optimal(Flow { flow, potential: self.tree.potential, cost })
    }
    /// Where the supply that goes through the root can get to.
    fn stuck(&self, short: &[u32]) -> Vec<Node> {
        let root = self.tree.potential.len() as u32 - 1;
        let mut seen = vec![false; root as usize];
        let mut found: Vec<u32> = short.iter().copied().filter(|&n| n != root).collect();
        for &node in &found {
            seen[node as usize] = true;
        }
        let mut ways = vec![Vec::new(); root as usize];
        for edge in &self.edges[..self.arcs] {
            if edge.flow < edge.capacity {
                ways[edge.from as usize].push(edge.to);
            }
            if edge.flow > 0 {
                ways[edge.to as usize].push(edge.from);
            }
        }
        while let Some(node) = found.pop() {
            for &to in &ways[node as usize] {
                if !std::mem::replace(&mut seen[to as usize], true) {
                    found.push(to);
                }
            }
        }
        (0..root).filter(|&n| seen[n as usize]).map(Node).collect()
    }
}
