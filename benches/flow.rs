//! What the flow costs, a row for each algorithm and size: the assignment from nothing in both kinds of cost, the same as a
//! network, settling without an auction before it, a change mended, the worth of one place more, and the proof checked.
//! `cargo bench -p anpai-workspace --bench flow`, with `-- 5000x70` for the rows of one size. The problems are made up
//! (`flow::workbench`) in the shape of the published ones, which `benches/flow_peers.py` measures beside others.

use std::time::Duration;

use anpai_core::stop::Stop;
use anpai_solver::flow::workbench::{Changes, MadeUp, Priced};
use anpai_solver::flow::{Network, Standing, certificate, marginal, simplex};
use criterion::{BatchSize, Criterion};

/// People and homes; each home has four slots.
const SIZES: [(u32, u32); 3] = [(500, 12), (5000, 70), (50_000, 500)];
/// Larger ones are left out of rows that would take minutes a time.
const SMALL: u32 = 5000;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    for (people, homes) in SIZES {
        let size = format!("{people}x{homes}");
        let made = MadeUp::new(people, homes, 1);
        rows::<i64>(&mut criterion, "i64", &size, &made);
        rows::<i128>(&mut criterion, "i128 with numbers", &size, &made);
        if people <= SMALL {
            network(&mut criterion, &size, &made);
        }
    }
    criterion.final_summary();
}

fn rows<C: Priced>(criterion: &mut Criterion, cost: &str, size: &str, made: &MadeUp) {
    let never = Stop::never();
    let transport = made.transport::<C>();
    let mut solved = Standing::new(transport.clone());
    let best = solved.solve(&never, &mut |_| {}).expect("no sum overflows").optimal();
    let best = best.expect("everybody may go unserved");
    let mut row = |name: &str, run: &mut dyn FnMut(&mut criterion::Bencher<'_>)| {
        criterion.bench_function(&format!("flow/{name}/{cost}/{size}"), |bencher| run(bencher));
    };
    row("from nothing", &mut |bencher| {
        let fresh = || Standing::new(transport.clone());
        bencher.iter_batched_ref(fresh, |s| s.solve(&never, &mut |_| {}), BatchSize::LargeInput);
    });
    if transport.units() <= SMALL as usize {
        row("settled from nothing", &mut |bencher| {
            let fresh = || Standing::new(transport.clone());
            bencher.iter_batched_ref(fresh, |s| s.settle(&never, &mut |_| {}), BatchSize::LargeInput);
        });
    }
    row("one change mended", &mut |bencher| {
        let (mut standing, mut changes) = (solved.clone(), Changes::new(1));
        bencher.iter(|| {
            changes.next(&mut standing);
            standing.settle(&never, &mut |_| {})
        });
    });
    row("worth of a place", &mut |bencher| bencher.iter(|| marginal::marginals(&solved, &never)));
    row("proof checked", &mut |bencher| bencher.iter(|| certificate::verify(&transport, &best)));
}

fn network(criterion: &mut Criterion, size: &str, made: &MadeUp) {
    let network = Network::of(&made.transport::<i64>());
    let id = format!("flow/network simplex/i64/{size}");
    criterion.bench_function(&id, |bencher| {
        bencher.iter(|| simplex::solve(&network, &Stop::never(), &mut |_| {}));
    });
}
