//! How good a cemetery plan is known to be: [`crate::proof`] with the stages of this model, and what one more of something
//! would be worth.

use serde::Serialize;

/// What is known of a cemetery plan.
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
    /// People who are not buried in the year in which they die.
    Unserved,
    /// People who are buried in another way than they chose first.
    Moved,
    /// Fen.
    Cost,
    /// Square decimetres.
    Land,
}

impl crate::proof::Staged for Stage {
    const COST: Self = Self::Cost;
}

/// What one more of something is worth at the margin of a stage, from the linear relaxation: modules and people may be
/// fractions there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Price {
    /// Of what.
    pub of: Priced,
    /// The id of the target, site, project or kind; empty of a budget.
    pub id: String,
    /// The year, where it is of one.
    pub year: Option<u16>,
    /// The stage in whose unit the price is.
    pub stage: Stage,
    /// By how much the stage would fall for one more.
    pub price: f64,
}

/// What has a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priced {
    /// One percent, unit, square metre or yuan less asked by a target.
    Target,
    /// One yuan more in the budget of a year.
    Budget,
    /// One square metre more at a site.
    Land,
    /// One module more of a project.
    Modules,
    /// One burial more of a kind in a year.
    YearlyLimit,
}
