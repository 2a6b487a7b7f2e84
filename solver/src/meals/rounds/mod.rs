//! Meal rounds: couriers, trips and stops by ruin and recreate, anytime, seeded, the same on any number of threads. What is
//! hard is kept by construction: nothing is put where a window, a hot limit, a box or a shift would be broken, and whatever
//! has no such place stays out. Travel that changes with the hour is planned at its slowest, so that what is promised is
//! kept at any hour; the referee then tells what it really takes.

use anpai_core::meals::rounds::rules::referee;
use anpai_core::meals::rounds::{Plan, Problem};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::{Progress, Stop};

use crate::search::{Annealing, Chain, Dice, State, run};

mod freeze;
mod insertion;
mod model;
mod others;
mod previous;
mod prices;
mod recreate;
mod round;
mod ruin;
mod state;
#[cfg(test)]
mod tests;
mod trip;

use model::Model;
use state::Rounds;

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

/// Temperatures, as shares of the mean soft cost of a stop.
const HOT: f64 = 0.3;
const COLD: f64 = 0.003;

/// Finds the rounds of a day. `progress` hears of every improvement and that the search is alive.
///
/// # Panics
/// Where the search and the referee disagree on the plan although travel never changes: a bug, with the seed in its message.
pub fn solve(problem: &Problem, options: &Options, progress: &mut dyn FnMut(Progress)) -> Outcome<Plan> {
    let model = Model::new(problem, &options.stop);
    let mut start = Rounds::new(&model);
    let mut dice = Dice::new(options.seed, 0);
    start.keep_previous();
    recreate::construct(&mut start, &mut dice, &options.stop);
    let mean = start.score().soft as f64 / model.units.len().max(1) as f64;
    let chain = Chain {
        ruins: ruin::RUINS,
        recreates: recreate::RECREATES,
        annealing: Annealing::new(HOT * mean, COLD * mean),
    };
    let found = run(&start, &chain, problem.chains, options.threads, options.seed, &options.stop, progress);
    let plan = found.best.freeze();
    let evaluation = referee(problem, &plan);
    let known = found.best.score();
    let agreed = evaluation.score == known;
    assert!(
        agreed || model.is_slowest && evaluation.score.is_feasible(),
        "the search says {known}, the referee {} (seed {})",
        evaluation.score,
        options.seed
    );
    let status = status(problem, &plan, evaluation.score);
    Outcome { plan, evaluation, status, seed: options.seed, iterations: found.iterations }
}

/// What a plan is, by the referee's word.
#[must_use]
pub fn status(problem: &Problem, plan: &Plan, score: Score) -> Status {
    let brought = plan.brought(problem.orders.len());
    let whole = problem.orders.iter().zip(brought).all(|(order, brought)| brought >= order.meals);
    match (score.is_feasible(), whole) {
        (false, _) => Status::Infeasible,
        (true, true) => Status::Feasible,
        (true, false) => Status::Partial,
    }
}
