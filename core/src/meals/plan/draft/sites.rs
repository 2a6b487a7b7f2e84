//! Kitchens and meal points: sites with the sizes that they could have.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// A kitchen that is there or could be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct KitchenDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// Sizes that it has or could have.
    pub sizes: Vec<SizeDraft>,
    /// The size that is there; a candidate where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing: Option<String>,
    /// What it costs once to close it, in yuan; it may not be closed where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing_yuan: Option<f64>,
    /// Whether it stays exactly as it is, whatever else is said of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep: bool,
    /// Diets that it can cook.
    pub diets: Vec<String>,
    /// What a meal costs in ingredients and work, in yuan by diet; 0 where not given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meal_yuan: BTreeMap<String, f64>,
}

/// A meal point that is there or could be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PointDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// Sizes that it has or could have.
    pub sizes: Vec<SizeDraft>,
    /// The size that is there; a candidate where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing: Option<String>,
    /// What it costs once to close it, in yuan; it may not be closed where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing_yuan: Option<f64>,
    /// Whether it stays exactly as it is, whatever else is said of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep: bool,
    /// Diets that it may serve; all where not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diets: Vec<String>,
}

/// A size that a kitchen or point has or could have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SizeDraft {
    /// Its id, unlike those of the other sizes of the same site.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Meals a day: what the kitchen can cook, or the point serve at its seats in all turns.
    pub capacity: i64,
    /// What it costs once to open it, or to change to it from another size, in yuan; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening_yuan: Option<f64>,
    /// What it costs to run it for a day, whatever it serves, in yuan; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_yuan: Option<f64>,
}
