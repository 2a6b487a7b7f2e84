//! Where meals come from, and who brings them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::time::{Clock, Minutes};

/// A kitchen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct KitchenDraft {
    /// Its id.
    pub id: String,
    /// What people call it; its id where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// The kinds of boxes that it fills.
    pub boxes: Vec<String>,
    /// The first departure.
    pub opens: Clock,
    /// The last departure, included.
    pub closes: Clock,
    /// How long it takes to load a trip; 2 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loading_minutes: Option<Minutes>,
    /// The most meals of the whole day, what has left among them; any number where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meals: Option<i64>,
    /// From then on no trip leaves here, whatever `closes` says: the kitchen falls out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_from: Option<Clock>,
}

/// What a courier is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CourierKind {
    /// Someone with a contract.
    #[default]
    Employee,
    /// A volunteer of the time bank (时间银行).
    Volunteer,
}

/// A courier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CourierDraft {
    /// An id, not a name.
    pub id: String,
    /// Employee or time-bank volunteer; employee where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CourierKind>,
    /// The mode of travel: a name in `travel.modes`. Needed where there is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// The courier sets off no earlier.
    pub start: Clock,
    /// Back by then.
    pub end: Clock,
    /// Where the courier starts.
    pub from: String,
    /// Where the round ends; where it starts if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Meals on one trip by kind of box; none of a kind that is not named.
    pub capacity: BTreeMap<String, i64>,
    /// The most trips of the day, those that have left among them; any number where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trips: Option<u32>,
    /// Only from these kitchens; from all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kitchens: Option<Vec<String>>,
    /// From then on the courier leaves no kitchen: ill, or called away. What has left before is still brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_from: Option<Clock>,
}
