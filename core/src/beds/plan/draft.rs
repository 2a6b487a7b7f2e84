//! The wire form of a bed plan: what is there, what could be built, what it costs, and what is wanted. String ids, years
//! as numbers, money in yuan; nothing in it is trusted until `check` has made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::land::draft::{PlaceDraft, StreetDraft};
use crate::place::Datum;
use crate::rule::SettingDraft;

pub use crate::figure::{FigureDraft, Origin};
pub use crate::nature::Nature;

/// The version of the document's form.
pub const VERSION: u32 = 1;
/// The name of the model.
pub const MODEL: &str = "beds-plan";

/// Money in yuan by the id of the source that pays; two decimals at most.
pub type Money = BTreeMap<String, f64>;

/// A bed plan to be made.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `beds-plan`.
    pub model: String,
    /// What people call this problem.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether any of its figures are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// The years that are planned.
    pub years: YearsDraft,
    /// The datum of all coordinates.
    pub datum: Option<Datum>,
    /// Streets (街道) or townships.
    pub streets: Vec<StreetDraft>,
    /// Places of institutions, projects and communities.
    pub places: Vec<PlaceDraft>,
    /// How far people go, and what it counts when they find no bed.
    pub distance: DistanceDraft,
    /// Kinds of bed.
    pub kinds: Vec<KindDraft>,
    /// What is there at the beginning of the first year.
    pub institutions: Vec<InstitutionDraft>,
    /// What could be built once, as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectDraft>,
    /// Beds that could be added to an institution or project in modules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<ExtensionDraft>,
    /// Beds that could change their kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conversions: Vec<ConversionDraft>,
    /// What may be spent.
    pub budgets: Vec<BudgetDraft>,
    /// People of 60 and over in the whole district, by year.
    pub elderly: Vec<i64>,
    /// What the plan promises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetDraft>,
    /// Who works there, as far as targets ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff: Vec<StaffDraft>,
    /// Homes that wait for adaptation, by urgency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adaptations: Vec<AdaptationDraft>,
    /// Who needs beds, and where they live.
    pub communities: Vec<CommunityDraft>,
    /// How the demand could turn out; one, exactly as given, where the list is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<ScenarioDraft>,
    /// Where the figures come from, for the reader: what the published plan states, what follows from it, what is assumed
    /// and what is made up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `anpai rules beds-plan` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
}

/// The years that are planned, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct YearsDraft {
    /// The first year, such as 2021.
    pub first: u16,
    /// The last year, such as 2025.
    pub last: u16,
}

/// How far people go for a bed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct DistanceDraft {
    /// Length of the way over the straight line, at least 1; 1.3 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detour: Option<f64>,
    /// The farthest that an institution may lie to be of use to a community, in metres of way.
    pub reach_metres: i64,
    /// How many of the nearest institutions a community looks at, of all that are or could be; 12 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<u16>,
    /// What a year without a bed counts, in metres of way; more than the reach.
    pub unmet_metres: i64,
}

/// A kind of bed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct KindDraft {
    /// Its id, such as `nursing`.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it stands in a home: a package of visits, which no target counts among the beds of institutions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
    /// What a year without it counts, in hundredths of `unmet_metres`; 100 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmet_percent: Option<u32>,
    /// For a kind at home: the visits of one week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<PackageDraft>,
}

/// A service that comes with a bed at home.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PackageDraft {
    /// The service, such as `bath`.
    pub service: String,
    /// How long a visit takes, in minutes.
    pub minutes: u16,
    /// Visits a week, at most 7.
    pub per_week: u16,
}

/// An institution that is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct InstitutionDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// For whom; `elderly` where not given. Other beds count toward no target and serve nobody here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_group: Option<String>,
    /// Whether the government runs it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub government: bool,
    /// What targets may ask for, such as `comprehensive`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Beds by kind.
    pub beds: BTreeMap<String, i64>,
    /// What building there takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub works: Option<WorksDraft>,
    /// How it could be closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure: Option<ClosureDraft>,
}

/// What a year of extending or converting at an institution takes, whatever is done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct WorksDraft {
    /// What it costs to have the builders in that year at all.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yuan: Money,
    /// Beds that can be added or converted in one year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds_per_year: Option<i64>,
}

/// How an institution could be closed: all its beds, from the beginning of a year on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ClosureDraft {
    /// The first year in which it may be closed; the first of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<u16>,
    /// What the closure costs.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yuan: Money,
    /// What each year that it stays open costs.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub upkeep_yuan: Money,
}

/// A project: built once and as a whole, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ProjectDraft {
    /// Its id; no institution has the same.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// For whom; `elderly` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_group: Option<String>,
    /// Whether the government will run it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub government: bool,
    /// What targets may ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Beds by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub beds: BTreeMap<String, i64>,
    /// Its floor area in square metres, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor_m2: Option<f64>,
    /// What it costs, in equal parts over the years of building.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yuan: Money,
    /// The first year in which building may begin; the first of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<u16>,
    /// The last year in which it may begin; the last of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<u16>,
    /// Years from the beginning to the first in which its beds are there; 1 where not given, 0 for the same year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years_to_build: Option<u16>,
    /// Whether it has to begin in its years.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub committed: bool,
    /// What building more there takes, once it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub works: Option<WorksDraft>,
}

/// Beds that could be added in modules; there in the year in which they are paid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ExtensionDraft {
    /// Its id.
    pub id: String,
    /// The institution, or the project once it is open.
    pub at: String,
    /// The kind of bed.
    pub kind: String,
    /// Beds of one module; 10 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<i64>,
    /// Modules in all years together.
    pub most: i64,
    /// Modules in one year; as many as in all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_per_year: Option<i64>,
    /// The first year; the first of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<u16>,
    /// The last year; the last of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<u16>,
    /// What a module costs.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yuan: Money,
}

/// Beds that could change their kind, in modules. No beds are added by it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ConversionDraft {
    /// Its id.
    pub id: String,
    /// The institution, or the project once it is open.
    pub at: String,
    /// The kind that they were.
    pub from: String,
    /// The kind that they become.
    pub to: String,
    /// Beds of one module; 10 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<i64>,
    /// Modules in all years together; as many as there are beds where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// Modules in one year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_per_year: Option<i64>,
    /// The first year; the first of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<u16>,
    /// The last year; the last of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<u16>,
    /// What a module costs.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yuan: Money,
}

/// What may be spent from a source in some years together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct BudgetDraft {
    /// Its id.
    pub id: String,
    /// The source; what no budget limits may be spent freely.
    pub source: String,
    /// The years; all where not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<u16>,
    /// Yuan.
    pub yuan: f64,
}

/// What a target measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Beds of the target's kinds in each 100 beds of institutions.
    ShareOfBeds,
    /// Beds of institutions for each 1,000 elderly people.
    #[serde(rename = "beds-per-1000")]
    BedsPer1000,
    /// Beds of the target's kinds; of all kinds in institutions where none is given.
    #[default]
    Beds,
    /// The same of beds that were added since the beginning; conversions add none, and closures take none away.
    NewBeds,
    /// Beds in institutions that the government runs in each 100 beds of institutions.
    GovernmentShare,
    /// Streets with an open institution of the target's tag in each 100 streets.
    StreetsCovered,
    /// Open institutions of the target's tag.
    Institutions,
    /// People of the target's staff for each 100 beds of institutions.
    #[serde(rename = "staff-per-100-beds")]
    StaffPer100Beds,
    /// People of the target's staff for each 1,000 elderly people.
    #[serde(rename = "staff-per-1000-elderly")]
    StaffPer1000Elderly,
    /// People of the target's staff in each 100 of the staff `of`.
    StaffShare,
    /// Homes that were adapted.
    HomesAdapted,
}

/// A target: at the end of its year, at least or at most.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct TargetDraft {
    /// Its id, by which shortfalls and clashes name it.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it measures.
    pub measure: Measure,
    /// Kinds of bed, where the measure takes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// The tag, where the measure takes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The staff, where the measure takes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<String>,
    /// The staff of which it is a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The year; the last of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The least that keeps it, two decimals at most; this or `at_most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The most that keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// How the plan speaks of it; `expected` where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// How heavily a shortfall counts among targets of the same nature; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// Where it stands in the published plan, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// People of a profession or certificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct StaffDraft {
    /// Its id, such as `social-worker`.
    pub id: String,
    /// How many there are at the beginning.
    pub employed: i64,
    /// How many can be hired (or certified) in one year.
    pub hires_per_year: i64,
    /// What each costs once, in the year of hiring.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub hire_yuan: Money,
    /// What each who was hired costs in every year from then on.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yearly_yuan: Money,
}

/// Homes of one urgency that wait for adaptation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct AdaptationDraft {
    /// Its id, such as `extremely-poor`.
    pub id: String,
    /// 1 is the most urgent; none is adapted while a more urgent one waits.
    pub priority: u16,
    /// How many homes wait.
    pub homes: i64,
    /// What a home costs.
    #[serde(default, skip_serializing_if = "Money::is_empty")]
    pub yuan: Money,
}

/// A community or village with its need.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CommunityDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    pub place: String,
    /// People who need a bed, by kind and year.
    pub demand: BTreeMap<String, Vec<i64>>,
}

/// A way in which demand could turn out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ScenarioDraft {
    /// Its id.
    pub id: String,
    /// How likely it is, relative to the others.
    pub weight: u32,
    /// Demand in hundredths of that given, by kind and year; 100 where not given. Halves of a person are rounded up.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub percent: BTreeMap<String, Vec<f64>>,
}
