//! Where one can get from everywhere to everywhere: the largest strongly connected part of a network. A place outside it
//! could be reached and not left, or left and not reached, so nothing is snapped there.

use anpai_core::stop::Stop;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, DfsPostOrder, EdgeRef, Reversed};

/// How many nodes between two looks at the stop.
const STRIDE: usize = 1 << 14;

/// The strongly connected part of each node, numbered from 0, and how many parts there are; `None` where the stop is
/// raised. Kosaraju's two searches by petgraph's walkers, which keep their own stack: a long road does not overflow ours.
///
/// Source: Sharir 1981, A strong-connectivity algorithm and its applications in data flow analysis.
#[must_use]
pub fn strong_parts<N, E>(graph: &DiGraph<N, E>, stop: &Stop) -> Option<(Vec<u32>, usize)> {
    let mut finished = Vec::with_capacity(graph.node_count());
    let mut search = DfsPostOrder::empty(graph);
    let mut steps = 0_usize;
    let mut over = || {
        steps += 1;
        steps.is_multiple_of(STRIDE) && stop.is_over()
    };
    for node in graph.node_indices() {
        search.move_to(node);
        while let Some(node) = search.next(Reversed(graph)) {
            finished.push(node);
            if over() {
                return None;
            }
        }
    }
    let mut part = vec![u32::MAX; graph.node_count()];
    let mut parts = 0;
    let mut search = Dfs::empty(graph);
    for &leader in finished.iter().rev() {
        if part[leader.index()] != u32::MAX {
            continue;
        }
        search.move_to(leader);
        while let Some(node) = search.next(graph) {
            part[node.index()] = parts;
            if over() {
                return None;
            }
        }
        parts += 1;
    }
    Some((part, parts as usize))
}

/// A part that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many nodes.
    pub nodes: usize,
    /// Metres of road, each direction counted.
    pub metres: u64,
    /// A node of it.
    pub example: NodeIndex,
}

/// All parts; `metres` of an edge in centimetres by `length`. Edges between two parts belong to none.
#[must_use]
pub fn measure<N, E>(
    graph: &DiGraph<N, E>,
    part: &[u32],
    parts: usize,
    length: impl Fn(&E) -> u32,
) -> Vec<Part> {
    let mut measured = vec![Part { nodes: 0, metres: 0, example: NodeIndex::end() }; parts];
    for node in graph.node_indices() {
        let this = &mut measured[part[node.index()] as usize];
        this.nodes += 1;
        this.example = this.example.min(node);
    }
    for edge in graph.edge_references() {
        let (tail, head) = (part[edge.source().index()], part[edge.target().index()]);
        if tail == head {
            measured[tail as usize].metres += u64::from(length(edge.weight()));
        }
    }
    for this in &mut measured {
        this.metres /= 100;
    }
    measured
}
