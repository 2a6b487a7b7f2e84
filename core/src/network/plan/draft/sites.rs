//! Sites with their kind and the sizes that they could have.

use schemars::JsonSchema;
use serde::Serialize;

use super::siting::{ApartDraft, KeepAwayDraft};
use crate::reach::ReachDraft;

/// A kind of site. A community is *covered* by a kind where an open site of it lies within reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindDraft {
    /// Its id, such as `station`.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How near a site has to be to serve a community.
    pub reach: ReachDraft,
    /// What its sites keep away from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep_away: Vec<KeepAwayDraft>,
    /// How far its sites lie from each other; anywhere where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<ApartDraft>,
}

/// A site that is there or could be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SiteDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// Its kind.
    pub kind: String,
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
}

/// A size that a site has or could have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SizeDraft {
    /// Its id, unlike those of the other sizes of the same site.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Staff hours a week that it offers; where the document names no `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<i64>,
    /// How much it offers, in the document's `unit`; where it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i64>,
    /// What it costs once to open it, or to change to it from another size, in yuan; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening_yuan: Option<f64>,
    /// What it costs to run it for a day, whatever it gives, in yuan; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_yuan: Option<f64>,
}
