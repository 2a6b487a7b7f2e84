//! Circles by hand, and against petgraph's Dijkstra.

use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::roads::graph::Arc;
use crate::roads::weight::Weight;

fn arc(tail: u32, head: u32, millis: u32, centimetres: u32) -> Arc {
    Arc { tail, head, weight: Weight::new(millis, centimetres) }
}

fn run<C: Cost>(circles: &mut Circles<C>, starts: &[(u32, C)], limit: u32) -> Vec<(u32, C)> {
    let starts: Vec<_> = starts.iter().map(|&(node, cost)| Reached { node, cost }).collect();
    let mut reached = Vec::new();
    circles.within(&starts, limit, &mut reached);
    let mut pairs: Vec<_> = reached.iter().map(|r| (r.node, r.cost)).collect();
    pairs.sort_unstable_by_key(|p| p.0);
    pairs
}

/// 0 -> 1 (4 s), 1 -> 2 (5 s), 0 -> 2 (10 s), 2 -> 3 (1 s), 3 -> 0 (20 s).
fn small() -> Graph {
    let arcs = [
        arc(0, 1, 4000, 7),
        arc(1, 2, 5000, 7),
        arc(0, 2, 10_000, 3),
        arc(2, 3, 1000, 1),
        arc(3, 0, 20_000, 9),
    ];
    Graph::new(4, &arcs)
}

#[test]
fn the_limit_belongs_to_the_circle() {
    let mut circles = Circles::<u32>::new(&small(), Direction::Away);
    // 4 + 5 = 9 s to node 2 beat the direct 10 s; node 3 is at 10 s.
    assert_eq!(run(&mut circles, &[(0, 0)], 10_000), [(0, 0), (1, 4000), (2, 9000), (3, 10_000)]);
    assert_eq!(run(&mut circles, &[(0, 0)], 9_999), [(0, 0), (1, 4000), (2, 9000)]);
    assert_eq!(run(&mut circles, &[(0, 0)], 0), [(0, 0)]);
    assert_eq!(run(&mut circles, &[(0, 5000)], 4999), []);
    assert_eq!(run(&mut circles, &[], 10_000), []);
}

#[test]
fn towards_follows_arcs_backwards() {
    let mut circles = Circles::<Weight>::new(&small(), Direction::Towards);
    // To node 3: from 2 in 1 s, from 1 in 6 s over 7 + 1 cm, from 0 in 10 s over 7 + 7 + 1 cm.
    let w = Weight::new;
    assert_eq!(
        run(&mut circles, &[(3, Weight::ZERO)], u32::MAX),
        [(0, w(10_000, 15)), (1, w(6000, 8)), (2, w(1000, 1)), (3, w(0, 0))]
    );
}

#[test]
fn of_two_starts_at_one_distance_the_lower_wins() {
    // 1 -> 0 and 2 -> 0 both take 3 s; starts 5 and 4 stand on nodes 1 and 2.
    let graph = Graph::new(3, &[arc(1, 0, 3000, 2), arc(2, 0, 3000, 2)]);
    let mut circles = Circles::<FromStart>::new(&graph, Direction::Away);
    let start = |start| FromStart { weight: Weight::ZERO, start };
    let reached = run(&mut circles, &[(1, start(5)), (2, start(4))], 5000);
    assert_eq!(reached[0], (0, FromStart { weight: Weight::new(3000, 2), start: 4 }));
}

fn oracle(nodes: usize, arcs: &[Arc], start: u32) -> Vec<Option<Weight>> {
    let mut net = DiGraph::<(), u64>::new();
    let ids: Vec<NodeIndex> = (0..nodes).map(|_| net.add_node(())).collect();
    for a in arcs {
        net.add_edge(ids[a.tail as usize], ids[a.head as usize], a.weight.0);
    }
    let costs = dijkstra(&net, ids[start as usize], None, |e| *e.weight());
    ids.iter().map(|id| costs.get(id).map(|&w| Weight(w))).collect()
}

fn network() -> impl Strategy<Value = (usize, Vec<Arc>)> {
    (1_usize..12).prop_flat_map(|n| {
        let one = (0..n as u32, 0..n as u32, prop_oneof![0..4_u32, 0..5000_u32], 0..9_u32);
        let arcs = prop::collection::vec(one, 0..30);
        (Just(n), arcs.prop_map(|a| a.into_iter().map(|(t, h, m, c)| arc(t, h, m, c)).collect()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, rng_seed: RngSeed::Fixed(11), ..ProptestConfig::default() })]
    /// One search after another on one memory: what the first leaves behind would spoil the second.
    #[test]
    fn a_circle_is_dijkstra_cut_off(
        (nodes, arcs) in network(),
        queries in prop::collection::vec((0..12_u32, prop_oneof![0..40_u32, 0..20_000_u32]), 1..4),
        shift in 0..14_u32,
    ) {
        let graph = Graph::new(nodes, &arcs);
        let against: Vec<Arc> =
            arcs.iter().map(|a| Arc { tail: a.head, head: a.tail, weight: a.weight }).collect();
        for (direction, arcs) in [(Direction::Away, &arcs), (Direction::Towards, &against)] {
            let mut times = Circles::<u32>::new(&graph, direction);
            let mut whole = Circles::<Weight>::new(&graph, direction);
            (times.shift, whole.shift) = (shift, shift);
            for &(start, limit) in &queries {
                let start = start % nodes as u32;
                let costs = oracle(nodes, arcs, start);
                let expected: Vec<(u32, Weight)> = (0..nodes as u32)
                    .filter_map(|n| Some((n, costs[n as usize].filter(|w| w.millis() <= limit)?)))
                    .collect();
                prop_assert_eq!(&run(&mut whole, &[(start, Weight::ZERO)], limit), &expected);
                let expected: Vec<_> = expected.into_iter().map(|(n, w)| (n, w.millis())).collect();
                prop_assert_eq!(run(&mut times, &[(start, 0)], limit), expected);
            }
        }
    }
}
