//! What a solver hands back: the plan, how good it is, and how it was found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::Evaluation;

/// What the plan is, apart from whether the search ended on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Proved to be the best.
    Optimal,
    /// Keeps every hard rule and serves everyone.
    Feasible,
    /// Keeps every hard rule; someone goes unserved, and is told why.
    Partial,
    /// No plan was found that keeps every hard rule.
    Infeasible,
}

impl Status {
    /// Of a plan that nothing is proved of: whether it keeps every hard rule, and whether it is whole, with everyone served and
    /// every target met.
    #[must_use]
    pub fn of(is_feasible: bool, is_whole: bool) -> Self {
        match (is_feasible, is_whole) {
            (false, _) => Self::Infeasible,
            (true, true) => Self::Feasible,
            (true, false) => Self::Partial,
        }
    }
}

/// A plan with the referee's word on it.
#[derive(Clone, Debug)]
pub struct Outcome<Plan> {
    /// The frozen plan.
    pub plan: Plan,
    /// The referee's evaluation of it.
    pub evaluation: Evaluation,
    /// What it is.
    pub status: Status,
    /// The seed of the search.
    pub seed: u64,
    /// Iterations of all chains together.
    pub iterations: u64,
}
