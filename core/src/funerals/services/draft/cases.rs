//! Whom the funerals are for, and what is asked for them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Day, Moment, PlacedDraft};
use crate::time::{Clock, Minutes};

/// A case. It has a farewell, a cremation or both; every other step is there where it is given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CaseDraft {
    /// An id, not a name.
    pub id: String,
    /// Weight of a case that is not served, 1 to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
    /// Its first step begins no earlier; at any time where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready: Option<Moment>,
    /// The way of the hearse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pickup: Option<StepDraft>,
    /// Cold storage, from the pick-up's end (or `ready`, or the first day's start) until the next step begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<StorageDraft>,
    /// The preparation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation: Option<StepDraft>,
    /// Vigil nights; the last one ends on the farewell's day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vigil: Option<VigilDraft>,
    /// The farewell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub farewell: Option<FarewellDraft>,
    /// The cremation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cremation: Option<CremationDraft>,
    /// The cremation ends by then: the legal limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Moment>,
    /// When the family would like the farewell to begin, or the cremation where there is no farewell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<WishesDraft>,
    /// On which days that may be; on all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DaysDraft>,
    /// Whether what `previous` says of the case stays as it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
}

/// A pick-up or a preparation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct StepDraft {
    /// How long it takes.
    pub minutes: Minutes,
    /// The class of the unit; any where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// Cold storage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StorageDraft {
    /// The class of the drawer; any where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// Vigil nights.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VigilDraft {
    /// How many.
    pub nights: u16,
    /// The class of the hall; any where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// A farewell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct FarewellDraft {
    /// The least rank of the hall.
    pub size: u8,
    /// How long it takes.
    pub minutes: Minutes,
}

/// A cremation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CremationDraft {
    /// The class of the cremator.
    pub class: String,
    /// How long it takes.
    pub minutes: Minutes,
    /// The rank of the casket; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casket: Option<u8>,
    /// From the end of the cremation until the ashes are handed over; they take no resource. 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ash_minutes: Option<Minutes>,
}

/// What a family would like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WishesDraft {
    /// Weight of a minute before or after the nearest window, 1 to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// Any of these windows, one at least.
    pub windows: Vec<WishWindowDraft>,
}

/// A window of clock times, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WishWindowDraft {
    /// On this date, from wherever it is looked at; on the day of the farewell itself where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// No earlier.
    pub start: Clock,
    /// No later.
    pub end: Clock,
}

/// On which days a funeral may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DaysDraft {
    /// The day that the family asks for; none in particular where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished: Option<Day>,
    /// The most days away from it; any number where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<u16>,
    /// Only these dates; all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<Day>>,
    /// Weight of a day away, 1 to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
}

/// A trip of a hearse for someone whose funeral is later.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CollectionDraft {
    /// An id, not a name.
    pub id: String,
    /// It begins no earlier.
    pub ready: Moment,
    /// How long it takes.
    pub minutes: Minutes,
    /// It should begin by then.
    pub due: Moment,
    /// Weight of a minute later, 1 to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// The class of the hearse; any where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Where the earlier plan has it; it stays there once it has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<PlacedDraft>,
    /// Whether it may be outside the hearses' hours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub any_hour: bool,
}
