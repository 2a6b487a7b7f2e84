//! Roads that nobody cuts through: private ones, and those for destinations only. One may begin there and end there; from
//! elsewhere to elsewhere they are shut. A longer duration would keep most people out and promise a wrong time to whoever
//! goes in, so the network itself says it: what lies behind such a road is there twice, for who is on the way in and for
//! who is on the way out, and from the way in nothing leads out.
//!
//! *Behind* is everything outside the *core*, the largest strongly connected part of the open roads. So an open street
//! that only a private one leads to is behind it, and is reached all the same: the core reaches every node on the way in
//! and is reached from every node on the way out.

use anpai_core::stop::Stop;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::component::strong_parts;
use super::network::{Network, Stretch};

/// How many edges between two looks at the stop.
const STRIDE: usize = 1 << 16;

/// Cuts a network down to the nodes for which `kept` holds, and splits those behind restricted roads. How many there are;
/// `None` where the stop is raised.
pub(super) fn apply(network: &mut Network, kept: impl Fn(NodeIndex) -> bool, stop: &Stop) -> Option<usize> {
    let restricted = &network.segments.restricted;
    let is_open = |stretch: &Stretch| !restricted[stretch.segment as usize];
    let kept: Vec<bool> = network.graph.node_indices().map(kept).collect();
    let core = core(&network.graph, &kept, is_open, stop)?;
    let mut split =
        Split { graph: &network.graph, made: DiGraph::new(), number: [(); 3].map(|()| Vec::new()) };
    for number in &mut split.number {
        number.resize(kept.len(), NodeIndex::end());
    }
    for (count, edge) in network.graph.edge_references().enumerate() {
        if count % STRIDE == 0 && stop.is_over() {
            return None;
        }
        let (tail, head) = (edge.source().index(), edge.target().index());
        if !(kept[tail] && kept[head]) {
            continue;
        }
        let mut add = |from, to| split.edge((edge.source(), from), (edge.target(), to), *edge.weight());
        if core[tail] && core[head] && is_open(edge.weight()) {
            add(Side::Core, Side::Core);
            continue;
        }
        // At the edge of the core nothing leads on from the way in, and nothing to the way out: these are there for places
        // along the road, whose way begins or ends with the rest of it.
        add(if core[tail] { Side::Core } else { Side::In }, Side::In);
        add(Side::Out, if core[head] { Side::Core } else { Side::Out });
    }
    let behind = (kept.iter().zip(&core)).filter(|&(&kept, &core)| kept && !core).count();
    network.graph = split.made;
    Some(behind)
}

/// Where a node stands.
#[derive(Clone, Copy)]
enum Side {
    Core,
    In,
    Out,
}

/// The network with its nodes split.
struct Split<'a> {
    graph: &'a DiGraph<u32, Stretch>,
    made: DiGraph<u32, Stretch>,
    /// `[sides][nodes]`: what a node became on each side, as far as it is there.
    number: [Vec<NodeIndex>; 3],
}

impl Split<'_> {
    fn edge(&mut self, from: (NodeIndex, Side), to: (NodeIndex, Side), stretch: Stretch) {
        let (tail, head) = (self.node(from), self.node(to));
        self.made.add_edge(tail, head, stretch);
    }
    fn node(&mut self, (node, side): (NodeIndex, Side)) -> NodeIndex {
        let number = &mut self.number[side as usize][node.index()];
        if *number == NodeIndex::end() {
            *number = self.made.add_node(self.graph[node]);
        }
        *number
    }
}

/// Whether each node is in the largest strongly connected part of the open roads; of two equally large ones the first
/// counts. Everything that is kept where there are no open roads: then there is nothing to keep out of.
fn core(
    graph: &DiGraph<u32, Stretch>,
    kept: &[bool],
    is_open: impl Fn(&Stretch) -> bool,
    stop: &Stop,
) -> Option<Vec<bool>> {
    if graph.edge_weights().all(&is_open) {
        return Some(kept.to_vec());
    }
    let mut open = DiGraph::<(), ()>::with_capacity(graph.node_count(), graph.edge_count());
    for _ in kept {
        open.add_node(());
    }
    for edge in graph.edge_references() {
        let (tail, head) = (edge.source(), edge.target());
        if kept[tail.index()] && kept[head.index()] && is_open(edge.weight()) {
            open.add_edge(tail, head, ());
        }
    }
    let (part, parts) = strong_parts(&open, stop)?;
    let mut nodes = vec![0_usize; parts];
    for &part in &part {
        nodes[part as usize] += 1;
    }
    let largest = part.iter().rev().max_by_key(|&&part| nodes[part as usize]);
    let core = largest.filter(|&&part| nodes[part as usize] > 1);
    Some(core.map_or_else(|| kept.to_vec(), |core| part.iter().map(|part| part == core).collect()))
}
