//! The wire form of a roster problem: string ids, clock times, optional fields. What a person or another program
//! writes; nothing in it is trusted until `check` has made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::land::draft::{
    PaceDraft, PeriodTableDraft, PlaceDraft, RoadsDraft, StreetDraft, TableDraft, TravelDraft,
};
pub use crate::person::Gender;
use crate::place::Datum;
pub use crate::read::VERSION;
pub use crate::rule::SettingDraft;
pub use crate::search::SearchDraft;
use crate::time::Clock;
pub use crate::time::Minutes;

/// The name of the model.
pub const MODEL: &str = "visits";

/// A roster problem.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `visits`.
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
    /// The days that are planned.
    pub horizon: HorizonDraft,
    /// The datum of all coordinates; needed where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Streets (街道) or townships.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub streets: Vec<StreetDraft>,
    /// Places.
    pub places: Vec<PlaceDraft>,
    /// How people travel.
    pub travel: TravelDraft,
    /// What is done at a visit.
    pub services: Vec<ServiceDraft>,
    /// Whom the visits are for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clients: Vec<ClientDraft>,
    /// Who visits.
    pub caregivers: Vec<CaregiverDraft>,
    /// The visits.
    pub visits: Vec<VisitDraft>,
    /// What links one visit to another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<DependencyDraft>,
    /// What a person has fixed and no search may change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<PinDraft>,
    /// An earlier roster to stay close to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previous: Vec<PreviousDraft>,
    /// Levels and weights by rule; `anpai rules visits` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
    /// How the search is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<SearchDraft>,
}

/// The days that are planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HorizonDraft {
    /// The first day, `YYYY-MM-DD`.
    pub start: String,
    /// How many days; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// A service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ServiceDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The skill that it takes; none where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// The least level of that skill; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// How long it takes where the visit does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// How long it takes a caregiver with at least this level of the skill; the highest level that is reached counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes_by_level: Vec<LevelMinutesDraft>,
    /// Whether a time-bank volunteer may give it; true where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteers: Option<bool>,
}

/// How long a service takes at a level of skill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LevelMinutesDraft {
    /// The level.
    pub level: u8,
    /// The time.
    pub minutes: Minutes,
}

/// A person who is visited. What holds for the person holds for each of the visits, unless the visit says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ClientDraft {
    /// An id, not a name.
    pub id: String,
    /// Where the person lives.
    pub place: String,
    /// Languages or dialects that the person understands; any will do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Only caregivers of this gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Caregivers whom the person likes best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<Vec<String>>,
    /// Caregivers whom the person does not want.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<String>,
    /// Caregivers who came before, for continuity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub usual: Vec<String>,
}

/// What a caregiver is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CaregiverKind {
    /// Someone with a contract.
    #[default]
    Employee,
    /// A volunteer of the time bank (时间银行).
    Volunteer,
}

/// A caregiver.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CaregiverDraft {
    /// An id, not a name.
    pub id: String,
    /// Employee or time-bank volunteer; employee where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CaregiverKind>,
    /// Level of each skill, 1 to 9.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skills: BTreeMap<String, u8>,
    /// Languages or dialects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The mode of travel: a name in `travel.modes`. Needed where there is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// The home street; work elsewhere is lent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// When the caregiver works.
    pub shifts: Vec<ShiftDraft>,
    /// Hours by the contract: what is beyond counts as overtime.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_minutes_per_day: Option<Minutes>,
    /// The same for a week (Monday to Sunday).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_minutes_per_week: Option<Minutes>,
    /// Hours that may not be passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_minutes_per_day: Option<Minutes>,
    /// The same for a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_minutes_per_week: Option<Minutes>,
    /// Wage in fen for an hour's work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fen_per_hour: Option<i64>,
    /// Fen for a kilometre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fen_per_km: Option<i64>,
    /// Fen for a shift that is used at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fen_per_shift: Option<i64>,
    /// Caregivers with whom this one does not share a visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incompatible: Vec<String>,
}

/// One stretch of work: a round that starts and ends somewhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ShiftDraft {
    /// Day of the horizon, from 0; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u16>,
    /// Earliest departure.
    pub start: Clock,
    /// Return by then.
    pub end: Clock,
    /// Where it starts.
    pub from: String,
    /// Where it ends; where it starts if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Breaks, such as lunch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<BreakDraft>,
    /// What can be carried, in the unit of the visits' `load`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i64>,
}

/// A break: taken once within its window, where the caregiver is then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BreakDraft {
    /// It begins no earlier.
    pub start: Clock,
    /// It begins (or ends, by `binds`) no later.
    pub end: Clock,
    /// How long it is.
    pub minutes: Minutes,
    /// What the window's end binds; the end of the break where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binds: Option<Binds>,
    /// Whether it must be taken; a missed one has a soft cost otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mandatory: bool,
}

/// What the end of a window binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Binds {
    /// The start of service.
    #[default]
    Start,
    /// The end of service.
    End,
}

/// A visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct VisitDraft {
    /// Its id.
    pub id: String,
    /// For whom; either this or `place`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// Where; the client's place where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// One task for each caregiver that it takes: one or two.
    pub tasks: Vec<TaskDraft>,
    /// How the starts of two tasks hang together; needed where there are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<PairDraft>,
    /// When service may start; any time where there is none. Holds on each allowed day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowDraft>,
    /// What the windows' ends bind; the start of service where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binds: Option<Binds>,
    /// Whether it may be left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Weight of leaving it out, 1 to 1000; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
    /// Days of the horizon on which it may take place, from 0; all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<u16>>,
    /// How often it takes place over the horizon, each time on another day; once where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u16>,
    /// At least so many days from one time to the next; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_between: Option<u16>,
    /// The day by which it should have taken place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_day: Option<u16>,
    /// Caregivers whom the client likes best; the client's where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<Vec<String>>,
    /// Caregivers who may not come, beside the client's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<String>,
    /// Only these may come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Vec<String>>,
    /// Only caregivers of this gender; the client's where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// What has to be carried, counted once for each caregiver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load: Option<i64>,
}

/// What one caregiver does at a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TaskDraft {
    /// The service.
    pub service: String,
    /// How long it takes; the service's where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
}

/// How the starts of a visit's two tasks hang together: `min <= second - first <= max`. Both zero is at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum PairDraft {
    /// Both start at once.
    #[default]
    Simultaneous,
    /// The second starts within a gap after the first.
    Sequential {
        /// Least gap.
        min_minutes: Minutes,
        /// Largest gap.
        max_minutes: Minutes,
    },
    /// Each in its own time; one caregiver may do both.
    Independent,
}

/// When service may start, on each allowed day. The start is hard; the end is soft (tardiness) unless `hard`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WindowDraft {
    /// From here on.
    pub start: Clock,
    /// Up to here, included.
    pub end: Clock,
    /// Whether the end is hard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hard: bool,
}

/// A link between two visits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct DependencyDraft {
    /// The first visit.
    pub first: String,
    /// The second.
    pub second: String,
    /// Least time from the end of the first to the start of the second; no order where neither this nor the largest is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_minutes: Option<Minutes>,
    /// Largest time from the end of the first to the start of the second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_minutes: Option<Minutes>,
    /// Who comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonLink>,
}

/// Whether the same caregiver comes to both visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PersonLink {
    /// The same must come.
    Same,
    /// The same should come.
    PreferSame,
    /// Another must come.
    Different,
}

/// Something that a person fixed. With `visit`: its caregiver and, where given, its start. Without: the whole round of a
/// caregiver on a day, in order, with nothing else in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PinDraft {
    /// The visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<String>,
    /// Which of its tasks, from 0; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<u8>,
    /// The caregiver.
    pub caregiver: String,
    /// The day; needed where there is more than one and a start or a round is pinned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u16>,
    /// The start of service; with a round, the start of the shift, where there are several that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Clock>,
    /// The visits of the whole round, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Vec<String>>,
    /// Visits that this caregiver makes in this order, with others between them or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<String>>,
}

/// Where a task was in the earlier roster.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PreviousDraft {
    /// The visit.
    pub visit: String,
    /// Which of its tasks, from 0; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<u8>,
    /// The caregiver.
    pub caregiver: String,
    /// The day; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u16>,
    /// The start.
    pub start: Clock,
}
