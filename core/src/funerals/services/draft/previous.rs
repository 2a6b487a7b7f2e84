//! The earlier plan, as its own file says it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Moment;

/// A case of the earlier plan, with the steps that it had.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PreviousDraft {
    /// The case.
    pub case: String,
    /// The pick-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pickup: Option<PlacedDraft>,
    /// The pool of the drawer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<String>,
    /// The preparation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation: Option<PlacedDraft>,
    /// The pool of the vigil hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vigil: Option<String>,
    /// The farewell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub farewell: Option<PlacedDraft>,
    /// The cremation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cremation: Option<PlacedDraft>,
}

/// Where a step is, and from when on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlacedDraft {
    /// The pool.
    pub pool: String,
    /// When it begins.
    pub start: Moment,
}
