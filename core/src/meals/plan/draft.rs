//! The wire form of a meals plan: what is there, what could be, what it costs, who eats, and what is wanted. String ids,
//! money in yuan, lengths of time in minutes; nothing in it is trusted until `check` has made a
//! [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::figure::FigureDraft;
use crate::land::draft::{PlaceDraft, StreetDraft, TravelDraft};
use crate::named::NamedDraft;
use crate::place::Datum;
use crate::rule::SettingDraft;

mod demand;
mod sites;
mod targets;

pub use crate::reach::ReachDraft;
pub use crate::time::Minutes;
pub use demand::{CommunityDraft, DemandDraft, GroupDraft};
pub use sites::{KitchenDraft, PointDraft, SizeDraft};
pub use targets::{Measure, TargetDraft};

/// The version of the document's form.
pub const VERSION: u32 = crate::read::VERSION;
/// The name of the model.
pub const MODEL: &str = "meals-plan";

/// A meals plan to be made.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `meals-plan`.
    pub model: String,
    /// What people call this problem.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether any of its figures are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// The datum of all coordinates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Streets (街道) or townships.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub streets: Vec<StreetDraft>,
    /// Places of kitchens, points and communities.
    pub places: Vec<PlaceDraft>,
    /// How people walk and how meals are carried.
    pub travel: TravelDraft,
    /// Serving days over which what a day costs counts, such as 1250 for five years.
    pub days: u32,
    /// What is cooked apart, such as `plain` and `halal`.
    pub diets: Vec<NamedDraft>,
    /// Who eats, by the order in which they are served.
    pub groups: Vec<GroupDraft>,
    /// How meals reach people, and within which time.
    pub service: ServiceDraft,
    /// What it costs to carry a meal one kilometre from kitchen to point, in yuan; four decimals at most, 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport_yuan_per_meal_km: Option<f64>,
    /// What it costs to bring a meal to a door, whatever the way, in yuan; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_yuan_per_meal: Option<f64>,
    /// What each kilometre from kitchen to door costs in addition, in yuan a meal; four decimals at most, 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_yuan_per_meal_km: Option<f64>,
    /// Kitchens that are there or could be.
    pub kitchens: Vec<KitchenDraft>,
    /// Meal points that are there or could be.
    pub points: Vec<PointDraft>,
    /// Where people live, and how many meals they need a day.
    pub communities: Vec<CommunityDraft>,
    /// What the plan promises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetDraft>,
    /// What may be spent once, on opening, changing and closing, in yuan; any sum where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// Whether all of a community who dine in belong to one point.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub single_point: bool,
    /// Where the figures come from, for the reader: what the published plan states, what follows from it, what is assumed
    /// and what is made up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `anpai rules meals-plan` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
}

/// How meals reach people. What is not there is not offered; dining in and transport go together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ServiceDraft {
    /// On foot from home to a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dine_in: Option<ReachDraft>,
    /// From a kitchen to a point, while the meals are hot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<ReachDraft>,
    /// From a kitchen to a door, while the meal is hot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<ReachDraft>,
}
