//! One profile's network as flat arrays: arcs sorted by tail, nodes along a space-filling curve so that neighbours in
//! space are neighbours in memory. Parallel arcs and loops are allowed; a weight is positive.

use petgraph::graph::{DiGraph, NodeIndex};

use super::store::Store;
use super::weight::Weight;

/// A one-way connection between two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// From.
    pub tail: u32,
    /// To.
    pub head: u32,
    /// What it costs.
    pub weight: Weight,
}

/// A network of one profile.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// `[nodes + 1]`: the arcs of node `n` are `first[n]..first[n + 1]`.
    pub first: Store<u32>,
    /// `[arcs]`
    pub head: Store<u32>,
    /// `[arcs]`, milliseconds.
    pub millis: Store<u32>,
    /// `[arcs]`, centimetres.
    pub centimetres: Store<u32>,
}

impl Graph {
    /// Of arcs in any order; arcs of one tail keep theirs.
    ///
    /// # Panics
    /// Where an end is not below `nodes`.
    #[must_use]
    pub fn new(nodes: usize, arcs: &[Arc]) -> Self {
        let mut first = vec![0_u32; nodes + 1];
        for arc in arcs {
            assert!((arc.head as usize) < nodes, "arcs end at nodes");
            first[arc.tail as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let (mut head, mut millis, mut centimetres) =
            (vec![0; arcs.len()], vec![0; arcs.len()], vec![0; arcs.len()]);
        for arc in arcs {
            let at = next[arc.tail as usize] as usize;
            next[arc.tail as usize] += 1;
            (head[at], millis[at], centimetres[at]) =
                (arc.head, arc.weight.millis(), arc.weight.centimetres());
        }
        Self {
            first: first.into(),
            head: head.into(),
            millis: millis.into(),
            centimetres: centimetres.into(),
        }
    }
    /// How many nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.first.len().saturating_sub(1)
    }
    /// How many arcs.
    #[must_use]
    pub fn arcs(&self) -> usize {
        self.head.len()
    }
    /// Positions of the arcs of a node.
    #[must_use]
    pub fn of(&self, node: u32) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }
    /// What an arc costs.
    #[must_use]
    pub fn weight(&self, arc: usize) -> Weight {
        Weight::new(self.millis[arc], self.centimetres[arc])
    }
    /// The same network for petgraph, whose Dijkstra is the oracle and the peer; without what is closed.
    #[must_use]
    pub fn petgraph(&self) -> DiGraph<(), Weight> {
        let mut network = DiGraph::new();
        for _ in 0..self.nodes() {
            network.add_node(());
        }
        for node in 0..self.nodes() as u32 {
            for (head, weight) in self.from(node).filter(|(_, weight)| weight.exists()) {
                network.add_edge(NodeIndex::new(node as usize), NodeIndex::new(head as usize), weight);
            }
        }
        network
    }
    /// Heads and weights of the arcs of a node.
    pub fn from(&self, node: u32) -> impl Iterator<Item = (u32, Weight)> + '_ {
        self.of(node).map(|arc| (self.head[arc], self.weight(arc)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_are_sorted_by_tail_and_keep_their_order() {
        let arc = |tail, head, s| Arc { tail, head, weight: Weight::new(s, s * 2) };
        let graph = Graph::new(4, &[arc(2, 0, 5), arc(0, 1, 7), arc(2, 3, 1), arc(0, 1, 6)]);
        let of = |n| graph.from(n).map(|(h, w)| (h, w.millis(), w.centimetres())).collect::<Vec<_>>();
        assert_eq!((graph.nodes(), graph.arcs()), (4, 4));
        assert_eq!(of(0), [(1, 7, 14), (1, 6, 12)]);
        assert_eq!(of(1), []);
        assert_eq!(of(2), [(0, 5, 10), (3, 1, 2)]);
    }
}
