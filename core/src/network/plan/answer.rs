//! The plan file: which size every site has, which community has how many hours from where, and what comes of it: targets,
//! money, streets, who is left out and why, stages and rules. It holds neither wall time nor load, and is read back without
//! loss.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::draft::{MODEL, VERSION};
use super::plan::Plan;
use super::problem::Problem;
use super::rules::referee;
use super::stages::Stages;
use crate::rule::RuleResult;
use crate::score::Score;

mod people;
mod read;
mod siting;
mod sums;

pub use crate::measured::TargetAnswer;
pub use crate::served::ServedAnswer;
pub use crate::site::{Change, Open};
pub use people::{GivenAnswer, NearestAnswer, NearlyAnswer, UnservedAnswer};
pub use read::read;
pub use siting::{EncroachmentAnswer, MisspacedAnswer};
pub use sums::{CostAnswer, KindAnswer, SiteAnswer, StaffAnswer};

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `network-plan`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What all fields named `hours` count, where that is not staff hours a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
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
    /// Hours a week that are needed and given, in all.
    pub hours: ServedAnswer,
    /// Each kind: its sites, hours, people and money.
    pub kinds: Vec<KindAnswer>,
    /// Hours by street.
    pub streets: Vec<ServedAnswer>,
    /// Hours by class of communities.
    pub classes: Vec<ServedAnswer>,
    /// Staff: hours that there are, and hours that are asked of them.
    pub staff: Vec<StaffAnswer>,
    /// Every site: what becomes of it, and what it gives.
    pub sites: Vec<SiteAnswer>,
    /// Who has how many hours from where; who is in none of these has none.
    pub served: Vec<GivenAnswer>,
    /// Who lacks hours or coverage, and what stands in the way.
    pub unserved: Vec<UnservedAnswer>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
}

/// What is open; a site that is not in the list is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Sites.
    #[serde(default)]
    pub sites: Vec<Open>,
}

impl Answer {
    /// The plan file of `plan`.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan) -> Self {
        let evaluation = referee(problem, plan);
        let sums = sums::Sums::of(problem, plan);
        let sites = problem.sites.iter().zip(&plan.sites);
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            unit: problem.unit.clone(),
            score: evaluation.score,
            stages: Stages::of(problem, plan),
            decisions: Decisions { sites: sites.filter_map(|(f, chosen)| f.site.open(*chosen)).collect() },
            targets: sums::targets(problem, plan),
            cost: sums::cost(problem, plan),
            hours: sums.all(problem),
            kinds: sums.kinds(problem, plan),
            streets: sums.streets(problem),
            classes: sums.classes(problem),
            staff: sums::staff(problem, plan),
            sites: sums::sites(problem, plan),
            served: people::served(problem, plan),
            unserved: people::unserved(problem, plan),
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

#[cfg(test)]
mod tests;
