//! What roads cost on the shipped extract, profile by profile: building the network, contracting it, contracting it again
//! in the same order, the same in an hour of other speeds with ways closed, tables of 1,000 x 1,000 and 10,000 x 10,000
//! nodes on one core, small tables by both methods, and 1,000 circles of 15 minutes; a row of petgraph's Dijkstra from one
//! node to all says where one starts from. `cargo bench -p anpai-workspace --bench roads`.

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
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("nothing has used the pool yet");
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/heidelberg/heidelberg.osm.pbf");
    let extract = Extract::read_pbf(&path, &Stop::never(), &mut |_| {}).expect("the extract is shipped");
    for name in Profile::BUILT_IN {
        let profile = Profile::built_in(name).expect("a built-in profile");
        rows(&mut criterion, name, &extract, &profile);
    }
    criterion.final_summary();
}

#[expect(clippy::print_stdout, reason = "what a row is about belongs beside it")]
fn rows(criterion: &mut Criterion, name: &str, extract: &Extract, profile: &Profile) {
    let never = Stop::never();
    let network = || build(extract, profile, &never).expect("there are roads").graph;
    let graph = network();
    let contracted = || Hierarchy::new(&graph, &never, &mut |_| {}).expect("nobody stops it");
    let hierarchy = contracted();
    println!(
        "{name}: {} nodes, {} arcs; the hierarchy has {:.1} links and {:.1} bytes a node",
        graph.nodes(),
        graph.arcs(),
        hierarchy.links() as f64 / graph.nodes() as f64,
        hierarchy.bytes() as f64 / graph.nodes() as f64,
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
    for count in [1_000, 10_000] {
        let (from, to) = (places(&graph, count, 1), places(&graph, count, 2));
        criterion.bench_function(&format!("{name}/{count} x {count} times"), |b| {
            b.iter(|| matrix::times(&hierarchy, &from, &to, &never).expect("nobody stops it"));
        });
        criterion.bench_function(&format!("{name}/{count} x {count} times and lengths"), |b| {
            b.iter(|| matrix::weights(&hierarchy, &from, &to, &never).expect("nobody stops it"));
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
    let mut circles = Circles::<u32>::new(&graph, Direction::Away);
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
