//! How good a network plan is known to be: [`crate::proof`] with the stages of this model.

use serde::Serialize;

/// What is known of a network plan.
pub type Proof = crate::proof::Proof<Stage>;
/// A stage with its bound.
pub type StageProof = crate::proof::StageProof<Stage>;

/// A stage of the objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Millionths by which binding targets are missed.
    BindingShortfall,
    /// Millionths by which expected targets are missed.
    ExpectedShortfall,
    /// Hours a week that reach nobody.
    Unserved,
    /// Hours of a thousand that reach nobody, of one of the worst-served streets.
    Streets,
    /// Fen.
    Cost,
    /// Metres, times hours a week.
    Distance,
}

impl crate::proof::Staged for Stage {
    const COST: Self = Self::Cost;
}
