//! Who needs care, and who there is to give it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// A community or village with its need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CommunityDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// The street that it belongs to; that of its place where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Its class; there where the document has classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// People who live there and whom the network is for: old people, or children.
    pub people: i64,
    /// Staff hours that they need a week, or what the document's `unit` says, by kind; 0 where not given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub demand: BTreeMap<String, i64>,
}

/// Staff that sites of some kinds share. A kind may be in several; each holds for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StaffDraft {
    /// Its id, such as `nurses`.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Kinds of sites whose hours they give.
    pub kinds: Vec<String>,
    /// Hours a week that all sites of these kinds together can give, whatever their sizes offer.
    pub hours: i64,
}
