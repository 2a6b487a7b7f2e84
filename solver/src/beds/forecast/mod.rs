//! The waiting list by simulation: every plan many times with the same people, so that plans differ by what they do and
//! not by luck; on as many threads as there are, with the same answer.

mod person;
mod run;
mod span;
mod summary;
mod tally;
#[cfg(test)]
mod tests;

use anpai_core::beds::forecast::Problem;
use anpai_core::stop::Stop;
use rayon::prelude::*;

pub use summary::{estimate, summary};
pub use tally::{Gauge, Look, Tally, Waits};

/// How to simulate.
#[derive(Clone, Debug)]
pub struct Options {
    /// The seed of every random choice.
    pub seed: u64,
    /// Threads to work on; the answer does not depend on it.
    pub threads: usize,
    /// When to stop.
    pub stop: Stop,
}

/// What was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// `[replications][plans]`: all that were asked for, or as many as the stop let end under every plan.
    pub tallies: Vec<Vec<Tally>>,
}

/// Simulates every plan in every replication. `progress` hears from 0 to 1.
///
/// A replication that the stop cut short does not count, and neither do those after it, so that what there is does not
/// depend on which thread was quicker.
pub fn simulate(problem: &Problem, options: &Options, progress: &(dyn Fn(f64) + Sync)) -> Counted {
    let one = |replication: u32| -> Option<Vec<Tally>> {
        let run = |plan| run::run(problem, plan, options.seed, replication, &options.stop);
        problem.plans.iter().map(run).collect()
    };
    let mut tallies = Vec::new();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads.max(1)).build();
    let batch = 4 * options.threads.max(1) as u32;
    for begin in (0..problem.replications).step_by(batch as usize) {
        let numbers = begin..problem.replications.min(begin + batch);
        let wanted = numbers.len();
        let some: Vec<Option<Vec<Tally>>> = match &pool {
            Ok(pool) if options.threads > 1 => pool.install(|| numbers.into_par_iter().map(one).collect()),
            _ => numbers.map(one).collect(),
        };
        let whole = tallies.len();
        tallies.extend(some.into_iter().map_while(|replication| replication));
        progress(tallies.len() as f64 / f64::from(problem.replications));
        if tallies.len() - whole < wanted {
            break;
        }
    }
    Counted { tallies }
}
