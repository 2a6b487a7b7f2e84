//! A day or a week of funerals by ruin and recreate: anytime, seeded, the same on any number of threads. Time is cut into
//! slots; units of a pool that are alike are counted and told apart afterwards, which is exact for intervals. What is hard is
//! kept by construction: nothing is put where a pool has no unit left, and whatever has no such place stays out.

use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::{Progress, Stop};

use crate::search::{Annealing, Chain, Dice, State, run};

pub(in crate::funerals) mod bits;
mod bound;
mod grid;
mod insertion;
mod model;
mod open;
mod others;
pub(in crate::funerals) mod prices;
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

/// Plans a day or a week. `progress` hears of every improvement and that the search is alive.
///
/// # Panics
/// Where the search and the referee disagree on the plan: a bug, with the seed in its message.
pub fn solve(problem: &Problem, options: &Options, progress: &mut dyn FnMut(Progress)) -> Solved {
    let model = Model::new(problem, &options.stop);
    let stop = options.stop.part(SEARCH);
    let mut start = Services::new(&model);
    let mut dice = Dice::new(options.seed, 0);
    recreate::construct(&mut start, &mut dice, &options.stop);
    let mean = start.score().soft as f64 / model.cases.len().max(1) as f64;
    let chain = Chain {
        ruins: ruin::RUINS,
        recreates: recreate::RECREATES,
        annealing: Annealing::new(HOT * mean, COLD * mean),
    };
    let found = if start.jobs() == 0 {
        crate::search::Found { best: start, iterations: 0 }
    } else {
        run(&start, &chain, problem.chains, options.threads, options.seed, &stop, progress)
    };
    let plan = found.best.freeze();
    let evaluation = referee(problem, &plan);
    let (known, score) = (found.best.score(), evaluation.score);
    assert!(
        (known.medium, known.soft) == (score.medium, score.soft),
        "the search says {known}, the referee {score} (seed {})",
        options.seed
    );
    let bound = bound::bound(&Services::new(&model), score, &options.stop);
    let status = if bound == score { Status::Optimal } else { status(&plan, score) };
    let outcome = Outcome { plan, evaluation, status, seed: options.seed, iterations: found.iterations };
    Solved { outcome, bound }
}

/// What a plan is, by the referee's word.
#[must_use]
pub fn status(plan: &Plan, score: Score) -> Status {
    let whole = plan.cases.iter().all(Option::is_some) && plan.collections.iter().all(Option::is_some);
    match (score.is_feasible(), whole) {
        (false, _) => Status::Infeasible,
        (true, true) => Status::Feasible,
        (true, false) => Status::Partial,
    }
}
