//! How good a plan is known to be: what a solver tells beside the plan, stage by stage. Bounds are those of the solver; a
//! report and the command line read them here, so that neither reads a solver's type. A model says which stages it has.

use serde::Serialize;

/// The stages of a model's objective.
pub trait Staged: Copy + PartialEq {
    /// The stage of cost, by whose gap a plan is spoken of.
    const COST: Self;
}

/// What is known of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proof<S> {
    /// Rows of the model.
    pub rows: usize,
    /// Columns of the model.
    pub columns: usize,
    /// Columns of whole numbers.
    pub integers: usize,
    /// Each stage that was begun, in order.
    pub stages: Vec<StageProof<S>>,
    /// The gap of the stage of cost, relative to its value; nothing where that was not reached or has no bound.
    pub gap: Option<f64>,
}

/// A stage with its bound.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageProof<S> {
    /// Which stage.
    pub stage: S,
    /// Of stages with several parts, which one: the priority as the document says it, or the rank of the street, from 1.
    pub part: Option<usize>,
    /// What the plan comes to.
    pub value: i64,
    /// No plan that keeps the stages before does better; nothing where that is not known.
    pub bound: Option<i64>,
    /// The gap relative to the value.
    pub gap: Option<f64>,
}

impl<S> Default for Proof<S> {
    fn default() -> Self {
        Self { rows: 0, columns: 0, integers: 0, stages: Vec::new(), gap: None }
    }
}

impl<S: Staged> Proof<S> {
    /// Of the stages that were begun, on a model of so many rows, columns and columns of whole numbers.
    #[must_use]
    pub fn new(stages: Vec<StageProof<S>>, (rows, columns, integers): (usize, usize, usize)) -> Self {
        let gap = stages.iter().find(|s| s.stage == S::COST).and_then(|s| s.gap);
        Self { rows, columns, integers, stages, gap }
    }
}

impl<S> StageProof<S> {
    /// A stage, and which part of it, with its gap.
    #[must_use]
    pub fn new(stage: S, part: Option<usize>, value: i64, bound: Option<i64>) -> Self {
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

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Of {
        Unserved,
        Cost,
    }

    impl Staged for Of {
        const COST: Self = Self::Cost;
    }

    #[test]
    fn gaps_are_relative_to_values_and_never_less_than_nothing() {
        let of = |value, bound| StageProof::new(Of::Cost, None, value, bound).gap;
        // 800 of 1000; nothing left to gain; a bound rounded up over the value; a value of nothing.
        let gaps = [of(1000, Some(200)), of(70, Some(70)), of(70, Some(71)), of(0, Some(-3)), of(5, None)];
        assert_eq!(gaps, [Some(0.8), Some(0.0), Some(0.0), Some(3.0), None]);
        assert_eq!(of(i64::MAX, Some(i64::MIN)), Some(1.0));
    }

    #[test]
    fn the_gap_of_a_plan_is_that_of_its_cost() {
        let unserved = StageProof::new(Of::Unserved, Some(3), 15, Some(10));
        let proof =
            Proof::new(vec![unserved.clone(), StageProof::new(Of::Cost, None, 400, Some(300))], (1, 2, 3));
        assert_eq!((proof.gap, proof.columns), (Some(0.25), 2));
        assert_eq!(Proof::new(vec![unserved], (0, 0, 0)).gap, None);
    }
}
