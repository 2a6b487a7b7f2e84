//! From a petgraph network to flat arrays: nodes along a Hilbert curve, so that neighbours in space are neighbours in
//! memory, segments by the first of their nodes, arcs by tail.

use anpai_core::stop::Stop;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::extract::Extract;
use super::graph::{Arc, Graph};
use super::network::Network;
use super::origins::Origins;
use super::profile::Profile;
use super::shapes::Shapes;
use super::sort::sorted;

/// How many nodes, edges or segments between two looks at the stop.
const STRIDE: usize = 1 << 14;

/// An edge: tail, head, segment, direction, position among the edges.
type Edge = (u32, u32, u32, bool, usize);

/// The nodes of a network and the edges between them; `None` where the stop is raised.
#[must_use]
pub fn flatten(
    extract: &Extract,
    profile: &Profile,
    network: &Network,
    stop: &Stop,
) -> Option<(Graph, Shapes, Origins)> {
    let graph = &network.graph;
    let nodes = ordered(extract, network, stop)?;
    let mut number = vec![u32::MAX; graph.node_count()];
    for (at, &node) in nodes.iter().enumerate() {
        number[node as usize] = at as u32;
    }
    let edges = edges(network, &number, stop)?;

    let mut renumbered = vec![u32::MAX; network.segments.len()];
    let mut segments = Vec::new();
    let mut arcs = Vec::with_capacity(edges.len());
    let mut along = Vec::with_capacity(edges.len());
    for (count, &(tail, head, segment, against, edge)) in edges.iter().enumerate() {
        if count % STRIDE == 0 && stop.is_over() {
            return None;
        }
        if renumbered[segment as usize] == u32::MAX {
            renumbered[segment as usize] = segments.len() as u32;
            segments.push(segment);
        }
        arcs.push(Arc { tail, head, weight: graph.raw_edges()[edge].weight.weight });
        along.push(renumbered[segment as usize] << 1 | u32::from(against));
    }
    let (mut first, mut x, mut y) = (vec![0], Vec::new(), Vec::new());
    for (count, &segment) in segments.iter().enumerate() {
        if count % STRIDE == 0 && stop.is_over() {
            return None;
        }
        for &point in network.segments.of(segment) {
            x.push(extract.x[point as usize]);
            y.push(extract.y[point as usize]);
        }
        first.push(x.len() as u32);
    }
    let way = |&segment: &u32| extract.ways.id[network.segments.way[segment as usize] as usize];
    let origins = Origins {
        way: segments.iter().map(way).collect::<Vec<_>>().into(),
        class: segments.iter().map(|&s| network.segments.class[s as usize]).collect::<Vec<_>>().into(),
        wait: nodes.iter().map(|&node| wait(network, node)).collect::<Vec<_>>().into(),
        factor: Origins::factors(profile),
    };
    let shapes = Shapes { first: first.into(), x: x.into(), y: y.into(), along: along.into() };
    Some((Graph::new(nodes.len(), &arcs), shapes, origins))
}

/// The nodes along the curve.
fn ordered(extract: &Extract, network: &Network, stop: &Stop) -> Option<Vec<u32>> {
    let mut order: Vec<(u64, u32)> = Vec::with_capacity(network.graph.node_count());
    for (count, node) in network.graph.node_indices().enumerate() {
        if count % STRIDE == 0 && stop.is_over() {
            return None;
        }
        let point = network.graph[node] as usize;
        order.push((hilbert(extract.x[point], extract.y[point]), node.index() as u32));
    }
    Some(sorted(order, stop)?.into_iter().map(|(_, node)| node).collect())
}

/// The edges by tail and head.
fn edges(network: &Network, number: &[u32], stop: &Stop) -> Option<Vec<Edge>> {
    let mut edges = Vec::with_capacity(network.graph.edge_count());
    for (count, edge) in network.graph.edge_references().enumerate() {
        if count % STRIDE == 0 && stop.is_over() {
            return None;
        }
        let (tail, head) = (number[edge.source().index()], number[edge.target().index()]);
        edges.push((tail, head, edge.weight().segment, edge.weight().against, edge.id().index()));
    }
    sorted(edges, stop)
}

/// Milliseconds that one waits at a node; those that turn restrictions split off stand at its point too.
fn wait(network: &Network, node: u32) -> u32 {
    let point = network.graph[NodeIndex::new(node as usize)];
    let found = network.waits.binary_search_by_key(&point, |&(point, _)| point);
    found.map_or(0, |at| network.waits[at].1)
}

/// Position of a point on a Hilbert curve through all pairs of 32-bit numbers.
///
/// Source: Warren 2012, Hacker's Delight, 2nd edition, section 16-1 (the transformation of a quadrant at a time).
#[must_use]
pub fn hilbert(x: i32, y: i32) -> u64 {
    // The order of the integers is kept when the sign is turned.
    let (mut x, mut y) = (x as u32 ^ 1 << 31, y as u32 ^ 1 << 31);
    let mut at = 0_u64;
    for bit in (0..32).rev() {
        let (right, up) = (x >> bit & 1, y >> bit & 1);
        at = at << 2 | u64::from((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (!x, !y);
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_on_the_curve_are_steps_in_the_plane() {
        // A square of 16 x 16 that is a block of the curve: sorted by the curve, each is beside the one before.
        let mut cells: Vec<(i32, i32)> = (0..256).map(|cell| (cell % 16, cell / 16)).collect();
        cells.sort_by_key(|&(x, y)| hilbert(x, y));
        assert_eq!(cells.len(), 256);
        for pair in cells.windows(2) {
            assert_eq!((pair[0].0 - pair[1].0).abs() + (pair[0].1 - pair[1].1).abs(), 1, "{pair:?}");
        }
    }
}
