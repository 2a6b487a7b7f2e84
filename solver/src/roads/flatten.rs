//! From a petgraph network to flat arrays: nodes along a Hilbert curve, so that neighbours in space are neighbours in
//! memory, segments by the first of their nodes, arcs by tail.

use petgraph::visit::EdgeRef;

use super::extract::Extract;
use super::graph::{Arc, Graph};
use super::network::Network;
use super::shapes::Shapes;
use super::store::Store;

/// Where each segment comes from: for closures, hours and reports.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// `[segments]`: id of the way in the source.
    pub way: Store<i64>,
    /// `[segments]`: position among the profile's classes.
    pub class: Store<u8>,
}

/// The nodes of a network and the edges between them.
#[must_use]
pub fn flatten(extract: &Extract, network: &Network) -> (Graph, Shapes, Origins) {
    let graph = &network.graph;
    let mut order: Vec<(u64, u32)> = (graph.node_indices())
        .map(|node| {
            let point = graph[node] as usize;
            (hilbert(extract.x[point], extract.y[point]), node.index() as u32)
        })
        .collect();
    order.sort_unstable();
    let mut number = vec![u32::MAX; graph.node_count()];
    for (at, &(_, node)) in order.iter().enumerate() {
        number[node as usize] = at as u32;
    }
    // Tail, head, segment and direction of every edge that stays.
    let mut edges: Vec<(u32, u32, u32, bool, usize)> = (graph.edge_references())
        .map(|edge| {
            let (tail, head) = (number[edge.source().index()], number[edge.target().index()]);
            (tail, head, edge.weight().segment, edge.weight().against, edge.id().index())
        })
        .collect();
    edges.sort_unstable();

    let mut renumbered = vec![u32::MAX; network.segments.len()];
    let mut segments = Vec::new();
    for &(_, _, segment, ..) in &edges {
        if renumbered[segment as usize] == u32::MAX {
            renumbered[segment as usize] = segments.len() as u32;
            segments.push(segment);
        }
    }
    let mut arcs = Vec::with_capacity(edges.len());
    let mut along = Vec::with_capacity(edges.len());
    for &(tail, head, segment, against, edge) in &edges {
        let stretch = graph.raw_edges()[edge].weight;
        arcs.push(Arc { tail, head, weight: stretch.weight });
        along.push(renumbered[segment as usize] << 1 | u32::from(against));
    }
    let (mut first, mut x, mut y) = (vec![0], Vec::new(), Vec::new());
    for &segment in &segments {
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
    };
    let shapes = Shapes { first: first.into(), x: x.into(), y: y.into(), along: along.into() };
    (Graph::new(order.len(), &arcs), shapes, origins)
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
