//! The plan file of an admission: who gets which bed, who waits and why, what one more bed would be worth, with the
//! referee's word on it. It holds neither wall time nor load, so that the same decision is the same bytes; and it is read
//! back without loss.

use schemars::JsonSchema;
use serde::Serialize;

use super::draft::{MODEL, Policy};
use super::plan::Plan;
use super::problem::{ApplicantId, Problem, UnitId};
use super::rules::most_taken;
use super::unserved::{Envy, Explanation, Obstacle, Stage, Unserved};
use crate::read::VERSION;
use crate::rule::{Evaluation, RuleResult};
use crate::score::Score;
use crate::travel::Provenance;

mod read;

pub use read::read;

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `beds-admission`.
    pub model: &'static str,
    /// What people call the admission.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The day of the decision.
    pub date: String,
    /// How it was decided.
    pub policy: Policy,
    /// Where its distances come from.
    pub travel: Vec<Provenance>,
    /// The score, by level; lower is better.
    pub score: Score,
    /// Who gets a bed, by id.
    pub placed: Vec<PlacedAnswer>,
    /// Who waits, the first in line first.
    pub waiting: Vec<WaitingAnswer>,
    /// Beds by home and unit.
    pub beds: Vec<BedsAnswer>,
    /// Served and waiting people by tier, the highest first.
    pub tiers: Vec<TierAnswer>,
    /// Justified envies.
    pub envy: Envy,
    /// Where dates, rooms, budgets or quotas had a say, what the decision came to stage by stage, with bound and gap.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
}

/// Somebody with a bed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlacedAnswer {
    /// Who.
    pub applicant: String,
    /// The home.
    pub institution: String,
    /// Its unit.
    pub unit: String,
    /// The kind of bed.
    pub kind: String,
    /// The tier of priority.
    pub tier: String,
    /// Days of waiting, as far as they count.
    pub waiting_days: u32,
    /// How far the family has, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metres: Option<i64>,
    /// Which of the wishes it is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wish: Option<usize>,
    /// Decided by people beforehand.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
}

/// Somebody who waits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WaitingAnswer {
    /// Who.
    pub applicant: String,
    /// The tier of priority.
    pub tier: String,
    /// Days of waiting, as far as they count.
    pub waiting_days: u32,
    /// Place among those who wait for one of the same kinds of bed, from 1.
    pub position: usize,
    /// Units with a bed that would do; all are full.
    pub units: usize,
    /// Homes that they are in.
    pub homes: usize,
    /// Beds in them.
    pub beds: u64,
    /// Others of a higher tier or with more days of waiting whom one of those beds would do as well.
    pub ahead: usize,
    /// The rules that keep other beds out, the most decisive first.
    pub obstacles: Vec<Obstacle>,
}

/// Beds that are alike.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BedsAnswer {
    /// The home.
    pub institution: String,
    /// Its unit.
    pub unit: String,
    /// The kind of bed.
    pub kind: String,
    /// Beds to give.
    pub beds: u32,
    /// Beds given, on the day with the most.
    pub taken: usize,
    /// What one more bed would change, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_more: Option<WorthAnswer>,
}

/// What one more bed would change.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorthAnswer {
    /// How many people more would be served: 1 or 0.
    pub served: u8,
    /// The tier of that one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The days that that one has waited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_days: Option<u32>,
    /// By how many soft points everything would be better; less than nothing where serving one more costs some.
    pub soft: i64,
}

/// Served and waiting people of a tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TierAnswer {
    /// The tier.
    pub tier: String,
    /// People with a bed.
    pub served: usize,
    /// People who wait.
    pub waiting: usize,
}

impl Answer {
    /// The plan file of `plan`, with the referee's word on it and what the solver found out.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan, evaluation: &Evaluation, explained: &Explanation) -> Self {
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            date: problem.date.to_string(),
            policy: problem.policy,
            travel: problem.provenance(),
            score: evaluation.score,
            placed: plan.placed().map(|(a, u)| placed(problem, a, u)).collect(),
            waiting: explained.unserved.iter().map(|u| waiting(problem, u)).collect(),
            beds: problem.unit_ids().map(|u| beds(problem, plan, explained, u)).collect(),
            tiers: tiers(problem, plan),
            envy: explained.envy,
            stages: explained.stages.clone(),
            rules: evaluation.rules.clone(),
        }
    }
    /// The file's text.
    ///
    /// # Panics
    /// Never: all keys are texts and all values finite.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a tree of texts and integers");
        text.push('\n');
        text
    }
}

fn placed(problem: &Problem, id: ApplicantId, unit: UnitId) -> PlacedAnswer {
    let (person, bed) = (&problem.applicants[id.index()], &problem.units[unit.index()]);
    PlacedAnswer {
        applicant: person.id.clone(),
        institution: problem.institution(unit).named.id.clone(),
        unit: bed.id.clone(),
        kind: problem.kinds[bed.kind.index()].id.clone(),
        tier: problem.tiers[person.tier.index()].id.clone(),
        waiting_days: person.waiting_days,
        metres: problem.metres(person, bed.institution),
        wish: person.wishes.iter().position(|w| *w == bed.institution).map(|at| at + 1),
        pinned: person.pinned.is_some(),
    }
}

fn waiting(problem: &Problem, unserved: &Unserved) -> WaitingAnswer {
    let person = &problem.applicants[unserved.applicant.index()];
    WaitingAnswer {
        applicant: person.id.clone(),
        tier: problem.tiers[person.tier.index()].id.clone(),
        waiting_days: person.waiting_days,
        position: unserved.position,
        units: unserved.units,
        homes: unserved.homes,
        beds: unserved.beds,
        ahead: unserved.ahead,
        obstacles: unserved.obstacles.clone(),
    }
}

fn beds(problem: &Problem, plan: &Plan, explained: &Explanation, unit: UnitId) -> BedsAnswer {
    let bed = &problem.units[unit.index()];
    let one_more = explained.worth.get(unit.index()).map(|worth| {
        let who = worth.serves.and_then(|s| problem.of_standing(s));
        WorthAnswer {
            served: u8::from(worth.serves.is_some()),
            tier: who.map(|(tier, _)| problem.tiers[tier.index()].id.clone()),
            waiting_days: who.map(|(_, days)| days),
            soft: worth.soft,
        }
    });
    BedsAnswer {
        institution: problem.institution(unit).named.id.clone(),
        unit: bed.id.clone(),
        kind: problem.kinds[bed.kind.index()].id.clone(),
        beds: bed.beds,
        taken: most_taken(problem, plan, unit),
        one_more,
    }
}

/// Served and waiting people by tier, the highest first.
#[must_use]
pub fn tiers(problem: &Problem, plan: &Plan) -> Vec<TierAnswer> {
    let mut all: Vec<TierAnswer> = (problem.tiers.iter())
        .map(|tier| TierAnswer { tier: tier.id.clone(), served: 0, waiting: 0 })
        .collect();
    for (person, bed) in problem.applicants.iter().zip(plan.beds()) {
        let tier = &mut all[person.tier.index()];
        *if bed.is_some() { &mut tier.served } else { &mut tier.waiting } += 1;
    }
    all
}
