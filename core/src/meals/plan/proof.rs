//! How good a plan is known to be: what a solver tells beside the plan, stage by stage. Bounds are those of the solver; a
//! report and the command line read them here, so that neither reads a solver's type.

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
    /// The gap of the stage of cost, relative to its value; nothing where that was not reached or has no bound.
    pub gap: Option<f64>,
}

/// A stage of the objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Millionths by which binding targets are missed.
    BindingShortfall,
    /// Millionths by which expected targets are missed.
    ExpectedShortfall,
    /// Meals a day that reach nobody, of one priority.
    Unserved,
    /// Meals of a thousand that reach nobody, of one of the worst-served streets.
    Streets,
    /// Fen.
    Cost,
    /// Metres a day, times meals.
    Distance,
}

/// A stage with its bound.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageProof {
    /// Which stage.
    pub stage: Stage,
    /// Of stages with several parts, which one: the priority as the document says it, or the rank of the street, from 1.
    pub part: Option<usize>,
    /// What the plan comes to.
    pub value: i64,
    /// No plan that keeps the stages before does better; nothing where that is not known.
    pub bound: Option<i64>,
    /// The gap relative to the value.
    pub gap: Option<f64>,
}

impl Proof {
    /// Of the stages that were begun, on a model of so many rows, columns and columns of whole numbers.
    #[must_use]
    pub fn new(stages: Vec<StageProof>, (rows, columns, integers): (usize, usize, usize)) -> Self {
        let gap = stages.iter().find(|s| s.stage == Stage::Cost).and_then(|s| s.gap);
        Self { rows, columns, integers, stages, gap }
    }
}

impl StageProof {
    /// A stage, and which part of it, with its gap.
    #[must_use]
    pub fn new(stage: Stage, part: Option<usize>, value: i64, bound: Option<i64>) -> Self {
        Self { stage, part, value, bound, gap: bound.map(|bound| gap(value, bound)) }
    }
}

/// How far a bound lies below a value, relative to the value, and to 1 where that is less; 0 where it does not.
fn gap(value: i64, bound: i64) -> f64 {
    value.saturating_sub(bound).max(0) as f64 / value.saturating_abs().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_relative_to_values_and_never_less_than_nothing() {
        let of = |value, bound| StageProof::new(Stage::Cost, None, value, bound).gap;
        // 800 of 1000; nothing left to gain; a bound rounded up over the value; a value of nothing.
        let gaps = [of(1000, Some(200)), of(70, Some(70)), of(70, Some(71)), of(0, Some(-3)), of(5, None)];
        assert_eq!(gaps, [Some(0.8), Some(0.0), Some(0.0), Some(3.0), None]);
        assert_eq!(of(i64::MAX, Some(i64::MIN)), Some(1.0));
    }

    #[test]
    fn the_gap_of_a_plan_is_that_of_its_cost() {
        let unserved = StageProof::new(Stage::Unserved, Some(3), 15, Some(10));
        let proof =
            Proof::new(vec![unserved.clone(), StageProof::new(Stage::Cost, None, 400, Some(300))], (1, 2, 3));
        assert_eq!((proof.gap, proof.columns), (Some(0.25), 2));
        assert_eq!(Proof::new(vec![unserved], (0, 0, 0)).gap, None);
    }
}
