//! Why somebody waits: what the solver finds, in the words that every front shows.

use schemars::JsonSchema;
use serde::Serialize;

use super::problem::ApplicantId;

/// Someone without a bed, and what stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The applicant.
    pub applicant: ApplicantId,
    /// Units with a bed that would do.
    pub units: usize,
    /// Beds in them.
    pub beds: u64,
    /// Homes that they are in.
    pub homes: usize,
    /// Others of a higher tier, or of the same with more days of waiting, whom one of those beds would do as well.
    pub ahead: usize,
    /// The place among those who wait for one of the same kinds of bed, from 1.
    pub position: usize,
    /// The rules that keep the other beds out, the most decisive first.
    pub obstacles: Vec<Obstacle>,
}

/// A rule that keeps beds out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Obstacle {
    /// The rule.
    pub rule: &'static str,
    /// Units that it keeps out, alone or with others.
    pub excludes: usize,
    /// Units that it alone keeps out.
    pub alone: usize,
    /// Beds of those that nobody has: without the rule, the applicant would have one.
    pub free: u64,
    /// The budgets and quotas meant, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
}

/// One stage of a decision under limits: of what there was least in this order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Stage {
    /// `broken limits` (people, rooms and fen together), `waiting: ` and a tier (people), `days` (of those who wait), or
    /// `points`.
    pub least: String,
    /// How much there is.
    pub value: i64,
    /// There is no decision that is as good in the stages before and has less than this.
    pub bound: i64,
    /// How far the one may be from the other, relative to the value.
    pub gap: f64,
}

impl Stage {
    /// Of a value and its bound.
    #[must_use]
    pub fn new(least: String, value: i64, bound: i64) -> Self {
        let gap = (value - bound) as f64 / value.max(1) as f64;
        Self { least, value, bound, gap }
    }
    /// Whether nothing less is possible.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.value == self.bound
    }
}

/// What one more bed of a unit would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The standing of the one more who would be served; `None` where nobody would.
    pub serves: Option<u32>,
    /// By how many soft points everything would be better.
    pub soft: i64,
}

/// Justified envy: somebody would rather have a bed that is free, or that went to somebody of a lower tier or with fewer
/// days of waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Envy {
    /// People who have a reason to envy somebody.
    pub people: usize,
    /// Pairs of one of them and somebody whom they envy.
    pub pairs: u64,
    /// People who would rather have a bed that nobody has.
    pub of_free_beds: usize,
}

/// Everything that is told of a decision beside the decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// Those who wait, by standing, the highest first.
    pub unserved: Vec<Unserved>,
    /// What one more bed of each unit would change; empty where the decision is not known to be optimal.
    pub worth: Vec<Worth>,
    /// Justified envies.
    pub envy: Envy,
    /// Where dates, rooms, budgets or quotas had a say in the decision, what it came to stage by stage.
    pub stages: Vec<Stage>,
}

impl Explanation {
    /// Whether the decision is proved to be the best: by the prices of a flow, or stage by stage.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        if self.stages.is_empty() { !self.worth.is_empty() } else { self.stages.iter().all(Stage::is_proved) }
    }
}
