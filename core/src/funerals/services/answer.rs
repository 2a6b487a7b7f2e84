//! The plan file: for each case its steps with pool, unit and time, and what comes of it: figures, who is left out, what has
//! changed since the earlier plan, and rules. It holds neither wall time nor load, and is read back without loss; its cases
//! are what a later document takes as its `previous`.

use schemars::JsonSchema;
use serde::Serialize;

use super::draft::{Day, VERSION};
use super::plan::Plan;
use super::problem::Problem;
use super::unserved::{Obstacle, unserved};
use crate::rule::{Evaluation, RuleResult};
use crate::score::Score;

mod cases;
mod moved;
mod read;
mod sums;
mod units;

pub use cases::{CaseAnswer, CollectionAnswer, StepAnswer};
pub use moved::{MovedAnswer, Why};
pub use read::{previous, read};
pub(crate) use sums::pools;
pub use sums::{PoolAnswer, TotalAnswer};
pub(crate) use units::assigned;
pub use units::{Assigned, Out, unit_name, units, units_and_outages};

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `funerals-day` or `funerals-week`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The first day.
    pub start: Day,
    /// How many days.
    pub days: u16,
    /// The score, by level; lower is better.
    pub score: Score,
    /// What no plan can cost less than, by level, where it was worked out. Where somebody goes unserved, only who goes unserved
    /// is bounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Score>,
    /// How far the first level of the score that is not zero is above its bound, in percent of it, to thousandths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap_percent: Option<f64>,
    /// What it comes to in all.
    pub total: TotalAnswer,
    /// Every case that is served, in the order of the document.
    pub cases: Vec<CaseAnswer>,
    /// Every collection that is made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub collections: Vec<CollectionAnswer>,
    /// Every pool.
    pub pools: Vec<PoolAnswer>,
    /// Cases that are not served, and what stands in the way.
    pub unserved: Vec<UnservedAnswer>,
    /// Families whose farewell, vigil or cremation differs from the earlier plan, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Vec<MovedAnswer>>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
    /// The seed of the search, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Iterations of all its chains together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u64>,
}

/// A case that is not served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnservedAnswer {
    /// The case.
    pub case: String,
    /// What stands in the way.
    #[serde(flatten)]
    pub obstacle: Obstacle,
}

impl Answer {
    /// The plan file of `plan`, with the referee's word on it.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan, evaluation: &Evaluation) -> Self {
        let assigned = units(problem, plan);
        let id = |id: super::problem::CaseId| problem.cases[id.index()].id.clone();
        let left_out =
            |u: super::unserved::Unserved| UnservedAnswer { case: id(u.case), obstacle: u.obstacle };
        Self {
            anpai: VERSION,
            model: problem.model.name(),
            name: problem.name.clone(),
            start: Day(problem.horizon.date(0)),
            days: problem.horizon.days(),
            score: evaluation.score,
            bound: None,
            gap_percent: None,
            total: sums::total(problem, plan),
            cases: cases::cases(problem, plan, &assigned),
            collections: cases::collections(problem, plan, &assigned),
            pools: pools(problem, &assigned),
            unserved: unserved(problem, plan).into_iter().map(left_out).collect(),
            moved: problem.previous.iter().any(Option::is_some).then(|| moved::moved(problem, plan)),
            rules: evaluation.rules.clone(),
            seed: None,
            iterations: None,
        }
    }
    /// The same with the search that found it.
    #[must_use]
    pub fn found_by(self, seed: u64, iterations: u64) -> Self {
        Self { seed: Some(seed), iterations: Some(iterations), ..self }
    }
    /// The same with what no plan can cost less than.
    #[must_use]
    pub fn bounded_by(self, bound: Score) -> Self {
        let (known, least) = if self.score.medium > 0 {
            (self.score.medium, bound.medium)
        } else {
            (self.score.soft, bound.soft)
        };
        let gap = if known > 0 { 100_000.0 * known.saturating_sub(least) as f64 / known as f64 } else { 0.0 };
        Self {
            bound: Some(bound),
            gap_percent: self.score.is_feasible().then(|| gap.round() / 1000.0),
            ..self
        }
    }
    /// The file's text.
    ///
    /// # Panics
    /// Never: all keys are texts and all values finite.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a tree of texts and numbers");
        text.push('\n');
        text
    }
}

/// The first case of a plan as its file tells it, without units: who is offered a place is offered no unit of it.
pub(crate) fn first_case(problem: &Problem, plan: &Plan) -> Option<CaseAnswer> {
    cases::cases(problem, plan, &[]).into_iter().next()
}

#[cfg(test)]
mod tests;
