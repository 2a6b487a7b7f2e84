//! What holds for every roster, tried on random ones. Debug assertions are on in tests, so that each applied move is held
//! to what it was priced at and to the referee.

use std::sync::atomic::Ordering;

use anpai_core::outcome::Outcome;
use anpai_core::score::Level;
use anpai_core::stop::Stop;
use anpai_core::visits::answer::{Answer, read};
use anpai_core::visits::{Plan, Problem, rules};
use anpai_solver::visits::{Options, solve};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

mod generator;

use generator::{Case, cases};

/// The same random cases on every run, a bounded number of them; `./run soak` asks for more, and `PROPTEST_RNG_SEED` for
/// others.
fn config(count: u32) -> ProptestConfig {
    let mut config =
        ProptestConfig { failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_240_509);
    }
    config
}

fn found(problem: &Problem, seed: u64, threads: usize, iterations: u64) -> Outcome<Plan> {
    solve(problem, &Options { seed, threads, stop: Stop::iterations(iterations) }, &mut |_| {})
}

fn document(problem: &Problem, outcome: &Outcome<Plan>) -> String {
    Answer::new(problem, &outcome.plan, &outcome.evaluation, &[])
        .found_by(outcome.seed, outcome.iterations)
        .text()
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_search_and_the_referee_agree(case in cases()) {
        let outcome = found(&case.problem, case.seed, 1, 250);
        let told = rules::referee(&case.problem, &outcome.plan);
        prop_assert_eq!(told.score, outcome.evaluation.score);
    }
}
