//! The wire form of a day's meal rounds: kitchens, couriers, today's orders, and what an earlier plan says where the day has
//! begun. String ids, clock times, lengths of time in minutes; nothing in it is trusted until `check` has made a
//! [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::figure::FigureDraft;
use crate::land::draft::{PlaceDraft, StreetDraft, TravelDraft};
use crate::named::NamedDraft;
use crate::place::Datum;
use crate::rule::SettingDraft;
use crate::search::SearchDraft;
use crate::time::Clock;

mod orders;
mod previous;
mod work;

pub use crate::time::Minutes;
pub use orders::OrderDraft;
pub use previous::{PreviousStopDraft, PreviousTripDraft};
pub use work::{CourierDraft, CourierKind, KitchenDraft};

/// The version of the document's form.
pub const VERSION: u32 = crate::read::VERSION;
/// The name of the model.
pub const MODEL: &str = "meal-rounds";

/// The meal rounds of a day.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `meal-rounds`.
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
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The datum of all coordinates; needed where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Streets (街道) or townships.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub streets: Vec<StreetDraft>,
    /// Places of kitchens, doors and points, and where couriers start.
    pub places: Vec<PlaceDraft>,
    /// How couriers travel.
    pub travel: TravelDraft,
    /// Kinds of boxes, i.e. diets by temperature, such as `hot`, `halal-hot` and `chilled`: what is carried apart.
    pub boxes: Vec<NamedDraft>,
    /// Where the meals come from.
    pub kitchens: Vec<KitchenDraft>,
    /// Who brings them.
    pub couriers: Vec<CourierDraft>,
    /// Today's orders.
    pub orders: Vec<OrderDraft>,
    /// The clock time of a day that has begun: what left before is fact. Before everything where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Clock>,
    /// The trips of the earlier plan, to keep what has left, and to stay close to with the rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previous: Vec<PreviousTripDraft>,
    /// Where the figures come from, for the reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `anpai rules meal-rounds` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
    /// How the search is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<SearchDraft>,
}
