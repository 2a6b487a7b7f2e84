//! Kinds of burial, what there is of them, and what could be built.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// A kind of burial. A unit of it takes one person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct KindDraft {
    /// Its id, such as `traditional`, `tree`, `lawn`, `flower`, `wall`, `niche`, `sea` or `deep`.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Land of one unit in square metres, two decimals at most; it takes none where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub land_m2: Option<f64>,
    /// Whether it needs no unit at any site, as burial at sea.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_site: bool,
    /// Whether its units are niches, in a building or a wall, which some shares count and others do not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub niche: bool,
    /// Whether it takes people who are not cremated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub takes_uncremated: bool,
    /// Burials of this kind in one year, at all sites together; any number where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_per_year: Option<i64>,
    /// What each burial costs beside the unit, whoever chose it: a boat, or a subsidy that everyone has; in yuan, 0 where
    /// not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burial_yuan: Option<f64>,
}

/// A cemetery or columbarium that is there or could be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SiteDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Land that projects may take there in all years together, in square metres; any where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub land_m2: Option<f64>,
    /// Units that are free at the beginning of the first year, by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stock: BTreeMap<String, i64>,
    /// Units whose right ends, by kind and year; they are free in that year.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub returns: BTreeMap<String, Vec<i64>>,
}

/// Units that could be built in modules; there in the year in which they are paid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ProjectDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The site.
    pub site: String,
    /// The kind of burial.
    pub kind: String,
    /// Units of one module.
    pub units: i64,
    /// Modules in all years together.
    pub most: i64,
    /// Modules in one year; as many as in all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_per_year: Option<i64>,
    /// What a module costs, in yuan; 0 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yuan: Option<f64>,
    /// Land that a module takes, in square metres, paths included; that of its units where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub land_m2: Option<f64>,
    /// The first year in which it may be built; the first of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<u16>,
    /// The last year; the last of the plan where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<u16>,
}

/// What may be spent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct BudgetDraft {
    /// Yuan by year.
    pub yuan: Vec<f64>,
    /// Whether what is left of a year may be spent in later ones.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carries_over: bool,
}
