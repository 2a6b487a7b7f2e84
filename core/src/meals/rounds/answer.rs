//! The plan file: who leaves which kitchen when, where they stop and when they are there, and what comes of it: figures, who
//! is left out and why, what has changed since the earlier plan, and rules. It holds neither wall time nor load, and is read
//! back without loss; its trips are what a later document takes as its `previous`.

use schemars::JsonSchema;
use serde::Serialize;

use super::changes::{displaced, moved};
use super::draft::{MODEL, VERSION};
use super::plan::Plan;
use super::problem::{OrderId, Problem};
use super::unserved::{Obstacle, unserved};
use super::walk::rounds;
use crate::rule::{Evaluation, RuleResult};
use crate::score::Score;
use crate::time::Clock;
use crate::travel::Provenance;

mod read;
mod sums;
mod trips;

pub use read::{previous, read};
pub use sums::{CourierAnswer, KitchenAnswer, SumAnswer, TotalAnswer};
pub use trips::{StopAnswer, TripAnswer};

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `meal-rounds`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The day.
    pub date: String,
    /// What left before is fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Clock>,
    /// Where its travel times come from.
    pub travel: Vec<Provenance>,
    /// The score, by level; lower is better.
    pub score: Score,
    /// What it comes to in all.
    pub total: TotalAnswer,
    /// The trips, by courier and departure.
    pub trips: Vec<TripAnswer>,
    /// Every courier.
    pub couriers: Vec<CourierAnswer>,
    /// Every kitchen.
    pub kitchens: Vec<KitchenAnswer>,
    /// What is not brought, and what stands in the way.
    pub unserved: Vec<UnservedAnswer>,
    /// What differs from the earlier plan, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<ChangesAnswer>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
    /// The seed of the search, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Iterations of all its chains together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u64>,
}

/// An order that is not brought whole.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnservedAnswer {
    /// The order.
    pub order: String,
    /// Meals of it that are not brought.
    pub meals: i64,
    /// What stands in the way, and how much would be enough.
    #[serde(flatten)]
    pub obstacle: Obstacle,
}

/// Orders that do not come as the earlier plan says; what has left is not among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangesAnswer {
    /// Orders that come in other hands, or no longer.
    pub moved: Vec<String>,
    /// Orders that could not stay as they were, whatever is planned.
    pub displaced: Vec<String>,
}

impl Answer {
    /// The plan file of `plan`, with the referee's word on it.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan, evaluation: &Evaluation) -> Self {
        let rounds = rounds(problem, plan);
        let ids = |orders: Vec<OrderId>| -> Vec<String> {
            orders.into_iter().map(|order| problem.orders[order.index()].id.clone()).collect()
        };
        let left_out = |u: super::unserved::Unserved| UnservedAnswer {
            order: problem.orders[u.order.index()].id.clone(),
            meals: u.meals,
            obstacle: u.obstacle,
        };
        let figures = super::figures::figures(problem, plan);
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            date: problem.horizon.date(0).to_string(),
            now: problem.now.map(|now| problem.horizon.clock(now).1),
            travel: problem.provenance(),
            score: evaluation.score,
            total: sums::total(&figures, problem.orders.len()),
            trips: trips::trips(problem, &rounds),
            couriers: sums::couriers(problem, &figures, &rounds),
            kitchens: sums::kitchens(problem, &figures),
            unserved: unserved(problem, plan).into_iter().map(left_out).collect(),
            changes: (!problem.previous.trips.is_empty()).then(|| ChangesAnswer {
                moved: ids(moved(problem, plan)),
                displaced: ids(displaced(problem)),
            }),
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

#[cfg(test)]
mod tests;
