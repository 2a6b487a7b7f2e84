//! The plan file: what is built in which year, who is buried how and where, and what comes of it: targets, every year, when
//! each site fills up, with the plan and as it is, who has no grave and why, stages and rules. It holds neither wall time nor
//! load, and is read back without loss.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::as_is::as_is;
use super::draft::{MODEL, VERSION};
use super::plan::Plan;
use super::problem::Problem;
use super::rules::referee;
use super::stages::Stages;
use crate::rule::RuleResult;
use crate::score::Score;

mod read;
mod sites;
mod unserved;
mod years;

pub use read::read;
pub use sites::{FillingAnswer, SiteAnswer};
pub use unserved::UnservedAnswer;
pub use years::{ShareAnswer, SpentAnswer, TargetAnswer, YearAnswer};

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `cemetery-plan`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The score, by level; lower is better.
    pub score: Score,
    /// The stages, the first difference of which decides between two plans.
    pub stages: Stages,
    /// What is built, and who is buried how and where.
    pub decisions: Decisions,
    /// Each target: what was asked, and what is reached.
    pub targets: Vec<TargetAnswer>,
    /// Every year.
    pub years: Vec<YearAnswer>,
    /// Every site: what is free, and when it fills up.
    pub sites: Vec<SiteAnswer>,
    /// What would become of it all if nothing were done.
    pub as_is: AsIsAnswer,
    /// Who has no grave, and what stands in the way.
    pub unserved: Vec<UnservedAnswer>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
}

/// What is done in which year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Modules that are built.
    #[serde(default)]
    pub modules: Vec<Modules>,
    /// Who is buried; whoever is in none of these has no grave.
    #[serde(default)]
    pub burials: Vec<BurialAnswer>,
}

/// Modules of a project in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Modules {
    /// The project.
    pub id: String,
    /// The year.
    pub year: u16,
    /// How many.
    pub number: i64,
}

/// People who died in a year and are buried in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BurialAnswer {
    /// The year.
    pub year: u16,
    /// What they chose first.
    pub choice: String,
    /// How they are buried.
    pub kind: String,
    /// Where; not there for kinds that need no site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// How many.
    pub people: i64,
}

/// What would become of it all if nothing were done: [`as_is`] says by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AsIsAnswer {
    /// The stages.
    pub stages: Stages,
    /// Every year.
    pub years: Vec<YearAnswer>,
}

impl Answer {
    /// The plan file of `plan`.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan) -> Self {
        let evaluation = referee(problem, plan);
        let nothing = as_is(problem);
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            score: evaluation.score,
            stages: Stages::of(problem, plan),
            decisions: decisions(problem, plan),
            targets: years::targets(problem, plan),
            years: years::years(problem, plan),
            sites: sites::sites(problem, plan, &nothing),
            as_is: AsIsAnswer {
                stages: Stages::of(problem, &nothing),
                years: years::years(problem, &nothing),
            },
            unserved: unserved::unserved(problem, plan),
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
    let mut modules = Vec::new();
    for (project, by_year) in problem.projects.iter().zip(&plan.modules) {
        for (t, number) in by_year.iter().enumerate().filter(|(_, n)| **n != 0) {
            modules.push(Modules { id: project.named.id.clone(), year: problem.year(t), number: *number });
        }
    }
    let burial = |b: &super::plan::Burial| BurialAnswer {
        year: problem.year(b.year),
        choice: problem.choices[b.choice.index()].named.id.clone(),
        kind: problem.kinds[b.kind.index()].named.id.clone(),
        site: b.site.map(|site| problem.sites[site.index()].named.id.clone()),
        people: b.people,
    };
    Decisions { modules, burials: plan.burials.iter().map(burial).collect() }
}

#[cfg(test)]
mod tests;
