//! What the search's work costs: a row for every operator, for the referee, for pricing, and for whole solves. Fixed seed,
//! fixed work. `./run bench` runs it; `cargo bench -p anpai-workspace --bench visits -- Regret` runs the rows with that name.

mod data;
mod evaluation;
mod operators;
mod pricing;
mod solves;

use std::time::{Duration, Instant};

use anpai_solver::visits::workbench::Workbench;
use criterion::{Bencher, Criterion};

/// The seed of every row.
const SEED: u64 = 1;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let instances = data::instances();
    operators::rows(&mut criterion, &instances);
    pricing::rows(&mut criterion, &instances);
    evaluation::rows(&mut criterion, &instances);
    solves::rows(&mut criterion);
    criterion.final_summary();
}

/// Measures the work of a step alone: neither what makes it ready nor what takes it back.
fn measure(bencher: &mut Bencher, bench: &mut Workbench, name: &str) {
    bencher.iter_custom(|times| {
        let mut sum = Duration::ZERO;
        for _ in 0..times {
            let mut step = bench.step(name).expect("a name of the list");
            let begin = Instant::now();
            std::hint::black_box(step.apply());
            sum += begin.elapsed();
        }
        sum
    });
}
