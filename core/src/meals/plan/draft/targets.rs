//! What a plan promises.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::nature::Nature;

/// What a target measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Meals that reach someone, a day.
    #[default]
    MealsPerDay,
    /// Communities with an open point within the walk, in each 100 communities.
    CommunitiesCovered,
    /// Streets with an open point, in each 100 streets.
    StreetsWithPoint,
    /// Open points; the one measure that may have a most.
    Points,
    /// Meals that reach someone, in each 100 that are needed.
    ServedShare,
}

/// A target: at least, or for a number of points at most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TargetDraft {
    /// Its id, by which shortfalls name it.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it measures.
    pub measure: Measure,
    /// The least that keeps it, two decimals at most; this or `at_most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The most that keeps it; of `points` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// How the plan speaks of it; `expected` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// How heavily a shortfall counts among targets of the same nature, up to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// Where it stands in the published plan, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
