//! Rosters: construction, then ruin and recreate, anytime, seeded, the same on any number of threads.

use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::{Progress, Stop};
use anpai_core::visits::{Plan, Problem, rules};

use crate::search::{Annealing, Chain, Dice, State, run};

mod bound;
mod explain;
mod insertion;
mod measures;
mod model;
mod recreate;
mod roster;
mod ruin;
#[cfg(test)]
mod rush_hour;
mod terms;
mod totals;
pub mod workbench;

pub use explain::explain;

/// How to solve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The seed of every random choice.
    pub seed: u64,
    /// Threads to work on; the plan does not depend on it.
    pub threads: usize,
    /// When to stop.
    pub stop: Stop,
}

/// Temperatures, as shares of the mean soft cost of a visit. Tuned on the recorded instances at 30 s.
const HOT: f64 = 0.2;
const COLD: f64 = 0.007;

/// Finds a roster. `progress` hears of every improvement and, about ten times a second, that the search is alive.
///
/// # Panics
/// Where the search and the referee disagree on the plan: a bug, with the seed in its message.
pub fn solve(problem: &Problem, options: &Options, progress: &mut dyn FnMut(Progress)) -> Outcome<Plan> {
    let model = model::Model::new(problem, &options.stop);
    let mut start = roster::Roster::empty(&model);
    recreate::construct(&mut start, &mut Dice::new(options.seed, 0), &options.stop);
    let mean = start.score().soft as f64 / problem.visits.len().max(1) as f64;
    let chain = Chain {
        ruins: ruin::RUINS,
        recreates: recreate::RECREATES,
        annealing: Annealing::new(HOT * mean, COLD * mean),
    };
    let found = run(&start, &chain, problem.chains, options.threads, options.seed, &options.stop, progress);
    let plan = found.best.freeze();
    let evaluation = rules::referee(problem, &plan);
    assert!(
        evaluation.score == found.best.score(),
        "the search says {}, the referee {} (seed {})",
        found.best.score(),
        evaluation.score,
        options.seed
    );
    let status = status(problem, &plan, evaluation.score);
    Outcome { plan, evaluation, status, seed: options.seed, iterations: found.iterations }
}

/// What a plan is, by the referee's word.
#[must_use]
pub fn status(problem: &Problem, plan: &Plan, score: Score) -> Status {
    let is_served = |v: &anpai_core::visits::problem::Visit| v.task_ids().all(|t| plan.of_task(t).is_some());
    match (score.is_feasible(), problem.visits.iter().all(is_served)) {
        (false, _) => Status::Infeasible,
        (true, true) => Status::Feasible,
        (true, false) => Status::Partial,
    }
}
