//! From an extract and a profile to what answers questions: the network, its turn restrictions, its largest part, flat.

use anpai_core::stop::Stop;
use petgraph::graph::NodeIndex;
use thiserror::Error;

use super::component::{measure, strong_parts};
use super::extract::Extract;
use super::flatten::flatten;
use super::graph::Graph;
use super::network::Network;
use super::no_through;
use super::origins::Origins;
use super::profile::Profile;
use super::restrictions::{self, Restrictions};
use super::shapes::Shapes;

/// One profile's network, ready for a hierarchy.
#[derive(Clone, Debug)]
pub struct Built {
    /// Nodes and arcs of the largest part.
    pub graph: Graph,
    /// How its arcs lie.
    pub shapes: Shapes,
    /// Where its segments come from.
    pub origins: Origins,
    /// What was kept and what was not.
    pub report: Report,
}

/// What a network holds and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Nodes, with those that turn restrictions split off.
    pub nodes: usize,
    /// One-way connections.
    pub arcs: usize,
    /// Segments.
    pub segments: usize,
    /// Points of all segments.
    pub points: usize,
    /// Nodes outside the largest part.
    pub dropped_nodes: usize,
    /// Parts that were left out.
    pub dropped_parts: usize,
    /// The largest of these, the largest first.
    pub largest_dropped: Vec<Dropped>,
    /// Nodes behind roads that are private or for destinations only, each of them there twice.
    pub behind: usize,
    /// What became of the turn restrictions.
    pub restrictions: Restrictions,
}

/// A part that cannot be reached from the largest one, or not left towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// How many nodes.
    pub nodes: usize,
    /// Metres of road within it, each direction counted.
    pub metres: u64,
    /// A point of it, in the units of the extract.
    pub x: i32,
    /// See `x`.
    pub y: i32,
}

/// Why a network cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BuildError {
    /// The profile may pass none of the roads.
    #[error("this profile may pass none of the roads")]
    Empty,
    /// The stop was raised.
    #[error("stopped")]
    Stopped,
}

/// How many of the parts that were left out the report shows.
const SHOWN: usize = 5;

/// Builds a profile's network.
///
/// # Errors
/// No road that this profile may pass; a raised stop.
pub fn build(extract: &Extract, profile: &Profile, stop: &Stop) -> Result<Built, BuildError> {
    let mut network = Network::new(extract, profile, stop).ok_or(BuildError::Stopped)?;
    let restrictions =
        restrictions::apply(&mut network, extract, profile, stop).ok_or(BuildError::Stopped)?;
    let (part, parts) = strong_parts(&network.graph, stop).ok_or(BuildError::Stopped)?;
    let measured = measure(&network.graph, &part, parts, |stretch| stretch.weight.centimetres());
    let size = |&part: &usize| {
        let this = &measured[part];
        (std::cmp::Reverse(this.nodes), std::cmp::Reverse(this.metres), this.example)
    };
    let mut by_size: Vec<usize> = (0..parts).collect();
    by_size.sort_unstable_by_key(size);
    let (&main, dropped) = by_size.split_first().ok_or(BuildError::Empty)?;
    if measured[main].metres == 0 {
        return Err(BuildError::Empty);
    }
    if stop.is_over() {
        return Err(BuildError::Stopped);
    }
    let largest_dropped = (dropped.iter().take(SHOWN))
        .map(|&part| {
            let this = measured[part];
            let point = network.graph[this.example] as usize;
            let (x, y) = (extract.x[point], extract.y[point]);
            Dropped { nodes: this.nodes, metres: this.metres, x, y }
        })
        .collect();
    let dropped_nodes = network.graph.node_count() - measured[main].nodes;
    let in_main = |node: NodeIndex| part[node.index()] as usize == main;
    let behind = no_through::apply(&mut network, in_main, stop).ok_or(BuildError::Stopped)?;
    let (graph, shapes, origins) = flatten(extract, profile, &network, stop).ok_or(BuildError::Stopped)?;
    let report = Report {
        nodes: graph.nodes(),
        arcs: graph.arcs(),
        segments: shapes.segments(),
        points: shapes.x.len(),
        dropped_nodes,
        dropped_parts: dropped.len(),
        largest_dropped,
        behind,
        restrictions,
    };
    Ok(Built { graph, shapes, origins, report })
}
