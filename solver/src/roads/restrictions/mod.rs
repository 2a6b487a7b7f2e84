//! Turn restrictions. Each forbids some sequences of edges: from one into another, or along several. A network that obeys
//! them has, for every beginning of such a sequence, one more node at the same spot, which is reached only by that
//! beginning and lacks the edge that would complete it. So whatever searches the network need not know of them.
//!
//! A U-turn at a crossing is possible unless a restriction forbids it.

mod automaton;
mod sequences;
#[cfg(test)]
mod tests;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use anpai_core::stop::Stop;

use super::extract::Extract;
use super::network::Network;
use super::profile::Profile;
use automaton::{Automaton, START};

/// What became of the turn restrictions of an extract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restrictions {
    /// Obeyed.
    pub applied: usize,
    /// Not for this profile: it is for others, or spares this one.
    pub spared: usize,
    /// At certain hours only.
    pub conditional: usize,
    /// Of a kind that is neither `no_…` nor `only_…`.
    pub unknown: usize,
    /// Without effect: the profile cannot drive that way anyhow.
    pub without_effect: usize,
    /// It cannot be told which turn is meant: a way goes on where it should end.
    pub ambiguous: usize,
    /// Nodes that were split off.
    pub split_nodes: usize,
}

/// Makes a network obey the turn restrictions that bind a profile; `None` where the stop is raised.
pub(super) fn apply(
    network: &mut Network,
    extract: &Extract,
    profile: &Profile,
    stop: &Stop,
) -> Option<Restrictions> {
    let mut counts = Restrictions::default();
    if profile.turns.keys.is_empty() || extract.turns.is_empty() {
        counts.spared = extract.turns.len();
        return Some(counts);
    }
    let forbidden = sequences::all(network, extract, profile, &mut counts, stop)?;
    if forbidden.is_empty() {
        return Some(counts);
    }
    let automaton = Automaton::new(&forbidden);
    let (graph, split) = expand(&network.graph, &automaton, stop)?;
    counts.split_nodes = split;
    network.graph = graph;
    Some(counts)
}

/// How many edges between two looks at the stop.
const STRIDE: usize = 1 << 16;

/// The graph with a node for every state of the automaton, and how many nodes were added.
fn expand<E: Copy>(
    graph: &DiGraph<u32, E>,
    automaton: &Automaton,
    stop: &Stop,
) -> Option<(DiGraph<u32, E>, usize)> {
    let mut expanded = DiGraph::with_capacity(graph.node_count() + automaton.len(), graph.edge_count());
    for &point in graph.node_weights() {
        expanded.add_node(point);
    }
    let ends = |state: u32| graph.edge_endpoints(automaton.last(state)).map(|(_, head)| head);
    let mut node = vec![NodeIndex::end(); automaton.len()];
    for state in START + 1..automaton.len() as u32 {
        if let Some(head) = ends(state).filter(|_| automaton.is_allowed(state)) {
            node[state as usize] = expanded.add_node(graph[head]);
        }
    }
    let at = |state: u32, head| if state == START { head } else { node[state as usize] };
    for (count, edge) in graph.edge_references().enumerate() {
        if count % STRIDE == 0 && stop.is_over() {
            return None;
        }
        if let Some(next) = automaton.after(START, edge.id()) {
            expanded.add_edge(edge.source(), at(next, edge.target()), *edge.weight());
        }
    }
    for state in START + 1..automaton.len() as u32 {
        let Some(head) = ends(state).filter(|_| automaton.is_allowed(state)) else { continue };
        for edge in graph.edges(head) {
            if let Some(next) = automaton.after(state, edge.id()) {
                expanded.add_edge(node[state as usize], at(next, edge.target()), *edge.weight());
            }
        }
    }
    let split = expanded.node_count() - graph.node_count();
    Some((expanded, split))
}
