//! Both kinds of matrix held to petgraph's Dijkstra, whatever the algorithm that fills them.
//!
//! Rayon makes new working space for every part that it splits off, and it splits once even on one thread: a matrix of
//! two batches never shows what the first leaves behind for the second. So there are up to ten batches here.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::roads::ends::Hook;
use crate::roads::graph::{Arc, Graph};
use crate::roads::oracle;

type Fill<T> = fn(&Hierarchy, &Ends, &Ends, &Stop) -> Result<Vec<T>, Stopped>;

/// Every algorithm has a line and is held to everything below.
const ALGORITHMS: [(&str, Fill<u32>, Fill<Weight>); 3] = [
    ("either", times, weights),
    (
        "sweeps",
        |h, s, t, stop| Method::Sweeps.times(h, s, t, stop),
        |h, s, t, stop| Method::Sweeps.weights(h, s, t, stop),
    ),
    (
        "buckets",
        |h, s, t, stop| Method::Buckets.times(h, s, t, stop),
        |h, s, t, stop| Method::Buckets.weights(h, s, t, stop),
    ),
];

const BATCHES: usize = 10;

fn graph() -> impl Strategy<Value = (usize, Vec<Arc>)> {
    (1_usize..20).prop_flat_map(|nodes| {
        let node = 0..nodes as u32;
        let arc = (node.clone(), node, oracle::weights());
        let arc = arc.prop_map(|(tail, head, weight)| Arc { tail, head, weight });
        (Just(nodes), prop::collection::vec(arc, 0..50))
    })
}

/// Every entry of both matrices by every algorithm, on one thread and on three.
fn agree(hierarchy: &Hierarchy, sources: &Ends, targets: &Ends, known: &[Vec<Weight>]) {
    for (name, times, weights) in ALGORITHMS {
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let stop = Stop::never();
            let times = pool.install(|| times(hierarchy, sources, targets, &stop)).unwrap();
            let weights = pool.install(|| weights(hierarchy, sources, targets, &stop)).unwrap();
            let (mut times, mut weights) = (times.into_iter(), weights.into_iter());
            for source in 0..sources.len() {
                for target in 0..targets.len() {
                    let least = oracle::between(known, sources.of(source), targets.of(target));
                    let millis = if least.exists() { least.millis() } else { u32::MAX };
                    let told = (times.next(), weights.next());
                    assert_eq!(told, (Some(millis), Some(least)), "{name}, {threads}: {source} to {target}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, rng_seed: RngSeed::Fixed(29), ..ProptestConfig::default() })]

    #[test]
    fn every_entry_is_the_least_way_between_the_hooks(
        (nodes, arcs) in graph(),
        sources in oracle::places(BATCHES * LANES),
        targets in oracle::places(40),
    ) {
        let graph = Graph::new(nodes, &arcs);
        let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| ()).unwrap();
        let known = oracle::by_petgraph(nodes, &arcs);
        agree(&hierarchy, &oracle::ends(&sources, nodes), &oracle::ends(&targets, nodes), &known);
    }
}

/// 0 -> 1 -> 2 ... -> 39, a second and a metre each: from source `s` to target `t` there are `t - s` of them, or no way.
#[test]
fn a_later_batch_knows_nothing_of_an_earlier_one() {
    let arcs: Vec<Arc> =
        (0..39).map(|tail| Arc { tail, head: tail + 1, weight: Weight::new(1000, 100) }).collect();
    let hierarchy = Hierarchy::new(&Graph::new(40, &arcs), &Stop::never(), &mut |_| ()).unwrap();
    // Three of each, so that eight batches begin farther and farther along the line, out of reach of what came before.
    let sources = Ends::of_nodes(&(0..120).map(|s| s / 3).collect::<Vec<_>>());
    let targets = Ends::of_nodes(&(0..40).collect::<Vec<_>>());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for (name, times, _) in ALGORITHMS {
        let times = pool.install(|| times(&hierarchy, &sources, &targets, &Stop::never())).unwrap();
        for (at, &millis) in times.iter().enumerate() {
            let (source, target) = (at as u32 / 40 / 3, at as u32 % 40);
            let expected = if target >= source { (target - source) * 1000 } else { u32::MAX };
            assert_eq!(millis, expected, "{name}: {source} to {target}");
        }
    }
}

/// 0 -> 1 takes 10 s, 0 -> 2 takes 4 s, 2 -> 1 takes 5 s. The place leaves by 0 after 3 s or by 2 after 5 s, and the
/// other is reached by 1 in 7 s more, or by 2 in 9 s more: 3 + 9 + 7 = 19, 5 + 5 + 7 = 17, 3 + 4 + 9 = 16, 5 + 9 = 14 s.
#[test]
fn every_hook_of_a_source_and_of_a_target_counts() {
    let arc = |tail, head, s: u32| Arc { tail, head, weight: Weight::new(s * 1000, s * 100) };
    let graph = Graph::new(3, &[arc(0, 1, 10), arc(0, 2, 4), arc(2, 1, 5)]);
    let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| ()).unwrap();
    let hook = |node, s: u32| Hook { node, weight: Weight::new(s * 1000, s * 100) };
    let (leave, arrive) = ([hook(0, 3), hook(2, 5)], [hook(1, 7), hook(2, 9)]);
    let taken = |hooks: &[Hook], which: u32| -> Vec<Hook> {
        hooks.iter().enumerate().filter(|(at, _)| which >> at & 1 == 1).map(|(_, hook)| *hook).collect()
    };
    // By which hooks each side may go: the first, the second, both, both the other way round.
    let mut sides = (Ends::new(), Ends::new());
    for which in [1, 2, 3] {
        sides.0.push(&taken(&leave, which));
        sides.1.push(&taken(&arrive, which));
    }
    sides.0.push(&[leave[1], leave[0]]);
    sides.1.push(&[arrive[1], arrive[0]]);
    let seconds = [[19, 16, 16, 16], [17, 14, 14, 14], [17, 14, 14, 14], [17, 14, 14, 14]];
    for (name, times, weights) in ALGORITHMS {
        let times = times(&hierarchy, &sides.0, &sides.1, &Stop::never()).unwrap();
        let weights = weights(&hierarchy, &sides.0, &sides.1, &Stop::never()).unwrap();
        let expected = seconds.as_flattened();
        assert_eq!(times, expected.iter().map(|s| s * 1000).collect::<Vec<_>>(), "{name}");
        let expected: Vec<_> = expected.iter().map(|s| Weight::new(s * 1000, s * 100)).collect();
        assert_eq!(weights, expected, "{name}");
    }
}
