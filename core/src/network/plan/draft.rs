//! The wire form of a network plan: what is there, what could be, what it costs, who needs care, and what is wanted. String
//! ids, money in yuan, lengths of time in minutes; nothing in it is trusted until `check` has made a
//! [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::figure::FigureDraft;
use crate::land::draft::{PlaceDraft, StreetDraft, TravelDraft};
use crate::named::NamedDraft;
use crate::place::Datum;
use crate::rule::SettingDraft;

mod need;
mod sites;
mod siting;
mod targets;

pub use crate::reach::ReachDraft;
pub use crate::time::Minutes;
pub use need::{CommunityDraft, StaffDraft};
pub use sites::{KindDraft, SiteDraft, SizeDraft};
pub use siting::{ApartDraft, KeepAwayDraft, PointDraft, ProtectedDraft};
pub use targets::{Measure, TargetDraft};

/// The version of the document's form.
pub const VERSION: u32 = crate::read::VERSION;
/// The name of the model.
pub const MODEL: &str = "network-plan";
/// What a kind keeps away from where it keeps away from the places of communities; no category of `protected`.
pub const COMMUNITIES: &str = "communities";

/// A network plan to be made.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `network-plan`.
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
    /// Places of sites and communities.
    pub places: Vec<PlaceDraft>,
    /// How people and caregivers travel.
    pub travel: TravelDraft,
    /// Days over which what a day costs counts, such as 1826 for five years.
    pub days: u32,
    /// What is needed and offered, of all kinds alike, such as `funerals a year` or `burials a year`; staff hours a week where
    /// not given. Fields named `hours` in the plan file count this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What sites there are, such as `station`, `day-care`, `rental` and `children`, and how near they have to be.
    pub kinds: Vec<KindDraft>,
    /// What sites of some kinds keep away from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub protected: Vec<ProtectedDraft>,
    /// Sites that are there or could be.
    pub sites: Vec<SiteDraft>,
    /// Classes of communities, such as `urban` and `village`; each community has one where there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<NamedDraft>,
    /// Where people live, and how much care they need a week.
    pub communities: Vec<CommunityDraft>,
    /// Staff hours a week that there are, whatever is built.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff: Vec<StaffDraft>,
    /// What the plan promises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetDraft>,
    /// What may be spent once, on opening, changing and closing, in yuan; any sum where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// Whether all hours of one kind that a community has come from one site.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub single_site: bool,
    /// Where the figures come from, for the reader: what the published plan states, what follows from it, what is assumed
    /// and what is made up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `anpai rules network-plan` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
}
