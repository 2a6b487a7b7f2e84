//! How good a plan is known to be: what it comes to in each stage, and a bound that no plan passes. Greater is better here.

use schemars::JsonSchema;
use serde::Serialize;

/// What is made as great as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// People who have a slot, or requests where these are counted.
    Placed,
    /// The rank-weighted number.
    RankWeight,
    /// Both together in points, where the document sets their rules at one level.
    Points,
}

/// How a bound is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The draw alone: nobody else can be placed.
    Draw,
    /// A flow: the plan is an optimum, proved by its prices.
    Flow,
    /// Prices of all that can be full: what everybody would take at these, and what they would pay, is never less than
    /// what a plan is worth.
    Prices,
    /// A mixed-integer model, by HiGHS.
    Mip,
}

/// A stage with its bound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StageProof {
    /// Which stage.
    pub stage: Stage,
    /// What the plan comes to, the draw included.
    pub value: i64,
    /// No plan that keeps the draw, and is as good in the stages before, comes to more.
    pub bound: i64,
    /// How far the bound lies above the value, relative to the value, and to 1 where that is less.
    pub gap: f64,
}

impl StageProof {
    /// A stage with its gap.
    #[must_use]
    pub fn new(stage: Stage, value: i64, bound: i64) -> Self {
        let gap = bound.saturating_sub(value).max(0) as f64 / value.max(1) as f64;
        Self { stage, value, bound, gap }
    }
}

/// What is known of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Proof {
    /// How the bounds are known.
    pub method: Method,
    /// Each stage, the most important one first.
    pub stages: Vec<StageProof>,
}

impl Proof {
    /// Whether no plan is better.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.stages.iter().all(|stage| stage.value >= stage.bound)
    }
    /// The largest gap of any stage.
    #[must_use]
    pub fn gap(&self) -> f64 {
        self.stages.iter().map(|stage| stage.gap).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_relative_to_values_and_never_less_than_nothing() {
        let gaps = [(1000, 1200), (70, 70), (71, 70), (0, 3)]
            .map(|(value, bound)| StageProof::new(Stage::Placed, value, bound).gap);
        assert_eq!(gaps, [0.2, 0.0, 0.0, 3.0]);
    }

    #[test]
    fn a_plan_is_proved_where_every_stage_is() {
        let of = |bound| {
            let stages =
                vec![StageProof::new(Stage::Placed, 10, 10), StageProof::new(Stage::RankWeight, 900, bound)];
            Proof { method: Method::Prices, stages }
        };
        assert!(of(900).is_proved() && !of(909).is_proved());
        assert_eq!(of(909).gap(), 0.01);
    }
}
