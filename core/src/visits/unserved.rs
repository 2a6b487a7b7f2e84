//! Why a visit goes unserved: which rules stand in the way of how many rounds, and for how many a rule stands alone, so
//! that relaxing it would help.

use schemars::JsonSchema;
use serde::Serialize;

use crate::visits::problem::VisitId;

/// Why one visit goes unserved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The visit.
    pub visit: VisitId,
    /// Rounds (shifts) that were looked at.
    pub rounds: usize,
    /// The rules in the way, the most decisive first.
    pub obstacles: Vec<Obstacle>,
    /// Rounds that could serve it if they had nothing else to do: they are full.
    pub full: usize,
}

/// A rule in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Obstacle {
    /// The rule's name.
    pub rule: &'static str,
    /// Rounds that it rules out.
    pub excludes: usize,
    /// Rounds that nothing but this rule rules out: what relaxing it would open.
    pub alone: usize,
}
