//! Resources, and when there are none.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Moment;
use crate::time::{Clock, Minutes};

/// What a resource is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PoolKind {
    /// A hearse with its driver (殡仪车).
    #[default]
    Hearse,
    /// A drawer of cold storage (冷藏柜).
    ColdStorage,
    /// A place where bodies are prepared (整容).
    Preparation,
    /// A hall for vigil nights (守灵厅).
    VigilHall,
    /// A hall for farewells (告别厅).
    FarewellHall,
    /// A cremator (火化炉).
    Cremator,
    /// People, taken by the use of other pools.
    Staff,
}

/// A pool of identical units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PoolDraft {
    /// Its id.
    pub id: String,
    /// What people call it; its id where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    pub kind: PoolKind,
    /// How many units.
    pub units: u32,
    /// Of a farewell hall: its rank, from 1 up. A larger hall can take a smaller farewell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u8>,
    /// Its class, such as `ordinary` or `superior`: a case that asks for one has it and no other. Needed for cremators; not
    /// for farewell halls and staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Of a cremator: the largest rank of caskets that it takes; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casket: Option<u8>,
    /// Hours of every day; at any hour where not given. A step lies within one of them. Not for cold storage and vigil halls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<HoursDraft>,
    /// Cleaning or cooling after use, which may run past closing; none where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_minutes: Option<Minutes>,
    /// Units that are out of service for a time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outages: Vec<OutageDraft>,
    /// Staff that each use of a unit takes, for as long as the step itself; nobody where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffDraft>,
}

/// Hours of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HoursDraft {
    /// From here on.
    pub start: Clock,
    /// Until here.
    pub end: Clock,
}

/// Units out of service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OutageDraft {
    /// How many.
    pub units: u32,
    /// From here on.
    pub from: Moment,
    /// Until here.
    pub to: Moment,
}

/// Staff that a unit takes while it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StaffDraft {
    /// The pool of staff.
    pub pool: String,
    /// How many people.
    pub people: u32,
}

/// What may be closed by day or hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rite {
    /// Farewells.
    #[default]
    Farewell,
    /// Cremations.
    Cremation,
}

/// A time at which no farewell or no cremation may be: a holiday, a day that people avoid, hours that are kept free.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClosedDraft {
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// From here on.
    pub from: Moment,
    /// Until here.
    pub to: Moment,
    /// What may not be; both where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<Rite>>,
}
