//! Who eats: groups by priority, communities with their demand.

use schemars::JsonSchema;
use serde::Serialize;

/// People who are served before or after others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupDraft {
    /// Its id, such as `extremely-poor`.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 1 is served first; several groups may have the same.
    pub priority: u16,
}

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
    /// Meals that are needed a day; each group, diet and way of living once.
    pub demand: Vec<DemandDraft>,
}

/// Meals of one kind that a community needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DemandDraft {
    /// The group.
    pub group: String,
    /// The diet.
    pub diet: String,
    /// Meals a day.
    pub meals: i64,
    /// Whether these people cannot walk to a point and must have their meals brought.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
}
