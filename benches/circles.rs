//! What circles cost: 1,000 of them around random places of a lattice, by time alone and by time and length, for three
//! paces. `cargo bench -p anpai-workspace --bench circles`. A row is the time of all thousand.

use std::time::Duration;

use anpai_solver::roads::circle::{Circles, Cost, Direction, Reached};
use anpai_solver::roads::{Arc, Graph, Weight};
use criterion::Criterion;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Crossings on each side: 29,929 nodes, about as many as a town's extract has.
const SIDE: u32 = 173;
/// 15 minutes.
const LIMIT: u32 = 900_000;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for (name, metres_per_second) in [("walk", 1.2), ("ebike", 4.2), ("car", 8.3)] {
        let graph = lattice(metres_per_second);
        row::<u32>(&mut criterion, &format!("{name} by time"), &graph);
        row::<Weight>(&mut criterion, &format!("{name} by time and length"), &graph);
    }
    criterion.final_summary();
}

fn row<C: Cost>(criterion: &mut Criterion, name: &str, graph: &Graph) {
    let mut circles = Circles::<C>::new(graph, Direction::Away);
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let starts: Vec<u32> = (0..1000).map(|_| dice.random_range(0..SIDE * SIDE)).collect();
    let mut reached = Vec::new();
    criterion.bench_function(name, |bencher| {
        bencher.iter(|| {
            let mut sum = 0;
            for &node in &starts {
                circles.within(&[Reached { node, cost: C::of(Weight::ZERO) }], LIMIT, &mut reached);
                sum += reached.len();
            }
            sum
        });
    });
}

/// Streets of 20 to 120 m both ways between neighbours.
fn lattice(metres_per_second: f64) -> Graph {
    let mut dice = ChaCha8Rng::seed_from_u64(2);
    let mut arcs = Vec::new();
    for row in 0..SIDE {
        for column in 0..SIDE {
            let tail = row * SIDE + column;
            let east = (column + 1 < SIDE).then_some(tail + 1);
            let north = (row + 1 < SIDE).then_some(tail + SIDE);
            for head in east.into_iter().chain(north) {
                let centimetres = dice.random_range(2000..12_000_u32);
                let weight =
                    Weight::new((f64::from(centimetres) * 10.0 / metres_per_second) as u32, centimetres);
                arcs.extend([Arc { tail, head, weight }, Arc { tail: head, head: tail, weight }]);
            }
        }
    }
    Graph::new((SIDE * SIDE) as usize, &arcs)
}
