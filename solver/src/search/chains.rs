//! Chains: searches with streams of their own that meet after a fixed number of iterations, where those that are behind
//! go on from the best. How many chains there are is input; how many threads carry them is not, so the plan is the same
//! on one thread and on many.

use std::cell::LazyCell;

use anpai_core::score::Score;
use anpai_core::stop::{Progress, Stop};
use rayon::prelude::*;

use super::checkpoint::written;
use super::{Annealing, Dice, Moment, Recorded, Recreate, Ruin, State};

/// Iterations of a chain between two meetings. Tuned on the recorded instances: shorter makes the chains one, longer
/// wastes the work of the one behind.
const LEG: u64 = 500;
/// The clock and the flag are looked at after so many iterations.
const GLANCE: u64 = 8;

/// What a search works with, whatever its domain.
pub struct Operators<'a, S> {
    /// Those that take out.
    pub ruins: &'a [&'a dyn Ruin<S>],
    /// Those that put back.
    pub recreates: &'a [&'a dyn Recreate<S>],
}

/// What the search came to.
pub struct Found<S> {
    /// The best solution.
    pub best: S,
    /// Iterations of all chains together.
    pub iterations: u64,
}

/// The chains of a search where they stand.
pub struct Chains<S> {
    pub(super) runners: Vec<Runner<S>>,
    /// What replaces a current solution.
    pub(super) annealing: Annealing,
}

pub(super) struct Runner<S> {
    pub(super) current: S,
    pub(super) best: S,
    pub(super) dice: Dice,
    pub(super) done: u64,
}

impl<S: State> Runner<S> {
    /// Up to `end`, or less where the stop comes first. The clock is looked at, and the temperature falls, at the same
    /// iterations whether it begins there or goes on.
    fn leg(&mut self, end: u64, operators: &Operators<S>, annealing: Annealing, stop: &Stop) {
        let mut temperature = 0.0;
        while self.done < end {
            if (self.done % LEG).is_multiple_of(GLANCE) {
                if stop.is_over() {
                    return;
                }
                let fraction = stop.fraction(self.done);
                temperature = annealing.temperature(fraction);
                self.current.heed(1.0 - fraction);
            }
            self.done += 1;
            self.step(operators, annealing, temperature);
        }
    }

    fn step(&mut self, operators: &Operators<S>, annealing: Annealing, temperature: f64) {
        let before = self.current.guided();
        let ruin = operators.ruins[self.dice.weighted(operators.ruins.iter().map(|r| r.weight()))];
        let recreate =
            operators.recreates[self.dice.weighted(operators.recreates.iter().map(|r| r.weight()))];
        self.current.begin();
        if !ruin.ruin(&mut self.current, &mut self.dice) {
            self.current.rollback();
            return;
        }
        self.audit();
        recreate.recreate(&mut self.current, &mut self.dice);
        self.audit();
        let after = self.current.guided();
        if annealing.accepts(after, before, temperature, &mut self.dice) {
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

impl<S: State> Chains<S> {
    /// `chains` of them, all at `start`.
    #[must_use]
    pub fn new(start: &S, annealing: Annealing, chains: u8, seed: u64) -> Self {
        let runner = |stream| Runner {
            current: start.clone(),
            best: start.clone(),
            dice: Dice::new(seed, stream),
            done: 0,
        };
        Self { runners: (1..=u64::from(chains.max(1))).map(runner).collect(), annealing }
    }
}

impl<S: Recorded + Sync> Chains<S> {
    /// Searches on `threads` threads. `heard` is told of every meeting; [`identity`](super::identity) is asked for only where
    /// somebody wants a checkpoint.
    pub fn run(
        mut self,
        operators: &Operators<S>,
        threads: usize,
        stop: &Stop,
        identity: impl FnOnce() -> u64,
        heard: &mut dyn FnMut(&Moment<'_, S::Plan>),
    ) -> Found<S> {
        let (runners, annealing) = (&mut self.runners, self.annealing);
        let identity = LazyCell::new(identity);
        let limit = stop.iteration_limit().unwrap_or(u64::MAX);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.clamp(1, runners.len())).build();
        loop {
            // Where a stop came between two meetings, those that are behind come first.
            let behind = runners.iter().map(|r| r.done).min().unwrap_or(limit);
            let meeting = (behind / LEG + 1) * LEG;
            let end = meeting.min(limit);
            match &pool {
                Ok(pool) if threads > 1 && runners.len() > 1 => {
                    pool.install(|| {
                        runners.par_iter_mut().for_each(|r| r.leg(end, operators, annealing, stop));
                    });
                }
                _ => runners.iter_mut().for_each(|r| r.leg(end, operators, annealing, stop)),
            }
            let (lead, score) = leader(runners);
            if runners.iter().all(|r| r.done >= meeting) {
                meet(runners, lead, score);
            }
            let iterations = runners.iter().map(|r| r.done).sum();
            let fraction = stop.fraction(runners[lead].done);
            heard(&Moment {
                progress: Progress { fraction, iterations, score },
                incumbent: &|| runners[lead].best.plan(),
                checkpoint: &|| written(&*runners, annealing, *identity, stop.elapsed()),
            });
            if stop.is_over() || runners.iter().all(|r| r.done >= limit) {
                return Found { best: runners.swap_remove(lead).best, iterations };
            }
        }
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
