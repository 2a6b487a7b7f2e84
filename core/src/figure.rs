//! A figure of a document and where it comes from: what a published plan states, what follows from it, what is assumed and
//! what is made up. Nothing is worked out from these; reports show them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::read::choices::choices;
use crate::read::forms::forms;

/// A figure and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct FigureDraft {
    /// What it is.
    pub figure: String,
    /// Its value.
    pub value: f64,
    /// The least that could be, where it is assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The most that could be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// Its unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Where it comes from.
    pub nature: Origin,
    /// The place in the published plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What else there is to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The published plan says it.
    Stated,
    /// It follows from what the plan says.
    Implied,
    /// The plan gives nothing; this is a guess at what could be.
    #[default]
    Assumed,
    /// Made up, to have something to compute with.
    Synthetic,
}

forms! {
    FigureDraft, "a figure", needs [figure, value, nature], may [low, high, unit, place, note];
}

choices! {
    Origin, Self::Assumed, ["stated", "implied", "assumed", "synthetic"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Origin>();
    }
}
