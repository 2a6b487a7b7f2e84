//! Who dies, and how they would be buried.

use schemars::JsonSchema;
use serde::Serialize;

/// A street or zone with its deaths. Where it lies does not matter here; zones only add up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ZoneDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// People who die and are buried, by year.
    pub deaths: Vec<i64>,
}

/// What some people choose first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ChoiceDraft {
    /// Its id, by which burials name it.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether these are people who are not cremated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncremated: bool,
    /// The kind of burial.
    pub kind: String,
    /// How many in each hundred of the cremated, or of the uncremated, choose it; two decimals at most. Those of all
    /// choices of the cremated come to 100, and those of the uncremated too.
    pub percent: f64,
    /// Kinds that they accept instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepts: Vec<AcceptDraft>,
}

/// A kind that is accepted instead of the first choice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct AcceptDraft {
    /// The kind of burial.
    pub kind: String,
    /// The award that makes one person change, in yuan; it is paid for each who does. 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award_yuan: Option<f64>,
    /// How many in each hundred of the choice change for that, at most; 100 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_percent: Option<f64>,
}
