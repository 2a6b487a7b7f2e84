//! The wire form of what a list of beds alone does not say: stays with dates, and limits on all decisions together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::person::Gender;

/// A stay with dates: respite for some weeks, or day care on some days of the week. The bed is somebody else's on all other
/// days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StayDraft {
    /// The first day, `YYYY-MM-DD`; a day before the decision is taken for the day of the decision.
    pub from: String,
    /// The day after the last one, `YYYY-MM-DD`, at most ten years after the decision; for good where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Only on these days of the week; on all where not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// 星期一.
    Monday,
    /// 星期二.
    Tuesday,
    /// 星期三.
    Wednesday,
    /// 星期四.
    Thursday,
    /// 星期五.
    Friday,
    /// 星期六.
    Saturday,
    /// 星期日.
    Sunday,
}

/// Who in which bed a limit is about: everybody who is in every list that is given. A list that is not given leaves
/// nobody out. Stays with dates count like all others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SelectionDraft {
    /// People in beds of these homes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub institutions: Vec<String>,
    /// People in beds of homes that are run by one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub run_by: Vec<String>,
    /// People in beds of these kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// People of these client groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub client_groups: Vec<String>,
    /// People of these tiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<String>,
    /// People of these levels of care.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub care_levels: Vec<String>,
    /// People of these genders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub genders: Vec<Gender>,
    /// People whose subsidy comes from one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subsidy_sources: Vec<String>,
}

/// What the subsidies of some people may cost together. Somebody with a bed draws what its price is above what they can
/// pay themselves, and no more than their subsidy; who can pay any price draws nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BudgetDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The most, in fen a month.
    pub fen_per_month: i64,
    /// Whose subsidies; everybody's where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<SelectionDraft>,
}

/// How many of the people with a bed may or have to be of some sort, as a number or as a share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuotaDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which people in which beds.
    pub of: SelectionDraft,
    /// A share is a share of these; of everybody with a bed where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of: Option<SelectionDraft>,
    /// At least so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// At most so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// At least this share, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_percent: Option<u32>,
    /// At most this share, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_percent: Option<u32>,
}
