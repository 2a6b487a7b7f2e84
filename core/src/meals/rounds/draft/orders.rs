//! What is to be brought.

use schemars::JsonSchema;
use serde::Serialize;

use crate::time::{Clock, Minutes};

/// Meals for one household or one point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct OrderDraft {
    /// An id, not a name.
    pub id: String,
    /// Where the door is.
    pub place: String,
    /// The kind of box.
    #[serde(rename = "box")]
    pub kind: String,
    /// How many meals.
    pub meals: i64,
    /// Handing over begins no earlier.
    pub start: Clock,
    /// Handing over begins no later; included.
    pub end: Clock,
    /// The longest from the departure at the kitchen until handing over begins; any time where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hot_minutes: Option<Minutes>,
    /// How long handing over takes; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// A well-being check: whoever comes stays so much longer; no check where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_minutes: Option<Minutes>,
    /// Only from these kitchens; from all that fill the box where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kitchens: Option<Vec<String>>,
    /// Whether it may be brought in several stops, such as the bulk for a meal point.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub split: bool,
    /// Weight of a meal that is not brought, 1 to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
}
