//! Networks from the shipped extract.

use std::path::Path;

use anpai_core::stop::Stop;
use petgraph::algo::dijkstra;
use petgraph::graph::NodeIndex;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{Ends, Extract, Hierarchy, Hook, Pairs, Profile, Weight, build, matrix};

fn heidelberg() -> Extract {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/heidelberg/heidelberg.osm.pbf");
    Extract::read_pbf(&path, &Stop::never(), &mut |_| {}).unwrap()
}

#[test]
fn every_profile_has_a_network_in_heidelberg() {
    let extract = heidelberg();
    for name in Profile::BUILT_IN {
        let profile = Profile::built_in(name).unwrap();
        let built = build(&extract, &profile, &Stop::never()).unwrap();
        assert_eq!(built.shapes.along.len(), built.graph.arcs());
        assert!(built.report.nodes > 10_000, "{name}: {:?}", built.report);
        // What is left out is at the edge of the extract above all: `docs/roads.md` has the figures.
        assert!(built.report.dropped_nodes * 7 < built.report.nodes, "{name}: {:?}", built.report);
    }
}

#[test]
fn turn_restrictions_of_heidelberg_bind_the_car() {
    let built = build(&heidelberg(), &Profile::built_in("car").unwrap(), &Stop::never()).unwrap();
    let turns = built.report.restrictions;
    assert!(turns.applied > 0 && turns.split_nodes > 0, "{turns:?}");
}

/// A hundred places to a hundred for each profile, seconds and metres. On one thread, where rayon splits the seven batches
/// of sources in two: each half works in one space, so that no batch may leave anything behind for the next.
#[test]
fn ten_thousand_pairs_of_heidelberg_are_dijkstras() {
    let extract = heidelberg();
    for name in Profile::BUILT_IN {
        let graph = build(&extract, &Profile::built_in(name).unwrap(), &Stop::never()).unwrap().graph;
        let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| {}).unwrap();
        let network = graph.petgraph();
        let mut dice = ChaCha8Rng::seed_from_u64(1);
        let mut hundred = || (0..100).map(|_| dice.random_range(0..graph.nodes() as u32)).collect::<Vec<_>>();
        let (from, to) = (hundred(), hundred());
        let (sources, targets) = (Ends::of_nodes(&from), Ends::of_nodes(&to));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let stop = Stop::never();
        let weights = pool.install(|| matrix::weights(&hierarchy, &sources, &targets, &stop)).unwrap();
        let times = pool.install(|| matrix::times(&hierarchy, &sources, &targets, &stop)).unwrap();
        let mut pairs = Pairs::new(&hierarchy);
        for (row, &source) in from.iter().enumerate() {
            let known = dijkstra(&network, NodeIndex::new(source as usize), None, |e| *e.weight());
            for (column, &target) in to.iter().enumerate() {
                let expected = known.get(&NodeIndex::new(target as usize)).copied().unwrap_or(Weight::NO_WAY);
                let at = row * to.len() + column;
                assert_eq!(weights[at], expected, "{name}: {source} to {target}");
                assert_eq!(times[at], if expected.exists() { expected.millis() } else { u32::MAX });
                let hook = |node| [Hook { node, weight: Weight::ZERO }];
                assert_eq!(
                    pairs.distance(&hook(source), &hook(target)),
                    expected,
                    "{name}: {source} to {target}"
                );
            }
        }
    }
}
