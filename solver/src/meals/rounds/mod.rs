//! Meal rounds: couriers, trips and stops by ruin and recreate, anytime, seeded, the same on any number of threads. What is
//! hard is kept by construction: nothing is put where a window, a hot limit, a box or a shift would be broken, and whatever
//! has no such place stays out. Travel that changes with the hour is planned at its slowest, so that what is promised is
//! kept at any hour; the referee then tells what it really takes.

use std::sync::Arc;

use anpai_core::meals::rounds::rules::referee;
use anpai_core::meals::rounds::{Plan, Problem};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::travel::Dense;

use crate::search::{
    Annealing, Chains, Checkpoint, Dice, Found, Moment, Operators, Refused, State, identity,
};

#[cfg(test)]
mod checkpoints;
mod freeze;
mod insertion;
mod model;
mod others;
mod previous;
mod prices;
mod record;
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

/// Finds the rounds of a day. `heard` is told at every meeting of the chains how far the search is, and may ask for the best
/// plan so far and for a checkpoint.
///
/// # Panics
/// Where the search and the referee disagree on the plan although travel never changes: a bug, with the seed in its message.
pub fn solve(
    problem: &Problem,
    options: &Options,
    heard: &mut dyn FnMut(&Moment<'_, Plan>),
) -> Outcome<Plan> {
    let model = Model::new(problem, &options.stop);
    let mut start = Rounds::new(&model);
    let mut dice = Dice::new(options.seed, 0);
    start.keep_previous();
    recreate::construct(&mut start, &mut dice, &options.stop);
    let mean = start.score().soft as f64 / model.units.len().max(1) as f64;
    let annealing = Annealing::new(HOT * mean, COLD * mean);
    let chains = Chains::new(&start, annealing, problem.chains, options.seed);
    let whose = || whose(problem, options.seed);
    let found = chains.run(&operators(problem), options.threads, &options.stop, whose, heard);
    frozen(problem, options.seed, &found)
}

/// Goes on from a [`Moment::checkpoint`], with the same limit of iterations to the plan of a search that was never
/// interrupted. A limit of time is that of the whole search: what was spent before the checkpoint counts.
///
/// # Errors
/// Where it is no checkpoint of this problem with this seed, or damaged. [`solve`] then begins anew.
///
/// # Panics
/// Where [`solve`] does.
pub fn resume(
    problem: &Problem,
    checkpoint: &[u8],
    options: &Options,
    heard: &mut dyn FnMut(&Moment<'_, Plan>),
) -> Result<Outcome<Plan>, Refused> {
    let checkpoint = Checkpoint::open(checkpoint, || whose(problem, options.seed))?;
    let (whose, stop) = (checkpoint.identity(), options.stop.having_spent(checkpoint.spent()));
    // However soon the stop comes: without all of its tables nothing is known of the plan.
    let model = Model::new(problem, &Stop::never());
    let chains = checkpoint.chains(&Rounds::new(&model), options.seed, problem.chains)?;
    let found = chains.run(&operators(problem), options.threads, &stop, || whose, heard);
    Ok(frozen(problem, options.seed, &found))
}

fn operators<'m>(problem: &Problem) -> Operators<'m, Rounds<'m>> {
    let has_previous = !problem.previous.trips.is_empty();
    Operators { ruins: ruin::ruins(has_previous), recreates: recreate::RECREATES }
}

/// Whose checkpoints those of this search are.
fn whose(problem: &Problem, seed: u64) -> u64 {
    identity(&operators(problem), seed, problem.chains, |digest| {
        digest.travel(&problem.travel, problem.places.len(), problem.modes.len());
        let travel = Arc::new(Dense::new(0, Vec::new()));
        digest.debug(&Problem { travel, ..problem.clone() });
    })
}

/// What was found, after the referee has seen it.
fn frozen(problem: &Problem, seed: u64, found: &Found<Rounds<'_>>) -> Outcome<Plan> {
    let plan = found.best.freeze();
    let evaluation = referee(problem, &plan);
    assert!(
        found.best.agrees_with(evaluation.score),
        "the search says {}, the referee {} (seed {seed})",
        found.best.score(),
        evaluation.score,
    );
    let status = status(problem, &plan, evaluation.score);
    Outcome { plan, evaluation, status, seed, iterations: found.iterations }
}

/// What a plan is, by the referee's word.
#[must_use]
pub fn status(problem: &Problem, plan: &Plan, score: Score) -> Status {
    let brought = plan.brought(problem.orders.len());
    let whole = problem.orders.iter().zip(brought).all(|(order, brought)| brought >= order.meals);
    Status::of(score.is_feasible(), whole)
}
