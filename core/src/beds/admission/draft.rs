//! The wire form of an admission: string ids, dates, optional fields. What a bureau's list holds; nothing in it is
//! trusted until `check` has made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::land::draft::{PlaceDraft, StreetDraft, TravelDraft};
use crate::named::NamedDraft;
use crate::person::Gender;
use crate::place::Datum;
use crate::rule::SettingDraft;

mod limits;

pub use limits::{BudgetDraft, QuotaDraft, SelectionDraft, StayDraft, Weekday};

/// The name of the model.
pub const MODEL: &str = "beds-admission";

/// An admission.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `beds-admission`.
    pub model: String,
    /// What people call this admission.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether its people and places are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// The day of the decision, `YYYY-MM-DD`: waiting is counted up to it.
    pub date: String,
    /// How it is decided; `optimal` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
    /// Waiting longer than this counts no more, in days; 1,825 (five years) where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_waiting_days: Option<u32>,
    /// The datum of all coordinates; needed where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Streets (街道) or townships.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub streets: Vec<StreetDraft>,
    /// Places of homes and families.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceDraft>,
    /// How families travel; the distance that an applicant states goes before. Without either, distance does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel: Option<TravelDraft>,
    /// By which of the modes of travel families come; needed where there is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Groups of people who never share a home's beds, such as `elderly`, `children`, `shelter`, `rescue`; `elderly` alone
    /// where not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub client_groups: Vec<NamedDraft>,
    /// Tiers of priority, the highest first.
    pub tiers: Vec<NamedDraft>,
    /// Kinds of bed.
    pub kinds: Vec<NamedDraft>,
    /// Levels of care, as assessed.
    pub care_levels: Vec<CareLevelDraft>,
    /// Homes and their beds.
    pub institutions: Vec<InstitutionDraft>,
    /// Who wants a bed.
    pub applicants: Vec<ApplicantDraft>,
    /// Decided by people: these get this bed whatever else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<PlacementDraft>,
    /// Applicants who live in a home and want to move: they keep a bed, this one or a better one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub residents: Vec<PlacementDraft>,
    /// The earlier decision, to stay close to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previous: Vec<PlacementDraft>,
    /// What subsidies may cost together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<BudgetDraft>,
    /// How many people with a bed may or have to be of some sort.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<QuotaDraft>,
    /// Levels and weights by rule; `anpai rules beds-admission` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
}

/// How beds are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// The most served tier by tier, then by waiting, then the least cost for all together.
    #[default]
    Optimal,
    /// Deferred acceptance (Gale and Shapley 1962): everyone in turn gets the best bed for which nobody of a higher tier
    /// or an earlier date has been kept.
    DeferredAcceptance,
}

/// A level of care.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CareLevelDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Kinds of bed that fit, each with what it counts that it is not the right one: 0 for the right one.
    pub kinds: BTreeMap<String, i64>,
}

/// A home.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InstitutionDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who runs it, such as `government`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_by: Option<String>,
    /// Beds of one kind, in rooms of one sort, at one price.
    pub units: Vec<UnitDraft>,
}

/// Beds of a home that are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnitDraft {
    /// Its id within the home.
    pub id: String,
    /// The kind of bed.
    pub kind: String,
    /// How many there are to give, those of `pins` and `residents` included.
    pub beds: u32,
    /// The group that they are for; the first one of `client_groups` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_group: Option<String>,
    /// Only for people of this gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Beds of each room, where a room is for women alone or for men alone, as it turns out; `beds` are whole rooms then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room_beds: Option<u32>,
    /// The sort of room, such as `double`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// The price in fen a month; nothing where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fen_per_month: Option<i64>,
}

/// Who wants a bed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ApplicantDraft {
    /// An id, not a name.
    pub id: String,
    /// The assessed level of care.
    pub care_level: String,
    /// The tier of priority.
    pub tier: String,
    /// Since when the applicant waits, `YYYY-MM-DD`.
    pub since: String,
    /// The group that the applicant belongs to; the first one of `client_groups` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_group: Option<String>,
    /// Gender, for rooms that ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Where the family lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How far the family has to a home, in metres, where that is known better than by `travel`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metres: BTreeMap<String, i64>,
    /// Homes that are wished for, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<String>,
    /// Whether only those will do; false where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_wishes: Option<bool>,
    /// Homes that are refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<String>,
    /// What the applicant can pay, in fen a month; any price where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fen_per_month: Option<i64>,
    /// What is paid towards it by others, in fen a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subsidy_fen_per_month: Option<i64>,
    /// Where that comes from, for budgets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subsidy_source: Option<String>,
    /// A stay with dates; where not given, a bed from the day of the decision, for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<StayDraft>,
}

/// An applicant in a bed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlacementDraft {
    /// The applicant.
    pub applicant: String,
    /// The home.
    pub institution: String,
    /// Its unit.
    pub unit: String,
}
