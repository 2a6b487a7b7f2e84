//! Networks from the shipped extract.

use std::path::Path;

use anpai_core::stop::Stop;
use petgraph::algo::dijkstra;
use petgraph::graph::NodeIndex;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{
    Conditions, Ends, Extract, Graph, Hierarchy, Hook, Hour, Pairs, Profile, Roads, Weight, build, matrix,
};

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

/// A hundred places to a hundred for each profile, seconds and metres.
#[test]
fn ten_thousand_pairs_of_heidelberg_are_dijkstras() {
    let extract = heidelberg();
    for name in Profile::BUILT_IN {
        let graph = build(&extract, &Profile::built_in(name).unwrap(), &Stop::never()).unwrap().graph;
        let hierarchy = Hierarchy::new(&graph, &Stop::never(), &mut |_| {}).unwrap();
        are_dijkstras(&graph, &hierarchy, 100, name);
    }
}

/// The same in an hour in which every third class is slower or faster than usual, with one way in fifty closed.
#[test]
fn ten_thousand_pairs_of_heidelberg_are_dijkstras_under_other_conditions() {
    let extract = heidelberg();
    for name in Profile::BUILT_IN {
        let usual = Profile::built_in(name).unwrap();
        let of_third = |at: usize| usual.classes.iter().skip(at).step_by(3).map(|class| &class.name);
        let slower: Vec<&String> = of_third(0).collect();
        let faster: Vec<&String> = of_third(1).collect();
        let hours = format!(
            "[[hours]]\nclasses = {slower:?}\nfactor = {{ 7-9 = 1.7 }}\n\
             [[hours]]\nclasses = {faster:?}\nfactor = {{ 6-10 = 0.8 }}\n"
        );
        let profile = Profile::parse(&format!("{}\n{hours}", usual.text)).unwrap();
        let roads = Roads::build(&extract, &profile, "", &Stop::never(), &mut |_| {}).unwrap().0;
        let mut dice = ChaCha8Rng::seed_from_u64(7);
        let mut ways = roads.origins().way.to_vec();
        ways.sort_unstable();
        ways.dedup();
        ways.retain(|_| dice.random_range(0..50) == 0);
        let conditions = Conditions { hour: Hour::new(8), closed: ways.into_iter().collect() };
        let then = roads.under(&conditions, &Stop::never(), &mut |_| {}).unwrap();
        let differ = |is: fn(u32, u32) -> bool| {
            let pairs = roads.graph().millis.iter().zip(then.graph().millis.iter());
            pairs.filter(|(usual, then)| is(**usual, **then)).count()
        };
        let closed = differ(|_, then| then == Weight::NO_WAY.millis());
        assert!(
            closed > 0 && differ(|usual, then| then > usual) > closed && differ(|u, t| t < u) > 0,
            "{name}"
        );
        let without = are_dijkstras(then.graph(), then.hierarchy(), 100, name);
        assert!(without > 0, "{name}: closures cut off something");
    }
}

/// Holds tables and pairs between so many places and as many others to Dijkstra; how many pairs have no way. On one
/// thread, where rayon splits a hundred sources' seven batches in two: each half works in one space, so that no batch may
/// leave anything behind for the next.
fn are_dijkstras(graph: &Graph, hierarchy: &Hierarchy, count: usize, name: &str) -> usize {
    let network = graph.petgraph();
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let mut some = || (0..count).map(|_| dice.random_range(0..graph.nodes() as u32)).collect::<Vec<_>>();
    let (from, to) = (some(), some());
    let (sources, targets) = (Ends::of_nodes(&from), Ends::of_nodes(&to));
    let (pool, stop) = (rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap(), Stop::never());
    let weights = pool.install(|| matrix::weights(hierarchy, &sources, &targets, &stop)).unwrap();
    let times = pool.install(|| matrix::times(hierarchy, &sources, &targets, &stop)).unwrap();
    let mut pairs = Pairs::new(hierarchy);
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
    weights.iter().filter(|weight| !weight.exists()).count()
}
