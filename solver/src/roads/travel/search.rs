//! The fastest ways from one place to everywhere (Dijkstra).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::roads::{Graph, Hook, Weight};

/// No arc leads there: it is where the search began.
const NONE: u32 = u32::MAX;

/// A finished search.
pub struct Search {
    /// `[nodes]`: what it takes to get there.
    pub best: Vec<Weight>,
    /// `[nodes]`: tail and arc by which one gets there.
    by: Vec<(u32, u32)>,
}

impl Search {
    /// From the nodes of `hooks`.
    pub fn from(graph: &Graph, hooks: &[Hook]) -> Self {
        let mut search =
            Self { best: vec![Weight::NO_WAY; graph.nodes()], by: vec![(NONE, NONE); graph.nodes()] };
        let mut queue = BinaryHeap::new();
        for hook in hooks {
            if hook.weight < search.best[hook.node as usize] {
                search.best[hook.node as usize] = hook.weight;
                queue.push(Reverse((hook.weight, hook.node)));
            }
        }
        while let Some(Reverse((weight, node))) = queue.pop() {
            if weight > search.best[node as usize] {
                continue;
            }
            for arc in graph.of(node) {
                let (head, next) = (graph.head[arc], weight + graph.weight(arc));
                if next < search.best[head as usize] {
                    search.best[head as usize] = next;
                    search.by[head as usize] = (node, arc as u32);
                    queue.push(Reverse((next, head)));
                }
            }
        }
        search
    }
    /// The node where the way to `node` begins, and the arcs along it.
    pub fn way_to(&self, graph: &Graph, node: u32) -> (u32, Vec<u32>) {
        debug_assert!((node as usize) < graph.nodes());
        let (mut here, mut arcs) = (node, Vec::new());
        while self.by[here as usize].1 != NONE {
            let (tail, arc) = self.by[here as usize];
            arcs.push(arc);
            here = tail;
        }
        arcs.reverse();
        (here, arcs)
    }
}
