//! The plan file: which number each request drew, which slot it has and at which rank of its wishes, how full everything is,
//! who has nothing and why, and how anyone can verify the draw. It holds neither wall time nor load, and is read back without
//! loss.

use schemars::JsonSchema;
use serde::Serialize;

use super::draft::{MODEL, VERSION};
use super::figures::figures;
use super::plan::Plan;
use super::problem::Problem;
use super::proof::Proof;
use crate::rule::{Evaluation, RuleResult};
use crate::score::Score;

mod lines;
mod read;
mod requests;
mod used;
mod verify;

pub use read::read;
pub use requests::{RequestAnswer, UnplacedAnswer, WishAnswer};
pub use used::{RankAnswer, ShuttleAnswer, SlotAnswer, SumAnswer, TotalAnswer};
pub use verify::{SCRIPT, script};

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `slots`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The first day.
    pub start: String,
    /// The seed of the draw, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
    /// How anyone can verify their number and their slot, line by line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verify: Vec<String>,
    /// The score, by level; lower is better.
    pub score: Score,
    /// What it comes to in all.
    pub total: TotalAnswer,
    /// Every request, in the order of the document.
    pub requests: Vec<RequestAnswer>,
    /// Every slot.
    pub slots: Vec<SlotAnswer>,
    /// Every run of shuttle buses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shuttles: Vec<ShuttleAnswer>,
    /// Who has nothing, and what stood in the way of each wish.
    pub unplaced: Vec<UnplacedAnswer>,
    /// How good it is known to be, where a solver made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
}

impl Answer {
    /// The plan file of `plan`, with the referee's word on it.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan, evaluation: &Evaluation) -> Self {
        let figures = figures(problem, plan);
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            start: problem.horizon.date(0).to_string(),
            seed: problem.draw.as_ref().map(|draw| draw.seed.clone()),
            verify: problem.draw.as_ref().map_or_else(Vec::new, |draw| verify::steps(&draw.seed)),
            score: evaluation.score,
            total: used::total(&figures),
            requests: requests::requests(problem, plan),
            slots: used::slots(problem, &figures),
            shuttles: used::shuttles(problem, &figures),
            unplaced: requests::unplaced(problem, plan),
            proof: None,
            rules: evaluation.rules.clone(),
        }
    }
    /// The same with what a solver knows of the plan.
    #[must_use]
    pub fn proved(self, proof: Proof) -> Self {
        Self { proof: Some(proof), ..self }
    }
    /// The file's text: a line for each request, slot and whatever else there is many of.
    ///
    /// # Panics
    /// Never: all keys are texts and all values finite.
    #[must_use]
    pub fn text(&self) -> String {
        lines::text(self).expect("a tree of texts and numbers")
    }
}

#[cfg(test)]
mod tests;
