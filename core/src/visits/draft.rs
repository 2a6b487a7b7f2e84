//! The wire form of a roster problem: string ids, clock times, optional fields. What a person or another program
//! writes; nothing in it is trusted until `check` has made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};

use crate::place::Datum;
use crate::score::Level;
use crate::time::{Clock, Duration};

/// The version of the document's form.
pub const VERSION: u32 = 1;
/// The name of the model.
pub const MODEL: &str = "visits";

/// A length of time, written as a number of minutes (three decimals at most).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(pub Duration);

impl Serialize for Minutes {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0.0 % 60_000 == 0 {
            s.serialize_i64(self.0.0 / 60_000)
        } else {
            s.serialize_f64(self.0.as_minutes())
        }
    }
}
impl JsonSchema for Minutes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Minutes".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "description": "A length of time in minutes." })
    }
}
impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl JsonSchema for Clock {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Clock".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^\d{1,3}:[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$",
            "description": "Local clock time HH:MM, with seconds and thousandths where there are any; hours past 24 mean the next day."
        })
    }
}

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

/// A street.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StreetDraft {
    /// Its id, such as the official code.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PlaceDraft {
    /// Its id.
    pub id: String,
    /// Longitude in degrees, or metres east on a `local-plane`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// Latitude in degrees, or metres north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// The street it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
}

/// Where travel times come from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TravelDraft {
    /// Straight-line distance times a detour factor, at a speed, by mode: an estimate.
    StraightLine {
        /// By the name of the mode.
        modes: BTreeMap<String, PaceDraft>,
        /// Starts of the periods of a day that `slower` tells apart, rising; the last one goes on through midnight. All
        /// day where not given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        periods: Vec<Clock>,
    },
    /// Tables by mode.
    Table {
        /// By the name of the mode.
        modes: BTreeMap<String, TableDraft>,
        /// Starts of the periods of a day that `by_period` tells apart, rising; the last one goes on through midnight.
        /// All day where not given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        periods: Vec<Clock>,
    },
    /// The fastest ways along the roads of a network, by mode.
    Roads {
        /// By the name of the mode.
        modes: BTreeMap<String, RoadsDraft>,
        /// Farthest that a place may lie from a road that the mode can use, in metres; 500 where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        snap_metres: Option<f64>,
    },
}

impl TravelDraft {
    /// Names of the modes, in order.
    #[must_use]
    pub fn modes(&self) -> Vec<&str> {
        match self {
            Self::StraightLine { modes, .. } => modes.keys().map(String::as_str).collect(),
            Self::Table { modes, .. } => modes.keys().map(String::as_str).collect(),
            Self::Roads { modes, .. } => modes.keys().map(String::as_str).collect(),
        }
    }
}

impl Default for TravelDraft {
    fn default() -> Self {
        Self::StraightLine { modes: BTreeMap::new(), periods: Vec::new() }
    }
}

/// Speed and detour of a mode.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PaceDraft {
    /// Kilometres an hour along the way.
    pub km_per_hour: f64,
    /// Length of the way over the straight line, at least 1.
    pub detour: f64,
    /// How many times as long a way takes in each of the travel's `periods`, in their order: 1.4 in a rush hour. 1 all
    /// day where not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slower: Vec<f64>,
}

/// The network of a mode, and an estimate for where there are no roads: between places that are too far apart for a
/// table, where there are very many. A mode without a network is estimated everywhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct RoadsDraft {
    /// The `.roads` file, relative to the document; `anpai roads build` makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Kilometres an hour along an estimated way; needed where there is no file, and then with `detour`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub km_per_hour: Option<f64>,
    /// Length of an estimated way over the straight line, at least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detour: Option<f64>,
}

/// The travel tables of a mode: `seconds` and `metres`, which hold all day, or `by_period`. Each is `[places x places]`,
/// row = from, in the order of `places`. An entry that is not there (`null`) means that there is no way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TableDraft {
    /// Seconds, three decimals at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "seconds")]
    #[schemars(with = "Vec<Vec<Option<f64>>>")]
    pub seconds: Vec<Vec<Option<Duration>>>,
    /// Metres; zero where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<Vec<Vec<Option<i64>>>>,
    /// Tables for each of the travel's `periods`, in their order, in place of `seconds` and `metres`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_period: Vec<PeriodTableDraft>,
}

/// The travel tables of a mode in one period of the day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PeriodTableDraft {
    /// Seconds, three decimals at most.
    #[serde(serialize_with = "seconds")]
    #[schemars(with = "Vec<Vec<Option<f64>>>")]
    pub seconds: Vec<Vec<Option<Duration>>>,
    /// Metres; zero where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<Vec<Vec<Option<i64>>>>,
}

fn seconds<S: Serializer>(table: &[Vec<Option<Duration>>], s: S) -> Result<S::Ok, S::Error> {
    s.collect_seq(
        table.iter().map(|row| row.iter().map(|d| d.map(|d| d.0 as f64 / 1000.0)).collect::<Vec<_>>()),
    )
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

/// Woman or man, where the wish of a client asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
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

/// Level and weight of a rule, each as by default where not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettingDraft {
    /// The level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Points for each unit, from 0 (off) up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<i64>,
}

/// How the search is set up. It belongs to the input because it changes the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SearchDraft {
    /// Search chains that work side by side and exchange their best plans; 2 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chains: Option<u8>,
}
