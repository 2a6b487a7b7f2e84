//! The plan file: for each case its steps with pool, unit and time, and what comes of it: figures, who is left out, what has
//! changed since the earlier plan, and rules. It holds neither wall time nor load, and is read back without loss; its cases
//! are what a later document takes as its `previous`.

use schemars::JsonSchema;
use serde::Serialize;

use super::draft::{Day, Moment, VERSION};
use super::instants::moment;
use super::plan::Plan;
use super::problem::Problem;
use super::rules::is_moved;
use super::unserved::{Obstacle, unserved};
use crate::rule::{Evaluation, RuleResult};
use crate::score::Score;

mod cases;
mod read;
mod sums;
mod units;

pub use cases::{CaseAnswer, CollectionAnswer, StepAnswer};
pub use read::{previous, read};
pub use sums::{PoolAnswer, TotalAnswer};
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

/// A family that has to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MovedAnswer {
    /// The case.
    pub case: String,
    /// When its farewell (or cremation) was to begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// When it begins now; not there where it is not served any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
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
            total: sums::total(problem, plan),
            cases: cases::cases(problem, plan, &assigned),
            collections: cases::collections(problem, plan, &assigned),
            pools: sums::pools(problem, &assigned),
            unserved: unserved(problem, plan).into_iter().map(left_out).collect(),
            moved: problem.previous.iter().any(Option::is_some).then(|| moved(problem, plan)),
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

fn moved(problem: &Problem, plan: &Plan) -> Vec<MovedAnswer> {
    let mut all = Vec::new();
    for (id, case) in problem.case_ids().zip(&problem.cases) {
        let Some(before) = problem.previous.get(id.index()).copied().flatten() else { continue };
        let now = plan.cases.get(id.index()).copied().flatten();
        if now.is_none_or(|now| is_moved(&before, &now)) {
            let at = |rite| moment(&problem.horizon, rite);
            let to = now.and_then(|now| now.rite());
            all.push(MovedAnswer { case: case.id.clone(), from: before.rite().map(at), to: to.map(at) });
        }
    }
    all
}

#[cfg(test)]
mod tests;
