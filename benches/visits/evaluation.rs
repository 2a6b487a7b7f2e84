//! The referee: every rule on a whole plan.

use anpai_core::stop::Stop;
use anpai_core::visits::rules::referee;
use anpai_solver::visits::{Options, solve};
use criterion::Criterion;

use crate::data::Instance;

pub fn rows(criterion: &mut Criterion, instances: &[Instance]) {
    let mut group = criterion.benchmark_group("referee");
    for instance in instances {
        // The constructed plan: no iteration.
        let options = Options { seed: crate::SEED, threads: 1, stop: Stop::iterations(0) };
        let plan = solve(&instance.problem, &options, &mut |_| {}).plan;
        group.bench_function(instance.name, |b| b.iter(|| referee(&instance.problem, &plan)));
    }
    group.finish();
}
