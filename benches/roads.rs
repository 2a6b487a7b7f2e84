//! What roads cost on the shipped extract and in the made-up city, profile by profile: building the network, contracting
//! it, contracting it again in the same order, the same in an hour of other speeds with ways closed, tables of
//! 1,000 x 1,000 and 10,000 x 10,000 nodes on one core and on two, small tables by both methods, and 1,000 circles of 15
//! minutes; a row of petgraph's Dijkstra from one node to all says where one starts from.
//! `cargo bench -p anpai-workspace --bench roads`, with `-- city/car` for the rows of one.

mod city;

use std::path::Path;
use std::time::Duration;

use anpai_core::stop::Stop;
use anpai_solver::roads::circle::{Circles, Direction, Reached};
use anpai_solver::roads::matrix::{self, Method};
use anpai_solver::roads::{Conditions, Ends, Extract, Graph, Hierarchy, Hour, Profile, Roads, build};
use criterion::Criterion;
use petgraph::graph::NodeIndex;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// 15 minutes.
const LIMIT: u32 = 900_000;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/heidelberg/heidelberg.osm.pbf");
    let heidelberg =
        || Extract::read_pbf(&path, &Stop::never(), &mut |_| {}).expect("the extract is shipped");
    if asked_for("heidelberg") {
        profiles(&mut criterion, "heidelberg", &heidelberg());
    }
    if asked_for("city") {
        profiles(&mut criterion, "city", &city::extract());
    }
    criterion.final_summary();
}

/// Whether the filter, if there is one, lets rows of this name through: what it does not is not even prepared.
fn asked_for(name: &str) -> bool {
    let filter = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    filter.is_none_or(|filter| filter.starts_with(name) || name.starts_with(&filter))
}

fn profiles(criterion: &mut Criterion, place: &str, extract: &Extract) {
    for profile in Profile::BUILT_IN {
        let name = format!("{place}/{profile}");
        if asked_for(&name) {
            let profile = Profile::built_in(profile).expect("a built-in profile");
            rows(criterion, &name, extract, &profile);
        }
    }
}

#[expect(clippy::print_stdout, reason = "what a row is about belongs beside it")]
fn rows(criterion: &mut Criterion, name: &str, extract: &Extract, profile: &Profile) {
    let never = Stop::never();
    let network = || build(extract, profile, &never).expect("there are roads").graph;
    let graph = network();
    let contracted = || Hierarchy::new(&graph, &never, &mut |_| {}).expect("nobody stops it");
    let hierarchy = contracted();
    let mut circles = Circles::<u32>::new(&graph, Direction::Away);
    let a_node = |bytes: usize| bytes as f64 / graph.nodes() as f64;
    println!(
        "{name}: {} nodes, {} arcs; the hierarchy has {:.1} links and {:.1} bytes a node, what circles need {:.1} bytes",
        graph.nodes(),
        graph.arcs(),
        a_node(hierarchy.links()),
        a_node(hierarchy.bytes()),
        a_node(circles.bytes()),
    );
    criterion.bench_function(&format!("{name}/network"), |b| b.iter(network));
    criterion.bench_function(&format!("{name}/contract"), |b| b.iter(contracted));
    criterion.bench_function(&format!("{name}/contract again"), |b| {
        b.iter(|| hierarchy.reweighted(&graph, &never, &mut |_| {}).expect("nobody stops it"));
    });
    let (roads, conditions) = rush_hour(extract, profile);
    criterion.bench_function(&format!("{name}/contract under conditions"), |b| {
        b.iter(|| roads.under(&conditions, &never, &mut |_| {}).expect("nobody stops it"));
    });
    drop(roads);
    for (count, threads) in [(1_000, 1), (1_000, 2), (10_000, 1), (10_000, 2)] {
        let (from, to) = (places(&graph, count, 1), places(&graph, count, 2));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("there are threads");
        let mut row = |what: &str, fill: &(dyn Fn() + Sync)| {
            let row = format!("{name}/{count} x {count} {what} on {threads}");
            criterion.bench_function(&row, |b| b.iter(|| pool.install(fill)));
        };
        row("times", &|| {
            std::hint::black_box(matrix::times(&hierarchy, &from, &to, &never).expect("nobody stops it"));
        });
        row("times and lengths", &|| {
            std::hint::black_box(matrix::weights(&hierarchy, &from, &to, &never).expect("nobody stops it"));
        });
    }
    // Small and lopsided tables by both methods: `Method::of` stands on these rows.
    for (sources, targets) in [(1, 1), (1, 10), (10, 10), (1, 100), (100, 1), (100, 100), (1, 10_000)] {
        let (from, to) = (places(&graph, sources, 4), places(&graph, targets, 5));
        for method in [Method::Buckets, Method::Sweeps] {
            criterion.bench_function(&format!("{name}/{sources} x {targets} by {method:?}"), |b| {
                b.iter(|| method.weights(&hierarchy, &from, &to, &never).expect("nobody stops it"));
            });
        }
    }
    let starts = nodes(&graph, 1_000, 3);
    let mut reached = Vec::new();
    criterion.bench_function(&format!("{name}/1000 circles"), |b| {
        b.iter(|| {
            starts.iter().for_each(|&node| circles.within(&[Reached { node, cost: 0 }], LIMIT, &mut reached));
        });
    });
    let peer = graph.petgraph();
    criterion.bench_function(&format!("{name}/1 to all by petgraph"), |b| {
        b.iter(|| {
            petgraph::algo::dijkstra(&peer, NodeIndex::new(starts[0] as usize), None, |e| e.weight().millis())
        });
    });
}

/// Roads of which every second class takes 1.7 times as long from 7:00 to 9:00, and that hour with one way in fifty closed.
fn rush_hour(extract: &Extract, profile: &Profile) -> (Roads, Conditions) {
    let classes: Vec<&String> = profile.classes.iter().step_by(2).map(|class| &class.name).collect();
    let hours = format!("[[hours]]\nclasses = {classes:?}\nfactor = {{ 7-9 = 1.7 }}\n");
    let profile = Profile::parse(&format!("{}\n{hours}", profile.text)).expect("a profile with hours");
    let built = Roads::build(extract, &profile, "", &Stop::never(), &mut |_| {}).expect("there are roads");
    let mut ways = built.0.origins().way.to_vec();
    ways.sort_unstable();
    ways.dedup();
    let closed = ways.into_iter().step_by(50).collect();
    (built.0, Conditions { hour: Hour::new(8), closed })
}

fn nodes(graph: &Graph, count: usize, seed: u64) -> Vec<u32> {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| dice.random_range(0..graph.nodes() as u32)).collect()
}

fn places(graph: &Graph, count: usize, seed: u64) -> Ends {
    Ends::of_nodes(&nodes(graph, count, seed))
}
