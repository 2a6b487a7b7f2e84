//! What a plan promises.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::nature::Nature;

/// What a target measures: of one kind of site, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Open sites; the one measure that may have a most, and that knows no class.
    #[default]
    Sites,
    /// Communities with an open site within reach, in each 100 communities.
    CommunitiesCovered,
    /// People in communities with an open site within reach, in each 100 people.
    PeopleCovered,
    /// Streets with an open site in them, in each 100 streets.
    StreetsWithSite,
    /// Staff hours that reach someone, a week.
    HoursPerWeek,
    /// Staff hours that reach someone, in each 100 that are needed.
    ServedShare,
}

/// A target: at least, or for a number of sites at most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TargetDraft {
    /// Its id, by which shortfalls name it.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it measures.
    pub measure: Measure,
    /// Of which kind of site. Where not given, sites and hours of all kinds count together, and a site of any kind covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Of which class of communities, and of streets those that have one of it; of all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The least that keeps it, two decimals at most; this or `at_most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The most that keeps it; of `sites` alone.
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
