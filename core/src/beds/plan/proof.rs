//! How good a plan is known to be, and what stands in its way: what a solver tells beside the plan. Bounds are those of the
//! solver; prices are those of the linear relaxation, and say so by their name.

use serde::Serialize;

/// What is known of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Proof {
    /// Rows of the model.
    pub rows: usize,
    /// Columns of the model.
    pub columns: usize,
    /// Columns of whole numbers.
    pub integers: usize,
    /// Each stage that was begun, in order.
    pub stages: Vec<StageProof>,
    /// Prices of budgets and targets, from the linear relaxation: modules and projects may be fractions there.
    pub prices_from_relaxation: Vec<Price>,
    /// What cannot be kept together.
    pub clash: Option<Clash>,
    /// What it is worth to plan for all scenarios, where it was worked out.
    pub stochastic: Option<Worth>,
}

/// A stage with its bound.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageProof {
    /// Its name: `binding-shortfall`, `expected-shortfall`, `need`, `cost`.
    pub stage: &'static str,
    /// What the plan comes to: millionths, millionths, metres of the mean scenario, fen; nothing where that is not known.
    pub value: Option<f64>,
    /// No plan that keeps the stages before does better.
    pub bound: Option<f64>,
    /// The gap relative to the value.
    pub gap: Option<f64>,
}

/// What one unit of a budget or target is worth at the margin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Price {
    /// `budget ...` or `target ...`.
    pub name: String,
    /// Metres of mean need that ten thousand yuan more, or one bed (street, home, ...) less asked, would save.
    pub metres: f64,
}

/// What cannot be kept together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clash {
    /// Targets, budgets and commitments by name.
    pub names: Vec<String>,
    /// Whether each was shown to be needed for the clash.
    pub is_minimal: bool,
    /// The smallest change that would mend it.
    pub changes: Vec<Change>,
}

/// A change that would mend a clash.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What would have to give.
    pub name: String,
    /// By how much.
    pub by: f64,
    /// Of what.
    pub unit: &'static str,
}

/// The value of the stochastic solution, as the mean need in metres, people and years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Worth {
    /// What a plan for the mean demand leaves.
    pub planned_for_mean: i64,
    /// What this plan leaves.
    pub planned_for_all: i64,
}
