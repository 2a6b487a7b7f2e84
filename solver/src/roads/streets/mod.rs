//! Hand-made streets on a local plane: what the built-in profiles make of OpenStreetMap's tags, by arithmetic. On foot it
//! is 1.2 m/s, so 6 m take 5 s; by e-bike 17 km/h, so 85 m take 18 s; by car 25 km/h on a residential street, so 125 m
//! take 18 s.

mod access;
mod barriers;
mod directions;
mod ways;

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use petgraph::Direction;
use petgraph::algo::dijkstra;
use petgraph::graph::NodeIndex;

use super::extract::Extract;
use super::network::Network;
use super::profile::Profile;
use super::snap::{Access, Snapper};
use super::{Hierarchy, Pairs, Weight, build, no_through, restrictions};

const RESIDENTIAL: (&str, &str) = ("highway", "residential");

/// Points by metres.
fn points<const N: usize>(metres: [(i32, i32); N]) -> Extract {
    Extract::drawn(Datum::LocalPlane, metres.map(|(x, y)| (x * 100, y * 100)))
}

/// Milliseconds and metres from a point to a point, by nodes that a place on the crossing hooks onto.
fn way(extract: &Extract, profile: &str, from: u32, to: u32) -> Option<(u32, u32)> {
    let (profile, stop) = (Profile::built_in(profile).unwrap(), Stop::never());
    let mut network = Network::new(extract, &profile, &stop).unwrap();
    restrictions::apply(&mut network, extract, &profile, &stop).unwrap();
    no_through::apply(&mut network, |_| true, &stop).unwrap();
    let graph = &network.graph;
    let at = |point: u32, leads_on: Direction| {
        let nodes: Vec<_> = graph.node_indices().filter(|&node| graph[node] == point).collect();
        let leading = |&&node: &&NodeIndex| graph.edges_directed(node, leads_on).next().is_some();
        let some: Vec<_> = nodes.iter().filter(leading).copied().collect();
        if some.is_empty() { nodes } else { some }
    };
    let ends = at(to, Direction::Outgoing);
    let ways = at(from, Direction::Incoming).into_iter().flat_map(|begin| {
        let known = dijkstra(graph, begin, None, |edge| edge.weight().weight);
        ends.iter().filter_map(|end| known.get(end).copied()).collect::<Vec<Weight>>()
    });
    ways.min().map(|weight| (weight.millis(), weight.centimetres() / 100))
}

/// Seconds from a point to a point; they are whole in these networks.
fn seconds(extract: &Extract, profile: &str, from: u32, to: u32) -> Option<u32> {
    way(extract, profile, from, to).map(|(millis, _)| {
        assert_eq!(millis % 1000, 0, "{millis} ms");
        millis / 1000
    })
}

/// Seconds, cut to whole ones, from one place to another by car, as everybody asks: by hooks, or along a road that both
/// are on. Places are metres, on the road.
fn between_places(extract: &Extract, from: (i32, i32), to: (i32, i32)) -> u32 {
    let built = build(extract, &Profile::built_in("car").unwrap(), &Stop::never()).unwrap();
    let access = Access { radius: 10.0, metres_per_second: 1.0 };
    let snapper = Snapper::new(&built.graph, &built.shapes, Datum::LocalPlane, access);
    let hierarchy = Hierarchy::new(&built.graph, &Stop::never(), &mut |_| ()).unwrap();
    let [from, to] = [from, to]
        .map(|(x, y)| snapper.snap(Coordinate { x: f64::from(x), y: f64::from(y) }).expect("near a road"));
    let nodes = Pairs::new(&hierarchy).distance(&snapper.leaving(&from), &snapper.arriving(&to));
    snapper.direct(&from, &to).map_or(nodes, |direct| direct.min(nodes)).millis() / 1000
}
