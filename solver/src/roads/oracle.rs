//! The hierarchy held to petgraph's Dijkstra on random graphs small enough to print.

use anpai_core::stop::Stop;
use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::matrix::Method;
use super::{Arc, Ends, Graph, Hierarchy, Hook, Pairs, Weight};

pub(super) fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_240_509),
        ..ProptestConfig::with_cases(400)
    }
}

/// Few different weights, so that ties in time are common and lengths must break them; one arc in eight is closed.
pub(super) fn weights() -> impl Strategy<Value = Weight> {
    prop_oneof![
        7 => (1_u32..6, 1_u32..9).prop_map(|(ms, cm)| Weight::new(ms, cm)),
        1 => Just(Weight::NO_WAY),
    ]
}

/// Parallel arcs, loops and parts out of reach included.
pub(super) fn arcs() -> impl Strategy<Value = (usize, Vec<Arc>)> {
    (1_usize..14).prop_flat_map(|nodes| {
        let node = 0..nodes as u32;
        let arc = (node.clone(), node, weights()).prop_map(|(tail, head, weight)| Arc { tail, head, weight });
        (Just(nodes), prop::collection::vec(arc, 0..40))
    })
}

/// Places with none to three hooks, some of which lead nowhere; nodes are taken modulo how many there are.
pub(super) fn places(most: usize) -> impl Strategy<Value = Vec<Vec<(u32, Weight)>>> {
    let way = prop_oneof![
        9 => (0_u32..12, 0_u32..9).prop_map(|(ms, cm)| Weight::new(ms, cm)),
        1 => Just(Weight::NO_WAY),
    ];
    prop::collection::vec(prop::collection::vec((0_u32..20, way), 0..4), 1..=most)
}

pub(super) fn ends(places: &[Vec<(u32, Weight)>], nodes: usize) -> Ends {
    let mut ends = Ends::new();
    for place in places {
        let hook = |&(node, weight): &(u32, Weight)| Hook { node: node % nodes as u32, weight };
        ends.push(&place.iter().map(hook).collect::<Vec<_>>());
    }
    ends
}

/// From every node to every node.
pub(super) fn by_petgraph(nodes: usize, arcs: &[Arc]) -> Vec<Vec<Weight>> {
    let mut graph = DiGraph::<(), Weight>::new();
    for _ in 0..nodes {
        graph.add_node(());
    }
    for arc in arcs.iter().filter(|a| a.weight.exists()) {
        graph.add_edge(NodeIndex::new(arc.tail as usize), NodeIndex::new(arc.head as usize), arc.weight);
    }
    (0..nodes)
        .map(|from| {
            let known = dijkstra(&graph, NodeIndex::new(from), None, |e| *e.weight());
            (0..nodes).map(|to| known.get(&NodeIndex::new(to)).copied().unwrap_or(Weight::NO_WAY)).collect()
        })
        .collect()
}

/// The least way from some hook to some hook, from node to node as in `known`.
pub(super) fn between(known: &[Vec<Weight>], from: &[Hook], to: &[Hook]) -> Weight {
    let ways = from.iter().flat_map(|a| to.iter().map(move |b| (a, b))).map(|(a, b)| {
        let middle = known[a.node as usize][b.node as usize];
        let exists = a.weight.exists() && middle.exists() && b.weight.exists();
        if exists { a.weight + middle + b.weight } else { Weight::NO_WAY }
    });
    ways.min().unwrap_or(Weight::NO_WAY)
}

/// Pairs, one-to-all and paths of every pair of nodes against the oracle.
pub(super) fn agrees(graph: &Graph, hierarchy: &Hierarchy, expected: &[Vec<Weight>]) {
    let mut pairs = Pairs::new(hierarchy);
    let (mut scratch, mut to_all) = (Vec::new(), Vec::new());
    let hook = |node: usize| [Hook { node: node as u32, weight: Weight::ZERO }];
    for (from, row) in expected.iter().enumerate() {
        hierarchy.from_one(&hook(from), &mut scratch, &mut to_all);
        for (to, &weight) in row.iter().enumerate() {
            assert_eq!(pairs.distance(&hook(from), &hook(to)), weight, "{from} to {to}");
            assert_eq!(to_all[to].exists(), weight.exists());
            let Some(path) = pairs.path(graph, &hook(from), &hook(to)) else {
                assert!(!weight.exists(), "{from} to {to}");
                continue;
            };
            assert_eq!(to_all[to], weight, "{from} to {to} by sweep");
            assert_eq!((path.nodes[0], path.nodes[path.arcs.len()]), (from as u32, to as u32));
            let walked = path.arcs.iter().fold(Weight::ZERO, |sum, &arc| sum + graph.weight(arc));
            assert_eq!((walked, path.weight), (weight, weight));
            for (pair, &arc) in path.nodes.windows(2).zip(&path.arcs) {
                assert!(graph.of(pair[0]).contains(&arc) && graph.head[arc] == pair[1]);
            }
        }
    }
}

/// Every entry of both kinds of matrix is what pairs say; one place has two hooks, one has none.
pub(super) fn matrices_agree(hierarchy: &Hierarchy) {
    let last = hierarchy.nodes() as u32 - 1;
    let mut places = Ends::of_nodes(&(0..=last).collect::<Vec<_>>());
    places
        .push(&[Hook { node: 0, weight: Weight::new(2, 1) }, Hook { node: last, weight: Weight::new(1, 3) }]);
    places.push(&[]);
    for node in 0..=last {
        places.push(&[Hook { node: last - node, weight: Weight::new(node, 1) }]);
    }
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let stop = Stop::never();
            let by = |method: Method| {
                let times = method.times(hierarchy, &places, &places, &stop).unwrap();
                (times, method.weights(hierarchy, &places, &places, &stop).unwrap())
            };
            [Method::Sweeps, Method::Buckets].map(by)
        })
    };
    let [(times, weights), by_buckets] = on(1);
    assert_eq!(by_buckets, (times.clone(), weights.clone()));
    assert_eq!(on(3), [by_buckets.clone(), by_buckets]);
    lopsided_tables_agree(hierarchy, &places, &weights);
    let mut pairs = Pairs::new(hierarchy);
    for from in 0..places.len() {
        for to in 0..places.len() {
            let weight = pairs.distance(places.of(from), places.of(to));
            let at = from * places.len() + to;
            assert_eq!(weights[at], weight, "{from} to {to}");
            assert_eq!(times[at], if weight.exists() { weight.millis() } else { u32::MAX });
        }
    }
}

/// Buckets stand on the smaller side: one source to all, and all to two targets, are columns and rows of the whole.
fn lopsided_tables_agree(hierarchy: &Hierarchy, places: &Ends, weights: &[Weight]) {
    let (count, last) = (places.len(), places.len() - 1);
    let mut some = Ends::new();
    some.push(places.of(last));
    let row = Method::Buckets.weights(hierarchy, &some, places, &Stop::never()).unwrap();
    assert_eq!(row, weights[last * count..]);
    some.push(places.of(0));
    let columns = Method::Buckets.weights(hierarchy, places, &some, &Stop::never()).unwrap();
    let expected = |from: usize| [weights[from * count + last], weights[from * count]];
    assert_eq!(columns, (0..count).flat_map(expected).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn hierarchy_is_dijkstra_and_stays_so_with_other_weights(
        (nodes, arcs) in arcs(),
        others in prop::collection::vec(weights(), 40),
    ) {
        let graph = Graph::new(nodes, &arcs);
        let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| ()).unwrap();
        agrees(&graph, &hierarchy, &by_petgraph(nodes, &arcs));
        matrices_agree(&hierarchy);
        let arcs: Vec<Arc> =
            arcs.iter().zip(others).map(|(arc, weight)| Arc { weight, ..*arc }).collect();
        let graph = Graph::new(nodes, &arcs);
        let hierarchy = hierarchy.reweighted(&graph, &Stop::never(), &mut |_| ()).unwrap();
        agrees(&graph, &hierarchy, &by_petgraph(nodes, &arcs));
    }

    /// Where each way has its like back, one search serves both directions, and both sides share their memory.
    #[test]
    fn hierarchy_of_a_symmetric_network_is_dijkstra_in_half_the_memory((nodes, arcs) in arcs()) {
        let back = arcs.iter().map(|arc| Arc { tail: arc.head, head: arc.tail, weight: arc.weight });
        let arcs: Vec<Arc> = arcs.iter().copied().chain(back).collect();
        let graph = Graph::new(nodes, &arcs);
        let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| ()).unwrap();
        agrees(&graph, &hierarchy, &by_petgraph(nodes, &arcs));
        // Two numbers of 4 bytes a node, one and a last one where its links begin, four a link of one side.
        assert_eq!(hierarchy.bytes(), 4 * (2 * nodes + nodes + 1 + 4 * hierarchy.links() / 2));
    }

    #[test]
    fn ways_between_several_hooks_are_the_least_of_all(
        (nodes, arcs) in arcs(),
        sources in places(6),
        targets in places(6),
    ) {
        let graph = Graph::new(nodes, &arcs);
        let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| ()).unwrap();
        let known = by_petgraph(nodes, &arcs);
        let (sources, targets) = (ends(&sources, nodes), ends(&targets, nodes));
        let mut pairs = Pairs::new(&hierarchy);
        let (mut scratch, mut to_all) = (Vec::new(), Vec::new());
        for from in (0..sources.len()).map(|s| sources.of(s)) {
            hierarchy.from_one(from, &mut scratch, &mut to_all);
            for (node, &swept) in to_all.iter().enumerate() {
                let least = between(&known, from, &[Hook { node: node as u32, weight: Weight::ZERO }]);
                assert_eq!(if swept.exists() { swept } else { Weight::NO_WAY }, least, "{from:?} to {node} by sweep");
            }
            for to in (0..targets.len()).map(|t| targets.of(t)) {
                let least = between(&known, from, to);
                assert_eq!(pairs.distance(from, to), least, "{from:?} to {to:?}");
                assert_eq!(pairs.path(&graph, from, to).map(|p| p.weight), least.exists().then_some(least));
            }
        }
    }
}

#[test]
fn one_way_detour_and_tie_add_up() {
    // 0 -> 1 -> 2 takes 3 + 4 = 7 ms, 10 + 20 = 30 cm; 0 -> 2 directly 7 ms, 31 cm: a tie in time, 1 cm longer.
    // Back from 2 there is only 2 -> 3 -> 0: 5 + 6 = 11 ms, 7 + 8 = 15 cm. Nothing leads to 4.
    let arc = |tail, head, ms, cm| Arc { tail, head, weight: Weight::new(ms, cm) };
    let graph = Graph::new(
        5,
        &[
            arc(0, 2, 7, 31),
            arc(0, 1, 3, 10),
            arc(1, 2, 4, 20),
            arc(2, 3, 5, 7),
            arc(3, 0, 6, 8),
            arc(4, 0, 1, 1),
        ],
    );
    let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| ()).unwrap();
    let mut pairs = Pairs::new(&hierarchy);
    let at = |node, ms| [Hook { node, weight: Weight::new(ms, ms) }];
    assert_eq!(pairs.distance(&at(0, 0), &at(2, 0)), Weight::new(7, 30));
    // With hooks of 2 and 9: 2 + 11 + 9 = 22 ms, 2 + 15 + 9 = 26 cm.
    assert_eq!(pairs.distance(&at(2, 2), &at(0, 9)), Weight::new(22, 26));
    assert_eq!(pairs.distance(&at(0, 0), &at(4, 0)), Weight::NO_WAY);
    assert_eq!(pairs.path(&graph, &at(2, 0), &at(0, 0)).unwrap().nodes, [2, 3, 0]);
    assert_eq!(pairs.distance(&[], &at(0, 0)), Weight::NO_WAY);
}

#[test]
fn a_stop_that_is_over_ends_the_contraction() {
    let graph = Graph::new(1, &[]);
    let stop = Stop::after(std::time::Duration::ZERO);
    assert!(Hierarchy::new(&graph, &stop, &mut |_| ()).is_err());
}
