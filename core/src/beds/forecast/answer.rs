//! What a simulation says: waits, lists and beds under every plan, each figure with how far off it may be. It holds
//! neither time nor load, so that the same simulation is the same bytes.

use schemars::JsonSchema;
use serde::Serialize;

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `beds-forecast`.
    pub model: &'static str,
    /// What people call the list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether its people and places are made up.
    pub synthetic: bool,
    /// The first day.
    pub start: String,
    /// How many days were simulated.
    pub days: i64,
    /// How many of them at the beginning were not counted.
    pub warm_up_days: i64,
    /// The seed of every random choice.
    pub seed: u64,
    /// How often everything was simulated; fewer than asked for where there was no more time.
    pub replications: usize,
    /// The confidence of every interval.
    pub confidence: f64,
    /// By plan, in the order of the document.
    pub plans: Vec<PlanAnswer>,
}

/// What becomes of the list under one plan.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlanAnswer {
    /// The plan.
    pub plan: String,
    /// Everybody.
    pub all: GroupAnswer,
    /// By tier, the highest first.
    pub tiers: Vec<GroupAnswer>,
    /// By the kind of bed that people want most.
    pub kinds: Vec<GroupAnswer>,
    /// By class.
    pub classes: Vec<GroupAnswer>,
    /// By pool.
    pub pools: Vec<PoolAnswer>,
    /// The same for all beds of a kind together, in the order of the document.
    pub beds: Vec<PoolAnswer>,
    /// What it changes against the first plan, for the same people; nothing for the first plan itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against_first: Option<Difference>,
}

/// How a group of people fares. Days waited are those of people who got a bed; whoever still waits at the end, or gave
/// up, is counted beside them.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GroupAnswer {
    /// The tier, kind or class; `all`.
    pub id: String,
    /// People who got a bed.
    pub admitted: Option<Estimate>,
    /// People who gave up.
    pub gave_up: Option<Estimate>,
    /// Days waited in the mean; nothing where nobody got a bed.
    pub wait_days: Option<Estimate>,
    /// The share of those admitted who had to wait at all.
    pub had_to_wait: Option<Estimate>,
    /// Whole days that half of those admitted waited at most, over all replications.
    pub wait_days_half: Option<u32>,
    /// Whole days that nine in ten of those admitted waited at most.
    pub wait_days_nine_in_ten: Option<u32>,
    /// People on the list, in the mean over time.
    pub list: Option<Estimate>,
    /// People on the list at the end.
    pub list_at_end: Option<Estimate>,
    /// Days that these have waited in the mean.
    pub list_at_end_days: Option<Estimate>,
    /// The list at every look.
    pub fan: Vec<Fan>,
    /// How long those waited who got a bed since the look before.
    pub waits: Vec<WaitFan>,
}

/// Beds of a pool, or of a kind.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PoolAnswer {
    /// The pool or kind.
    pub id: String,
    /// Beds, in the mean over time.
    pub beds: Option<Estimate>,
    /// The share of them that was slept in; nothing where there were none.
    pub occupancy: Option<Estimate>,
}

/// What a plan changes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Difference {
    /// Days waited in the mean.
    pub wait_days: Option<Estimate>,
    /// People on the list, in the mean over time.
    pub list: Option<Estimate>,
    /// People on the list at the end.
    pub list_at_end: Option<Estimate>,
}

/// A mean over independent replications, and how far off it may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Half the width of the confidence interval; nothing where there is one replication alone.
    pub half_width: Option<f64>,
}

impl Estimate {
    /// Whether the interval holds a value.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.half_width.is_none_or(|half| (value - self.mean).abs() <= half)
    }
}

/// How many wait at a look: what a tenth, a quarter, half, three quarters and nine tenths of the replications do not
/// exceed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fan {
    /// Days since the start.
    pub day: i64,
    /// People, by share of the replications.
    pub waiting: [u32; 5],
}

/// Days that those waited in the mean who got a bed between the look before and this one: what a tenth, a quarter, half,
/// three quarters and nine tenths of those replications do not exceed in which anybody did.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WaitFan {
    /// Days from the start to this look.
    pub day: i64,
    /// Replications in which anybody got a bed.
    pub replications: usize,
    /// Days, by share of these; nothing where there are none.
    pub days: Option<[f64; 5]>,
}
