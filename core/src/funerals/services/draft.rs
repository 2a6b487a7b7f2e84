//! The wire form of a day or a week of funerals: the home's pools of resources, closed times, the cases, collections of the
//! newly dead, and what an earlier plan says. String ids, local times, lengths of time in minutes; nothing in it is trusted
//! until `check` has made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::figure::FigureDraft;
use crate::rule::SettingDraft;
use crate::search::SearchDraft;

mod cases;
mod moment;
mod pools;
mod previous;

pub use crate::time::Minutes;
pub use cases::{
    CaseDraft, CollectionDraft, CremationDraft, DaysDraft, FarewellDraft, StepDraft, StorageDraft,
    VigilDraft, WishWindowDraft, WishesDraft,
};
pub use moment::{Day, Moment};
pub use pools::{ClosedDraft, HoursDraft, OutageDraft, PoolDraft, PoolKind, Rite, StaffDraft};
pub use previous::{PlacedDraft, PreviousDraft};

/// The version of the document's form.
pub const VERSION: u32 = crate::read::VERSION;

/// The two models with this form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// Exactly one day.
    #[default]
    Day,
    /// 2 to 31 days.
    Week,
}

impl Model {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Day, Self::Week];

    /// Its name in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "funerals-day",
            Self::Week => "funerals-week",
        }
    }
    /// The model of that name.
    ///
    /// ```
    /// use anpai_core::funerals::services::Model;
    /// assert_eq!(Model::of("funerals-week"), Some(Model::Week));
    /// assert_eq!(Model::of("funerals"), None);
    /// ```
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.name() == name)
    }
}

/// A day or a week of funerals.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `funerals-day` or `funerals-week`.
    pub model: String,
    /// What people call this problem.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether its cases are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// IANA time zone; `Asia/Shanghai` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The days that are planned.
    pub horizon: HorizonDraft,
    /// Resources, by pools of identical units.
    pub pools: Vec<PoolDraft>,
    /// Days and times at which no farewell or no cremation may be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<ClosedDraft>,
    /// How long a case may wait between farewell and cremation; not at all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<GapDraft>,
    /// The way from a hall to a cremator; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_minutes: Option<Minutes>,
    /// Whom the funerals are for.
    pub cases: Vec<CaseDraft>,
    /// Trips of hearses for those whose funeral is later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub collections: Vec<CollectionDraft>,
    /// Cases of the earlier plan, to keep what is confirmed, and to stay close to with the rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previous: Vec<PreviousDraft>,
    /// The moment of a repair. What the earlier plan says began before it stays, and nothing else begins before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Moment>,
    /// Where the figures come from, for the reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `anpai rules funerals-day` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
    /// How the search is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<SearchDraft>,
}

/// The days that are planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HorizonDraft {
    /// The first day, `YYYY-MM-DD`.
    pub start: Day,
    /// How many days: 1 for `funerals-day`, 2 to 31 for `funerals-week`; where not given, 1 and 7.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// How long a case may wait between the farewell, with the transfer, and the cremation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GapDraft {
    /// Not at all, at most so long, or any time.
    pub kind: GapKind,
    /// The most for `at-most`, where it is needed; not for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
}

/// Kinds of waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// The cremation begins exactly when the transfer ends.
    #[default]
    None,
    /// No later than so many minutes after that.
    AtMost,
    /// Any time after that.
    Free,
}
