//! What a plan promises.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::nature::Nature;

/// What a target measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// People buried as the target's definition counts them in each 100 who died in the year.
    #[default]
    EcologicalShare,
    /// People cremated in each 100 who died in the year. The document decides it; no plan can.
    CremationShare,
    /// Units that are free at the end of the year, of a kind or of all, at a site or at all.
    FreeUnits,
    /// Square metres that projects have taken until the end of the year, at a site or at all; at most.
    LandUsed,
    /// Yuan paid as awards in the year; at most.
    Awards,
}

/// Which burials an ecological share counts. All that is said has to hold of one that is counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct DefinitionDraft {
    /// Kinds that count; all where not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// Whether kinds that are niches count; they do where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub niches: Option<bool>,
    /// Only kinds count of which a unit takes so many square metres or less; of any size where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest_m2: Option<f64>,
    /// Whether people who are not cremated stand among those who are counted and among the hundred; they do where not
    /// given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncremated: Option<bool>,
}

/// A target in its year: at least, or at most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TargetDraft {
    /// Its id, by which shortfalls name it.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it measures.
    pub measure: Measure,
    /// Which burials an ecological share counts; of that measure alone, which needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<DefinitionDraft>,
    /// The site of free units or of land; all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The kind of free units; all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The year; the last of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The least that keeps it, two decimals at most; this or `at_most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The most that keeps it.
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
