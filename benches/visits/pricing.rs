//! What it takes to price the best place of one visit: with the fast terms, and with each rule that has none. Such a rule
//! is asked itself, so the referee's word on it is not independent of the search; its row says so.

use anpai_core::visits::rules;
use anpai_solver::visits::workbench::{PRICING, Workbench, rules_without_term};
use criterion::Criterion;

use crate::data::Instance;

pub fn rows(criterion: &mut Criterion, instances: &[Instance]) {
    let mut group = criterion.benchmark_group(PRICING);
    for instance in instances {
        Workbench::on(&instance.problem, crate::SEED, |bench| {
            group.bench_function(instance.name, |b| crate::measure(b, bench, PRICING));
        });
    }
    // The first instance will do for these: they show what a term would save.
    let first = instances.iter().take(1);
    for (instance, name) in first.flat_map(|i| rules_without_term().into_iter().map(move |name| (i, name))) {
        let mut problem = instance.problem.clone();
        let Some(at) = rules::position(name) else { continue };
        problem.settings[at].weight = problem.settings[at].weight.max(1);
        Workbench::on(&problem, crate::SEED, |bench| {
            let row = format!("{} with {name} (not independent)", instance.name);
            group.bench_function(row, |b| crate::measure(b, bench, PRICING));
        });
    }
    group.finish();
}
