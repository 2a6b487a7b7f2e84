//! Rosters: construction, then ruin and recreate, anytime, seeded, the same on any number of threads.

use anpai_core::outcome::{Outcome, Status};
use anpai_core::stop::{Progress, Stop};
use anpai_core::visits::{Plan, Problem, Unserved, rules};

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

/// Finds a roster. `progress` hears of every improvement and, at least ten times a second, that the search is alive.
pub fn solve(problem: &Problem, options: &Options, progress: &mut dyn FnMut(Progress)) -> Outcome<Plan> {
    let _ = progress;
    let plan = Plan::freeze(problem, []);
    let evaluation = rules::referee(problem, &plan);
    Outcome { plan, evaluation, status: Status::Partial, seed: options.seed, iterations: 0 }
}

/// Why each visit that the plan does not serve is left out.
pub fn explain(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let _ = (problem, plan);
    Vec::new()
}
