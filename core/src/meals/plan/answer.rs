//! The plan file: which size every kitchen and point has, who then eats where and from where it comes, and what comes of
//! it: targets, money, streets, who is left out and why, stages and rules. It holds neither wall time nor load, and is read
//! back without loss.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::draft::{MODEL, VERSION};
use super::plan::Plan;
use super::problem::Problem;
use super::rules::referee;
use super::stages::Stages;
use crate::rule::RuleResult;
use crate::score::Score;

mod flows;
mod read;
mod sums;

pub use crate::site::Open;
pub use flows::{DeliveryAnswer, DineInAnswer, SupplyAnswer, UnservedAnswer};
pub use read::read;
pub use sums::{Change, CostAnswer, ServedAnswer, SiteAnswer, TargetAnswer};

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `meals-plan`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The score, by level; lower is better.
    pub score: Score,
    /// The stages, the first difference of which decides between two plans.
    pub stages: Stages,
    /// What is open, and in which size.
    pub decisions: Decisions,
    /// Each target: what was asked, and what is reached.
    pub targets: Vec<TargetAnswer>,
    /// What it costs.
    pub cost: CostAnswer,
    /// Meals that are needed and served, in all.
    pub served: ServedAnswer,
    /// The same by priority, the first to be served first.
    pub priorities: Vec<ServedAnswer>,
    /// The same by street.
    pub streets: Vec<ServedAnswer>,
    /// The same by diet.
    pub diets: Vec<ServedAnswer>,
    /// Communities without an open point within the walk.
    pub not_covered: Vec<String>,
    /// Every kitchen: what becomes of it, and what it cooks.
    pub kitchens: Vec<SiteAnswer>,
    /// Every point: what becomes of it, and what it serves.
    pub points: Vec<SiteAnswer>,
    /// From kitchens to points.
    pub supply: Vec<SupplyAnswer>,
    /// Who eats where.
    pub dine_in: Vec<DineInAnswer>,
    /// Who has meals brought; who is in no flow has none.
    pub delivery: Vec<DeliveryAnswer>,
    /// Whose meals reach nobody, and what stands in the way.
    pub unserved: Vec<UnservedAnswer>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
}

/// What is open; a site that is in neither list is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Kitchens.
    #[serde(default)]
    pub kitchens: Vec<Open>,
    /// Points.
    #[serde(default)]
    pub points: Vec<Open>,
}

impl Answer {
    /// The plan file of `plan`.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan) -> Self {
        let evaluation = referee(problem, plan);
        let sums = sums::Sums::of(problem, plan);
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            score: evaluation.score,
            stages: Stages::of(problem, plan),
            decisions: decisions(problem, plan),
            targets: sums::targets(problem, plan),
            cost: sums::cost(problem, plan),
            served: sums.all(),
            priorities: sums.priorities(problem),
            streets: sums.streets(problem),
            diets: sums.diets(problem),
            not_covered: sums::not_covered(problem, plan),
            kitchens: sums::kitchens(problem, plan),
            points: sums::points(problem, plan),
            supply: flows::supply(problem, plan),
            dine_in: flows::dine_in(problem, plan),
            delivery: flows::delivery(problem, plan),
            unserved: flows::unserved(problem, plan),
            rules: evaluation.rules,
        }
    }
    /// The file's text.
    ///
    /// # Panics
    /// Never: all keys are texts and all values whole.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a tree of texts and integers");
        text.push('\n');
        text
    }
}

fn decisions(problem: &Problem, plan: &Plan) -> Decisions {
    let kitchens = problem.kitchens.iter().zip(&plan.kitchens);
    let points = problem.points.iter().zip(&plan.points);
    Decisions {
        kitchens: kitchens.filter_map(|(k, chosen)| k.site.open(*chosen)).collect(),
        points: points.filter_map(|(p, chosen)| p.site.open(*chosen)).collect(),
    }
}

#[cfg(test)]
mod tests;
