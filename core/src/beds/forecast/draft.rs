//! The wire form of a waiting list to be simulated. Nothing in it is trusted until `check` has made a
//! [`Problem`](super::Problem) of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::named::NamedDraft;

/// The name of the model.
pub const MODEL: &str = "beds-forecast";

/// A waiting list, the beds, and plans for them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Draft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `beds-forecast`.
    pub model: String,
    /// What people call this list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether its people and places are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// The first day, `YYYY-MM-DD`.
    pub start: String,
    /// How many days are simulated.
    pub days: u32,
    /// Days at the beginning that are not counted; none where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warm_up_days: Option<u32>,
    /// The list is looked at every so many days; 30 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_days: Option<u32>,
    /// How often everything is simulated; 100 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replications: Option<u32>,
    /// Priority tiers, the highest first.
    pub tiers: Vec<NamedDraft>,
    /// Kinds of beds.
    pub kinds: Vec<NamedDraft>,
    /// Beds that are as good as each other, as they are on the first day.
    pub pools: Vec<PoolDraft>,
    /// What becomes of them. Every plan meets the same people.
    pub plans: Vec<PlanDraft>,
    /// People who come, wait and stay alike.
    pub classes: Vec<ClassDraft>,
    /// Who waits on the first day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<WaitingDraft>,
    /// Who has a bed on the first day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub residents: Vec<ResidentsDraft>,
}

/// Beds that are as good as each other, such as the nursing beds of one street.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PoolDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The kind of its beds.
    pub kind: String,
    /// How many there are on the first day.
    pub beds: u32,
}

/// What becomes of the beds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Beds that open or close; none where everything stays as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeDraft>,
}

/// Beds that open or close.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeDraft {
    /// Where.
    pub pool: String,
    /// When, `YYYY-MM-DD`, within the days that are simulated.
    pub date: String,
    /// How many more; fewer where negative, and then beds go as they fall empty.
    pub beds: i64,
}

/// People who come, wait and stay alike.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ClassDraft {
    /// Its id.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their tier.
    pub tier: String,
    /// Where they can live, the most wanted first.
    pub pools: Vec<String>,
    /// How many come, by time; none where they come only by transfer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrivals: Vec<RateDraft>,
    /// How long they stay.
    pub stay: SpanDraft,
    /// How long they wait before they give up; for ever where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patience: Option<SpanDraft>,
    /// What comes after the stay; the rest leave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<NextDraft>,
}

/// Arrivals from a day on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct RateDraft {
    /// Since when, `YYYY-MM-DD`; the first day where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// People a year in the mean.
    pub per_year: f64,
}

/// How long something lasts that nobody knows beforehand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SpanDraft {
    /// Always as long.
    Fixed {
        /// In days.
        days: f64,
    },
    /// Without memory.
    Exponential {
        /// The mean.
        mean_days: f64,
    },
    /// Where leaving becomes likelier (shape above 1) or less likely (below 1) the longer it has lasted.
    Weibull {
        /// What 63.2 % do not exceed.
        scale_days: f64,
        /// The shape.
        shape: f64,
    },
    /// Where the logarithm of the length is normal.
    LogNormal {
        /// What half do not exceed.
        median_days: f64,
        /// The standard deviation of the logarithm.
        sigma: f64,
    },
    /// Lengths that were observed.
    Empirical {
        /// In days, in any order.
        observed_days: Vec<f64>,
    },
}

impl Default for SpanDraft {
    fn default() -> Self {
        Self::Fixed { days: 0.0 }
    }
}

/// Where a stay leads to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct NextDraft {
    /// As whom they wait then; they keep their bed until they get the other one.
    pub class: String,
    /// How many do, from 0 to 1.
    pub share: f64,
}

/// People on the list on the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaitingDraft {
    /// Who.
    pub class: String,
    /// Since when, `YYYY-MM-DD`.
    pub since: String,
    /// How many.
    pub count: u32,
}

/// People with a bed on the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ResidentsDraft {
    /// Who.
    pub class: String,
    /// Where.
    pub pool: String,
    /// Since when, `YYYY-MM-DD`.
    pub since: String,
    /// How many.
    pub count: u32,
}
