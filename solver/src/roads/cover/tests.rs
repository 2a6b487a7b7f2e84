//! Coverage by hand, and home by home.

use petgraph::algo::dijkstra;
use petgraph::graph::DiGraph;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::roads::graph::{Arc, Graph};
use crate::roads::shapes::Shapes;
use crate::roads::snap::Access;

/// Straight streets between nodes of a local plane, each a segment; centimetres, and weights by hand.
fn network(nodes: &[(i32, i32)], streets: &[(u32, u32, u32, bool)]) -> (Graph, Shapes) {
    let mut arcs = Vec::new();
    let (mut first, mut x, mut y) = (vec![0], Vec::new(), Vec::new());
    for (segment, &(a, b, millis, both)) in streets.iter().enumerate() {
        let weight = Weight::new(millis, millis / 10);
        arcs.push((Arc { tail: a, head: b, weight }, 2 * segment as u32));
        if both {
            arcs.push((Arc { tail: b, head: a, weight }, 2 * segment as u32 + 1));
        }
        for node in [a, b] {
            x.push(nodes[node as usize].0);
            y.push(nodes[node as usize].1);
        }
        first.push(x.len() as u32);
    }
    // The graph sorts by tail and keeps the order otherwise; the shapes follow it.
    arcs.sort_by_key(|(arc, _)| arc.tail);
    let along: Vec<u32> = arcs.iter().map(|(_, along)| *along).collect();
    let arcs: Vec<Arc> = arcs.into_iter().map(|(arc, _)| arc).collect();
    let shapes = Shapes { first: first.into(), x: x.into(), y: y.into(), along: along.into() };
    (Graph::new(nodes.len(), &arcs), shapes)
}

fn access() -> Access {
    Access { radius: 50.0, metres_per_second: 1.0 }
}

#[test]
fn people_walk_to_the_station_and_are_counted_once() {
    // 0 --100 s--> 1 --60 s-- 2, 100 m apart on a line; the first street is one way.
    let (graph, shapes) =
        network(&[(0, 0), (10_000, 0), (20_000, 0)], &[(0, 1, 100_000, false), (1, 2, 60_000, true)]);
    let snapper = Snapper::new(&graph, &shapes, Datum::LocalPlane, access());
    let snap = |x: f64, y: f64| snapper.snap(Coordinate { x, y });
    let stations = [snap(100.0, 5.0), None, snap(190.0, 0.0)];
    let homes = [snap(50.0, 10.0), snap(150.0, 0.0), snap(180.0, 0.0), snap(900.0, 0.0), snap(200.0, 0.0)];
    let ways = nearest(&snapper, &stations, &homes);
    let told: Vec<_> = ways.iter().map(|w| w.map(|w| (w.station, w.weight.millis()))).collect();
    // 10 + 50 + 5 s; 30 + 5 s beat 24 s only if wrong: 40 m of 60 s a 100 m are 24 s; 6 s; nowhere; 6 s.
    assert_eq!(told, [Some((0, 65_000)), Some((2, 24_000)), Some((2, 6000)), None, Some((2, 6000))]);
    let people = [(3, "east"), (5, "west"), (7, "west"), (11, "east"), (0, "none")];
    let (all, groups) = count(&people, &ways, 24_000);
    assert_eq!(all, Count { covered: 12, farther: 3, without: 11 });
    assert_eq!((all.people(), groups["west"].covered, groups["east"].without), (26, 12, 11));
    // Where the station lies against the one-way street nobody gets to it.
    let ways = nearest(&snapper, &[snap(20.0, 0.0)], &homes);
    assert_eq!(ways, [None; 5]);
}

#[test]
fn straight_lines_estimate_where_there_are_no_roads() {
    let at = |x: f64| Coordinate { x, y: 0.0 };
    let pace = Pace { metres_per_second: 1.0, detour: 1.5 };
    let ways =
        nearest_by_straight_line(Datum::LocalPlane, pace, &[at(0.0), at(100.0)], &[at(40.0), at(50.0)]);
    // 40 m * 1.5; at 50 m both are equally near and the first is taken.
    let way = |millis, cm| Some(Nearest { station: 0, weight: Weight::new(millis, cm) });
    assert_eq!(ways, [way(60_000, 6000), way(75_000, 7500)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(5), ..ProptestConfig::default() })]
    #[test]
    fn coverage_is_dijkstra_home_by_home(
        nodes in prop::collection::vec((0..30_i32, 0..30_i32), 2..10),
        streets in prop::collection::vec((0..10_u32, 0..10_u32, 1..9_u32, any::<bool>()), 1..20),
        places in prop::collection::vec((0..30_i32, 0..30_i32), 2..12),
        stations in 1..5_usize,
    ) {
        let n = nodes.len() as u32;
        let nodes: Vec<_> = nodes.iter().map(|p| (p.0 * 1000, p.1 * 1000)).collect();
        let streets: Vec<_> = streets.iter().map(|s| (s.0 % n, s.1 % n, s.2 * 1000, s.3)).collect();
        let (graph, shapes) = network(&nodes, &streets);
        let snapper = Snapper::new(&graph, &shapes, Datum::LocalPlane, access());
        let snap = |p: &(i32, i32)| snapper.snap(Coordinate { x: f64::from(p.0) * 10.0, y: f64::from(p.1) * 10.0 });
        let places: Vec<_> = places.iter().map(snap).collect();
        let (stations, homes) = places.split_at(stations.min(places.len() - 1));
        let mut net = DiGraph::<(), u64>::new();
        let ids: Vec<_> = (0..n).map(|_| net.add_node(())).collect();
        for tail in 0..n {
            for (head, weight) in graph.from(tail) {
                net.add_edge(ids[tail as usize], ids[head as usize], weight.0);
            }
        }
        let found = nearest(&snapper, stations, homes);
        for (home, found) in homes.iter().zip(found) {
            let Some(home) = home else { prop_assert_eq!(found, None); continue };
            let leaving = snapper.leaving(home);
            let costs: Vec<_> = leaving.iter().map(|h| (h.weight, dijkstra(&net, ids[h.node as usize], None, |e| *e.weight()))).collect();
            let mut ways = Vec::new();
            for (at, station) in stations.iter().enumerate() {
                let Some(station) = station else { continue };
                ways.extend(snapper.direct(home, station).map(|w| (w, at)));
                for hook in snapper.arriving(station) {
                    for (leg, costs) in &costs {
                        ways.extend(costs.get(&ids[hook.node as usize]).map(|&c| (*leg + Weight(c) + hook.weight, at)));
                    }
                }
            }
            prop_assert_eq!(found.map(|f| (f.weight, f.station)), ways.into_iter().min());
        }
    }
}
