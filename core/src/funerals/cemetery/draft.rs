//! The wire form of a cemetery plan: who dies, how they would be buried, what there is, what could be built, and what is
//! wanted. String ids, years as numbers, money in yuan, land in square metres; nothing in it is trusted until `check` has
//! made a [`Problem`](super::Problem) of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::figure::FigureDraft;
use crate::rule::SettingDraft;

mod people;
mod sites;
mod targets;

pub use people::{AcceptDraft, ChoiceDraft, ZoneDraft};
pub use sites::{BudgetDraft, KindDraft, ProjectDraft, SiteDraft};
pub use targets::{DefinitionDraft, Measure, TargetDraft};

/// The version of the document's form.
pub const VERSION: u32 = crate::read::VERSION;
/// The name of the model.
pub const MODEL: &str = "cemetery-plan";

/// A cemetery plan to be made.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `cemetery-plan`.
    pub model: String,
    /// What people call this problem.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether any of its figures are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// The years that are planned, 5 to 30.
    pub years: YearsDraft,
    /// Who dies, by street or zone and year.
    pub zones: Vec<ZoneDraft>,
    /// Of those who die, how many in each hundred are cremated, by year, two decimals at most.
    pub cremated_percent: Vec<f64>,
    /// Kinds of burial, up to 12.
    pub kinds: Vec<KindDraft>,
    /// Cemeteries and columbaria, up to 50, with the units that are free at the beginning of the first year.
    pub sites: Vec<SiteDraft>,
    /// What people choose first, and what they accept instead.
    pub choices: Vec<ChoiceDraft>,
    /// What could be built.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectDraft>,
    /// What may be spent on building, burials and awards together; any sum where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetDraft>,
    /// What the plan promises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetDraft>,
    /// Where the figures come from, for the reader: what the published plan states, what follows from it, what is assumed
    /// and what is made up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureDraft>,
    /// Levels and weights by rule; `anpai rules cemetery-plan` lists the defaults.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, SettingDraft>,
}

/// The years that are planned, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct YearsDraft {
    /// The first year, such as 2021.
    pub first: u16,
    /// The last year, such as 2035.
    pub last: u16,
}
