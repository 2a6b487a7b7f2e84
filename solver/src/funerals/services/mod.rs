//! A day or a week of funerals by ruin and recreate: anytime, seeded, the same on any number of threads. Time is cut into
//! slots; units of a pool that are alike are counted and told apart afterwards, which is exact for intervals. What is hard is
//! kept by construction: nothing is put where a pool has no unit left, and whatever has no such place stays out.

use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::Stop;

use crate::search::{
    Annealing, Chains, Checkpoint, Dice, Found, Moment, Operators, Refused, State, identity,
};

mod again;
pub(in crate::funerals) mod bits;
mod bound;
#[cfg(test)]
mod checkpoints;
mod grid;
mod insertion;
mod model;
mod open;
mod others;
pub(in crate::funerals) mod prices;
mod record;
mod recreate;
mod ruin;
mod state;
#[cfg(test)]
mod tests;
mod ways;

use model::Model;
use state::Services;

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

/// A plan, and what no plan can cost less than.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The plan.
    pub outcome: Outcome<Plan>,
    /// Its levels are compared in order, as a score's are. Where the plan leaves somebody out, only the medium level is
    /// bounded.
    pub bound: Score,
}

/// How much of the time the search has; the rest is for the bound.
const SEARCH: f64 = 0.97;

/// Temperatures, as shares of the mean soft cost of a case.
const HOT: f64 = 0.4;
const COLD: f64 = 0.03;

/// Plans a day or a week. `heard` is told at every meeting of the chains how far the search is, and may ask for the best plan
/// so far and for a checkpoint.
///
/// # Panics
/// Where the search and the referee disagree on the plan: a bug, with the seed in its message.
pub fn solve(problem: &Problem, options: &Options, heard: &mut dyn FnMut(&Moment<'_, Plan>)) -> Solved {
    let model = Model::new(problem, &options.stop);
    let stop = options.stop.part(SEARCH);
    let mut start = Services::new(&model);
    let mut dice = Dice::new(options.seed, 0);
    recreate::construct(&mut start, &mut dice, &options.stop);
    if start.jobs() == 0 {
        return frozen(options.seed, &Found { best: start, iterations: 0 }, &options.stop);
    }
    let mean = start.score().soft as f64 / model.cases.len().max(1) as f64;
    let annealing = Annealing::new(HOT * mean, COLD * mean);
    let chains = Chains::new(&start, annealing, problem.chains, options.seed);
    let whose = || whose(problem, options.seed);
    let found = chains.run(&operators(), options.threads, &stop, whose, heard);
    frozen(options.seed, &found, &options.stop)
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
) -> Result<Solved, Refused> {
    let checkpoint = Checkpoint::open(checkpoint, || whose(problem, options.seed))?;
    let (whose, spent) = (checkpoint.identity(), checkpoint.spent());
    // However soon the stop comes: without all of its tables nothing is known of the plan.
    let model = Model::new(problem, &Stop::never());
    let chains = checkpoint.chains(&Services::new(&model), options.seed, problem.chains)?;
    let stop = options.stop.part(SEARCH).having_spent(spent);
    let found = chains.run(&operators(), options.threads, &stop, || whose, heard);
    Ok(frozen(options.seed, &found, &options.stop.having_spent(spent)))
}

fn operators<'m>() -> Operators<'m, Services<'m>> {
    Operators { ruins: ruin::RUINS, recreates: recreate::RECREATES }
}

/// Whose checkpoints those of this search are.
fn whose(problem: &Problem, seed: u64) -> u64 {
    identity(&operators(), seed, problem.chains, |digest| digest.debug(problem))
}

/// What was found, after the referee has seen it, with its bound.
fn frozen(seed: u64, found: &Found<Services<'_>>, stop: &Stop) -> Solved {
    let (plan, model) = (found.best.freeze(), found.best.model);
    let evaluation = referee(model.problem, &plan);
    let (known, score) = (found.best.score(), evaluation.score);
    assert!(
        (known.medium, known.soft) == (score.medium, score.soft),
        "the search says {known}, the referee {score} (seed {seed})",
    );
    let bound = bound::bound(&Services::new(model), score, stop);
    let status = if bound == score { Status::Optimal } else { status(&plan, score) };
    let outcome = Outcome { plan, evaluation, status, seed, iterations: found.iterations };
    Solved { outcome, bound }
}

/// What a plan is, by the referee's word.
#[must_use]
pub fn status(plan: &Plan, score: Score) -> Status {
    let whole = plan.cases.iter().all(Option::is_some) && plan.collections.iter().all(Option::is_some);
    Status::of(score.is_feasible(), whole)
}
