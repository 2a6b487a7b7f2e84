//! The plan file: what is done in which year, who then goes where, and what comes of it: targets, budgets, beds and
//! spending by year, stages and rules. It holds neither wall time nor load, and is read back without loss.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::draft::{MODEL, Nature, VERSION};
use super::figures::{measure, shortfall};
use super::plan::Plan;
use super::problem::Problem;
use super::rules::referee;
use super::stages::{Stages, need};
use crate::rule::RuleResult;
use crate::score::Score;

mod read;

pub use read::read;

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `beds-plan`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The score, by level; lower is better.
    pub score: Score,
    /// The stages, the first difference of which decides between two plans.
    pub stages: Stages,
    /// What is done.
    pub decisions: Decisions,
    /// Each target: what was asked, and what is reached.
    pub targets: Vec<TargetAnswer>,
    /// Each budget: what there is, and what is spent.
    pub budgets: Vec<BudgetAnswer>,
    /// Beds and spending by year.
    pub years: Vec<YearAnswer>,
    /// Each way that demand could turn out, and what need it leaves.
    pub scenarios: Vec<ScenarioAnswer>,
    /// Who goes where; who is in no flow has no bed.
    pub flows: Vec<FlowAnswer>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
}

/// What is done in which year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Projects that are begun.
    #[serde(default)]
    pub projects: Vec<Begin>,
    /// Institutions that are closed, from the beginning of the year.
    #[serde(default)]
    pub closures: Vec<Begin>,
    /// Modules that are added.
    #[serde(default)]
    pub extensions: Vec<Number>,
    /// Modules that are converted.
    #[serde(default)]
    pub conversions: Vec<Number>,
    /// People who are hired.
    #[serde(default)]
    pub hires: Vec<Number>,
    /// Homes that are adapted.
    #[serde(default)]
    pub adaptations: Vec<Number>,
}

/// Something that happens in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// What.
    pub id: String,
    /// The year.
    pub year: u16,
}

/// A number of something in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Of what.
    pub id: String,
    /// The year.
    pub year: u16,
    /// How many: modules, people, homes.
    pub number: i64,
}

/// A target and what is reached.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TargetAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How the plan speaks of it.
    pub nature: Nature,
    /// The year.
    pub year: u16,
    /// The least, in hundredths; this or `at_most_hundredths`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_hundredths: Option<i64>,
    /// The most, in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_hundredths: Option<i64>,
    /// What is reached, in hundredths, rounded to the nearest.
    pub reached_hundredths: i64,
    /// Beds, streets, institutions, people or homes that are missing; 0 where it is met.
    pub missing: i64,
    /// The same in millionths of its size.
    pub shortfall: i64,
    /// Where the published plan says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A budget and what is spent of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BudgetAnswer {
    /// Its id.
    pub id: String,
    /// The source.
    pub source: String,
    /// What there is.
    pub fen: i64,
    /// What is spent.
    pub spent_fen: i64,
}

/// A year at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct YearAnswer {
    /// The year.
    pub year: u16,
    /// Beds that count, by kind.
    pub beds: BTreeMap<String, i64>,
    /// Fen by source.
    pub spent_fen: BTreeMap<String, i64>,
}

/// A scenario and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScenarioAnswer {
    /// Its id.
    pub id: String,
    /// How likely, relative to the others.
    pub weight: i64,
    /// Need, in metres, people and years.
    pub need: i64,
    /// People without a bed, by kind and year.
    pub unmet: BTreeMap<String, Vec<i64>>,
}

/// People of a community at a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowAnswer {
    /// The scenario.
    pub scenario: String,
    /// The kind of bed.
    pub kind: String,
    /// The year.
    pub year: u16,
    /// The community.
    pub community: String,
    /// The institution or project.
    pub site: String,
    /// How many.
    pub people: i64,
}

impl Answer {
    /// The plan file of `plan`.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan) -> Self {
        let evaluation = referee(problem, plan);
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            score: evaluation.score,
            stages: Stages::of(problem, plan),
            decisions: decisions(problem, plan),
            targets: targets(problem, plan),
            budgets: budgets(problem, plan),
            years: years(problem, plan),
            scenarios: scenarios(problem, plan),
            flows: flows(problem, plan),
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
    let begins = |years: &[Option<usize>]| -> Vec<Begin> {
        let sites = problem.sites.iter().zip(years);
        let begun =
            sites.filter_map(|(s, t)| Some(Begin { id: s.named.id.clone(), year: problem.year((*t)?) }));
        begun.collect()
    };
    let numbers = |ids: Vec<&String>, table: &[Vec<i64>]| -> Vec<Number> {
        let mut numbers = Vec::new();
        for (id, by_year) in ids.iter().zip(table) {
            for (t, number) in by_year.iter().enumerate().filter(|(_, n)| **n != 0) {
                numbers.push(Number { id: (*id).clone(), year: problem.year(t), number: *number });
            }
        }
        numbers
    };
    Decisions {
        projects: begins(&plan.begins),
        closures: begins(&plan.closes),
        extensions: numbers(problem.extensions.iter().map(|w| &w.id).collect(), &plan.extensions),
        conversions: numbers(problem.conversions.iter().map(|w| &w.id).collect(), &plan.conversions),
        hires: numbers(problem.staff.iter().map(|s| &s.id).collect(), &plan.hires),
        adaptations: numbers(problem.adaptations.iter().map(|a| &a.id).collect(), &plan.adapted),
    }
}

fn targets(problem: &Problem, plan: &Plan) -> Vec<TargetAnswer> {
    let target = |target: &super::problem::Target| {
        let measured = measure(problem, plan, target);
        TargetAnswer {
            id: target.named.id.clone(),
            name: target.named.name.clone(),
            nature: target.nature,
            year: problem.year(target.year),
            at_least_hundredths: (!target.at_most).then_some(target.hundredths),
            at_most_hundredths: target.at_most.then_some(target.hundredths),
            reached_hundredths: measured.hundredths(),
            missing: measured.missing(target.bound()),
            shortfall: shortfall(problem, plan, target),
            source: target.source.clone(),
        }
    };
    problem.targets.iter().map(target).collect()
}

fn budgets(problem: &Problem, plan: &Plan) -> Vec<BudgetAnswer> {
    let spent = plan.spending(problem);
    let budget = |b: &super::problem::Budget| BudgetAnswer {
        id: b.id.clone(),
        source: problem.sources[b.source.index()].clone(),
        fen: b.fen,
        spent_fen: b.years.iter().map(|t| spent[b.source.index()][*t]).sum(),
    };
    problem.budgets.iter().map(budget).collect()
}

fn years(problem: &Problem, plan: &Plan) -> Vec<YearAnswer> {
    let (beds, spent) = (plan.beds(problem), plan.spending(problem));
    let of = |k: usize, t: usize| {
        (0..problem.sites.len()).filter(|j| problem.counts(*j)).map(|j| beds[j][k][t]).sum()
    };
    let year = |t: usize| YearAnswer {
        year: problem.year(t),
        beds: problem.kinds.iter().enumerate().map(|(k, kind)| (kind.named.id.clone(), of(k, t))).collect(),
        spent_fen: problem.sources.iter().zip(&spent).map(|(s, by_year)| (s.clone(), by_year[t])).collect(),
    };
    (0..problem.years).map(year).collect()
}

fn scenarios(problem: &Problem, plan: &Plan) -> Vec<ScenarioAnswer> {
    let unmet = |s: usize, k: usize| -> Vec<i64> {
        let of = |t: usize| {
            let demand: i64 = problem.scenarios[s].demand.iter().map(|d| d[k][t]).sum();
            demand - plan.flows[s][k][t].iter().map(|f| f.people).sum::<i64>()
        };
        (0..problem.years).map(of).collect()
    };
    let scenario = |(s, scenario): (usize, &super::problem::Scenario)| ScenarioAnswer {
        id: scenario.id.clone(),
        weight: scenario.weight,
        need: need(problem, plan, s),
        unmet: problem
            .kinds
            .iter()
            .enumerate()
            .map(|(k, kind)| (kind.named.id.clone(), unmet(s, k)))
            .collect(),
    };
    problem.scenarios.iter().enumerate().map(scenario).collect()
}

fn flows(problem: &Problem, plan: &Plan) -> Vec<FlowAnswer> {
    let mut flows = Vec::new();
    for (s, by_kind) in plan.flows.iter().enumerate() {
        for (k, by_year) in by_kind.iter().enumerate() {
            for (t, all) in by_year.iter().enumerate() {
                flows.extend(all.iter().map(|f| FlowAnswer {
                    scenario: problem.scenarios[s].id.clone(),
                    kind: problem.kinds[k].named.id.clone(),
                    year: problem.year(t),
                    community: problem.communities[f.community].named.id.clone(),
                    site: problem.sites[f.site].named.id.clone(),
                    people: f.people,
                }));
            }
        }
    }
    flows
}
