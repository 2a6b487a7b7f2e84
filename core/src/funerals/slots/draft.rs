//! The wire form of slots: sites, lines of shuttle buses, slots, and who asks for which of them. String ids, days counted from
//! the first, clock times; nothing in it is trusted until `check` has made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::figure::FigureDraft;
use crate::named::NamedDraft;
use crate::rule::SettingDraft;
use crate::time::Clock;
pub use crate::visits::draft::HorizonDraft;

/// The version of the document's form.
pub const VERSION: u32 = crate::read::VERSION;
/// The name of the model.
pub const MODEL: &str = "slots";

/// Slots and who asks for them.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `slots`.
    pub model: String,
    /// What people call this problem.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether its people and places are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// IANA time zone; `Asia/Shanghai` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The days.
    pub horizon: HorizonDraft,
    /// Cemeteries, or the offices that register marriages.
    pub sites: Vec<NamedDraft>,
    /// Runs of shuttle buses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shuttles: Vec<ShuttleDraft>,
    /// What is asked for.
    pub slots: Vec<SlotDraft>,
    /// The largest party of a request, 1 to 100 people; 5 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest_party: Option<i64>,
    /// How many do not come, for slots that do not say it themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_shows: Option<NoShowsDraft>,
    /// What a place at the first, second, third wish is worth, none more than the one before; the last one holds for all
    /// later wishes. 100, 90, 80 and so on until 10 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_weights: Option<Vec<i64>>,
    /// Whether people are counted, or requests, of any size; people where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// The seed of the draw: any text. Needed where any slot may be peak. Nobody may know it before requests are closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
    /// Who asks for what.
    pub requests: Vec<RequestDraft>,
    /// Where the figures come from, for the reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `docs/rules-slots.md` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
}

/// What is counted of those who have a slot and those who have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Count {
    /// People: a party of four counts four times as much as one person.
    #[default]
    People,
    /// Requests: small parties go first, since more of them find room.
    Requests,
}

/// A run of shuttle buses: its seats are shared by all slots that name it, at whatever site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShuttleDraft {
    /// Its id.
    pub id: String,
    /// What people call it; its id where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Seats of all its buses together.
    pub seats: i64,
}

/// A slot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SlotDraft {
    /// Its id.
    pub id: String,
    /// Where.
    pub site: String,
    /// The day, counted from 0, the first of the horizon.
    pub day: u16,
    /// When it starts.
    pub start: Clock,
    /// When it ends: half an hour to three hours later.
    pub end: Clock,
    /// How many people there is room for.
    pub people: i64,
    /// How many cars there is room for; any number where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parking: Option<i64>,
    /// By which run people come who come by shuttle; nobody comes by shuttle where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shuttle: Option<String>,
    /// Whether it is given by draw; `false` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peak: Option<Peak>,
    /// How many do not come; as the document says where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_shows: Option<NoShowsDraft>,
}

/// Whether a slot is given by draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Peak {
    /// It is, or it is not.
    Fixed(bool),
    /// Requests decide.
    By(Demand),
}

/// How requests make a slot peak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Demand {
    /// It is where more people have it as their first wish than may be booked.
    #[default]
    #[serde(rename = "by-demand")]
    ByDemand,
}

/// How many do not come, and how often it may happen that too many do. Nothing is overbooked unless both are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct NoShowsDraft {
    /// The share of parties that do not come, 0 to 0.9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<f64>,
    /// How likely it may be that more people come than there is room for, 0 to 0.5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<f64>,
}

/// A request of one party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RequestDraft {
    /// Its id; the draw rests on it, so it has to be given out before anyone knows the seed.
    pub id: String,
    /// Whose it is: an opaque id, never a name or a number of a document.
    pub identity: String,
    /// The plot that is visited, an opaque id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plot: Option<String>,
    /// How many people; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<i64>,
    /// Cars, 0 or 1; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cars: Option<i64>,
    /// Whether all of them come by shuttle.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shuttle: bool,
    /// Slots, the best first: 1 to 20.
    pub wishes: Vec<String>,
}
