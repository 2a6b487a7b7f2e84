//! Whole solves, from the problem to the refereed plan, by a fixed number of iterations on one thread.

use anpai_core::stop::Stop;
use anpai_solver::visits::{Options, solve};
use criterion::Criterion;

use crate::data;

/// Iterations of each chain: some tenths of a second.
const ITERATIONS: u64 = 1_000;

pub fn rows(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(format!("solve/{ITERATIONS} iterations"));
    group.sample_size(10);
    for instance in data::shipped() {
        group.bench_function(instance.name, |b| {
            b.iter(|| {
                let stop = Stop::iterations(ITERATIONS);
                let options = Options { seed: crate::SEED, threads: 1, stop };
                solve(&instance.problem, &options, &mut |_| {})
            });
        });
    }
    group.finish();
}
