//! One row for every ruin and every recreate, by the solver's own lists, on each instance.

use anpai_solver::visits::workbench::{self, Workbench};
use criterion::Criterion;

use crate::data::Instance;

pub fn rows(criterion: &mut Criterion, instances: &[Instance]) {
    for instance in instances {
        let mut group = criterion.benchmark_group(format!("operators/{}", instance.name));
        Workbench::on(&instance.problem, crate::SEED, |bench| {
            for name in workbench::operators() {
                group.bench_function(name, |b| crate::measure(b, bench, name));
            }
        });
        group.finish();
    }
}
