//! Rosters: construction, then ruin and recreate, anytime, seeded, the same on any number of threads.

use std::sync::Arc;

use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::travel::Dense;
use anpai_core::visits::{Plan, Problem, rules};

use crate::search::{
    Annealing, Chains, Checkpoint, Dice, Found, Moment, Operators, Refused, State, identity,
};

mod bound;
#[cfg(test)]
mod checkpoints;
mod explain;
mod insertion;
mod measures;
mod model;
mod recommend;
mod recreate;
mod roster;
mod ruin;
#[cfg(test)]
mod rush_hour;
mod terms;
mod totals;
pub mod workbench;

pub use explain::explain;
use model::Model;
pub use recommend::{Place, recommend};
use roster::Roster;

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

/// Finds a roster. `heard` is told at every meeting of the chains how far the search is, and may ask for the best plan so
/// far and for a checkpoint.
///
/// # Panics
/// Where the search and the referee disagree on the plan: a bug, with the seed in its message.
pub fn solve(
    problem: &Problem,
    options: &Options,
    heard: &mut dyn FnMut(&Moment<'_, Plan>),
) -> Outcome<Plan> {
    let model = Model::new(problem, &options.stop);
    let mut start = Roster::empty(&model);
    recreate::construct(&mut start, &mut Dice::new(options.seed, 0), &options.stop);
    let mean = start.score().soft as f64 / problem.visits.len().max(1) as f64;
    let annealing = Annealing::new(HOT * mean, COLD * mean);
    let chains = Chains::new(&start, annealing, problem.chains, options.seed);
    let whose = || whose(problem, options.seed);
    let found = chains.run(&operators(), options.threads, &options.stop, whose, heard);
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
    let chains = checkpoint.chains(&Roster::empty(&model), options.seed, problem.chains)?;
    let found = chains.run(&operators(), options.threads, &stop, || whose, heard);
    Ok(frozen(problem, options.seed, &found))
}

fn operators<'m>() -> Operators<'m, Roster<'m>> {
    Operators { ruins: ruin::RUINS, recreates: recreate::RECREATES }
}

/// Whose checkpoints those of this search are.
fn whose(problem: &Problem, seed: u64) -> u64 {
    identity(&operators(), seed, problem.chains, |digest| {
        digest.travel(&problem.travel, problem.places.len(), problem.modes.len());
        let travel = Arc::new(Dense::new(0, Vec::new()));
        digest.debug(&Problem { travel, ..problem.clone() });
    })
}

/// What was found, after the referee has seen it.
fn frozen(problem: &Problem, seed: u64, found: &Found<Roster<'_>>) -> Outcome<Plan> {
    let plan = found.best.freeze();
    let evaluation = rules::referee(problem, &plan);
    assert!(
        evaluation.score == found.best.score(),
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
    let is_served = |v: &anpai_core::visits::problem::Visit| v.task_ids().all(|t| plan.of_task(t).is_some());
    Status::of(score.is_feasible(), problem.visits.iter().all(is_served))
}
