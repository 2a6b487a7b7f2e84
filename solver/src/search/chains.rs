//! Chains: searches with streams of their own that meet after a fixed number of iterations, where those that are behind
//! go on from the best. How many chains there are is input; how many threads carry them is not, so the plan is the same
//! on one thread and on many.

use anpai_core::score::Score;
use anpai_core::stop::{Progress, Stop};
use rayon::prelude::*;

use super::{Annealing, Dice, Recreate, Ruin, State};

/// Iterations of a chain between two meetings. Tuned on the recorded instances: shorter makes the chains one, longer
/// wastes the work of the one behind.
const LEG: u64 = 500;
/// The clock and the flag are looked at after so many iterations.
const GLANCE: u64 = 8;

/// What a search works with, whatever its domain.
pub struct Chain<'a, S> {
    /// Operators that take out.
    pub ruins: &'a [&'a dyn Ruin<S>],
    /// Operators that put back.
    pub recreates: &'a [&'a dyn Recreate<S>],
    /// What replaces the current solution.
    pub annealing: Annealing,
}

/// What the search came to.
pub struct Found<S> {
    /// The best solution.
    pub best: S,
    /// Iterations of all chains together.
    pub iterations: u64,
}

struct Runner<S> {
    current: S,
    best: S,
    dice: Dice,
    done: u64,
}

impl<S: State> Runner<S> {
    /// One leg, or less where the stop or the iteration limit comes first.
    fn leg(&mut self, chain: &Chain<S>, stop: &Stop) {
        let end = (self.done + LEG).min(stop.iteration_limit().unwrap_or(u64::MAX));
        let mut temperature = 0.0;
        let begin = self.done;
        while self.done < end {
            if (self.done - begin).is_multiple_of(GLANCE) {
                if stop.is_over() {
                    return;
                }
                let fraction = stop.fraction(self.done);
                temperature = chain.annealing.temperature(fraction);
                self.current.heed(1.0 - fraction);
            }
            self.done += 1;
            self.step(chain, temperature);
        }
    }

    fn step(&mut self, chain: &Chain<S>, temperature: f64) {
        let before = self.current.guided();
        let ruin = chain.ruins[self.dice.weighted(chain.ruins.iter().map(|r| r.weight()))];
        let recreate = chain.recreates[self.dice.weighted(chain.recreates.iter().map(|r| r.weight()))];
        self.current.begin();
        if !ruin.ruin(&mut self.current, &mut self.dice) {
            self.current.rollback();
            return;
        }
        self.audit();
        recreate.recreate(&mut self.current, &mut self.dice);
        self.audit();
        let after = self.current.guided();
        if chain.annealing.accepts(after, before, temperature, &mut self.dice) {
            self.current.commit();
            if self.current.score() < self.best.score() {
                self.best.clone_from(&self.current);
            }
        } else {
            self.current.rollback();
        }
    }
}

impl<S: State> Runner<S> {
    /// In debug builds every applied operator is held to the referee (a habit of PyVRP's `LocalSearch`).
    fn audit(&self) {
        #[cfg(debug_assertions)]
        self.current.audit();
    }
}

/// Searches from `start` with `chains` chains on `threads` threads.
pub fn run<S: State + Sync>(
    start: &S,
    chain: &Chain<S>,
    chains: u8,
    threads: usize,
    seed: u64,
    stop: &Stop,
    progress: &mut dyn FnMut(Progress),
) -> Found<S> {
    let mut runners: Vec<Runner<S>> = (0..u64::from(chains.max(1)))
        .map(|k| Runner {
            current: start.clone(),
            best: start.clone(),
            dice: Dice::new(seed, k + 1),
            done: 0,
        })
        .collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.clamp(1, runners.len())).build();
    loop {
        match &pool {
            Ok(pool) if threads > 1 && runners.len() > 1 => {
                pool.install(|| runners.par_iter_mut().for_each(|r| r.leg(chain, stop)));
            }
            _ => runners.iter_mut().for_each(|r| r.leg(chain, stop)),
        }
        let (lead, best) = leader(&runners);
        let iterations = runners.iter().map(|r| r.done).sum();
        let fraction = stop.fraction(runners[lead].done);
        progress(Progress { fraction, iterations, score: best });
        if stop.is_over()
            || stop.iteration_limit().is_some_and(|limit| runners.iter().all(|r| r.done >= limit))
        {
            return Found { best: runners.swap_remove(lead).best, iterations };
        }
        meet(&mut runners, lead, best);
    }
}

/// The chain with the best solution; the first of equals.
fn leader<S: State>(runners: &[Runner<S>]) -> (usize, Score) {
    let scores = runners.iter().map(|r| r.best.score()).enumerate();
    scores.min_by_key(|(index, score)| (*score, *index)).expect("there is at least one chain")
}

/// Chains whose best is behind go on from the leader's.
fn meet<S: State>(runners: &mut [Runner<S>], lead: usize, best: Score) {
    let Some(behind) = runners.iter().position(|r| r.best.score() > best) else { return };
    let solution = runners[lead].best.clone();
    for runner in runners.iter_mut().skip(behind).filter(|r| r.best.score() > best) {
        runner.current.clone_from(&solution);
        runner.best.clone_from(&solution);
    }
}
