//! Where sites of a kind must not be: what they keep away from, and how far they lie from each other.

use schemars::JsonSchema;
use serde::Serialize;

/// Something that sites of some kinds keep away from: a school, a reservoir, a railway, a scenic area. One of `point`, `line`
/// and `area` says where it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ProtectedDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is, such as `water`, `school`, `railway` or `farmland`; kinds keep away from a category. Not `communities`.
    pub category: String,
    /// Where it is, of something small.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<PointDraft>,
    /// Where it runs: two points at least.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line: Vec<PointDraft>,
    /// What it covers: three points of its border at least, in order; the last is joined to the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub area: Vec<PointDraft>,
}

/// A point in the datum of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PointDraft {
    /// Longitude in degrees, or metres east on a `local-plane`.
    pub x: f64,
    /// Latitude in degrees, or metres north.
    pub y: f64,
}

/// How far sites of a kind keep away from something, as the crow flies. A site that is nearer may not be opened; what is
/// there may stay as it is, or be closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KeepAwayDraft {
    /// A category of `protected`; or `communities`, for the places where people live.
    pub from: String,
    /// Metres at least, 1 to 100000; within an area it is 0 m, so that 1 keeps out of areas and from nothing beside them.
    pub metres: i64,
    /// Where that stands, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How far any two open sites of a kind lie from each other, as the crow flies; one of the two limits at least. Two that are
/// both there already may stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApartDraft {
    /// Metres at least, 1 to 1000000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least_metres: Option<i64>,
    /// Metres at most, 1 to 1000000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most_metres: Option<i64>,
}
