//! The report of a cemetery plan: every year with who is buried how and what stays free, shares against targets, when each site fills
//! up with the plan and as it is, what is built, money, who has no grave and why, what one more of what is scarce would be
//! worth, and how good the plan is known to be. What its script reads is a compact JSON: lists by kind, choice and year are in the
//! order of the document.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::figure::FigureDraft;
use crate::funerals::cemetery::as_is::as_is;
use crate::funerals::cemetery::draft::Measure;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::proof::{Price, Proof};
use crate::funerals::cemetery::rules::{RULES, referee};
use crate::funerals::cemetery::{Answer, Plan, Stages};
use crate::measured::TargetAnswer;
use crate::outcome::Status;
use crate::score::Score;

mod sites;
mod years;

use sites::{ProjectRow, SiteRow, UnservedRow};
use years::{ShareRow, YearRow};

const CEMETERY_PLAN: Template = Template {
    main: include_str!("assets/cemetery/main.html"),
    skip: "targets",
    style: style!("beds/beds.css", "beds/chart.css", "meals/meals.css", "cemetery/cemetery.css"),
    script: script!(
        "cemetery/words.js",
        "cemetery/words_zh.js",
        "cemetery/rules.js",
        "amounts.js",
        "cemetery/model.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "cemetery/targets.js",
        "cemetery/years.js",
        "cemetery/sites.js",
        "cemetery/unserved.js",
        "cemetery/money.js",
        "cemetery/proof.js",
        "cemetery/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows targets, burials and free units by kind and year, the ecological share by every definition, when each site fills up with
/// the plan and as it is, what is built, who has no grave and why, money, prices, the plan's bounds and where the figures come
/// from. It opens from a file and asks nothing of any network.
#[must_use]
pub fn cemetery_plan(
    problem: &Problem,
    plan: &Plan,
    status: Status,
    proof: &Proof,
    prices: &[Price],
) -> String {
    CEMETERY_PLAN.page(&problem.name, &Data::new(problem, plan, status, (proof, prices)))
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    status: Status,
    stages: Stages,
    as_is_stages: Stages,
    proof: &'a Proof,
    prices: Vec<PriceRow<'a>>,
    kinds: Vec<KindRow<'a>>,
    /// Names of first choices.
    choices: Vec<&'a str>,
    shares: Vec<ShareRow<'a>>,
    targets: Vec<TargetRow>,
    years: Vec<YearRow>,
    as_is: Vec<YearRow>,
    budget: bool,
    carries_over: bool,
    sites: Vec<SiteRow<'a>>,
    projects: Vec<ProjectRow<'a>>,
    unserved: Vec<UnservedRow<'a>>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

/// A kind of burial.
#[derive(Serialize)]
struct KindRow<'a> {
    label: &'a str,
    no_site: bool,
    niche: bool,
    /// Square decimetres of a unit.
    land: i64,
}

/// A target with what it measures.
#[derive(Serialize)]
struct TargetRow {
    measure: Measure,
    year: u16,
    #[serde(flatten)]
    told: TargetAnswer,
}

/// A price with the name of what it is of.
#[derive(Serialize)]
struct PriceRow<'a> {
    label: &'a str,
    #[serde(flatten)]
    told: &'a Price,
}

impl<'a> Data<'a> {
    fn new(
        problem: &'a Problem,
        plan: &Plan,
        status: Status,
        (proof, prices): (&'a Proof, &'a [Price]),
    ) -> Self {
        let (answer, evaluation) = (Answer::new(problem, plan), referee(problem, plan));
        let targets = problem.targets.iter().zip(answer.targets).map(|(target, told)| TargetRow {
            measure: target.measure,
            year: told.year,
            told: told.target,
        });
        let kind = |kind: &'a crate::funerals::cemetery::problem::Kind| KindRow {
            label: &kind.named.name,
            no_site: kind.no_site,
            niche: kind.niche,
            land: kind.land,
        };
        let price = |told: &'a Price| PriceRow { label: sites::priced(problem, told), told };
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            status,
            stages: answer.stages,
            as_is_stages: answer.as_is.stages,
            proof,
            prices: prices.iter().map(price).collect(),
            kinds: problem.kinds.iter().map(kind).collect(),
            choices: problem.choices.iter().map(|c| &*c.named.name).collect(),
            shares: years::shares(problem),
            targets: targets.collect(),
            years: years::years(problem, plan),
            as_is: years::years(problem, &as_is(problem)),
            budget: problem.budget.is_some(),
            carries_over: problem.budget.as_ref().is_some_and(|b| b.carries_over),
            sites: sites::sites(problem, plan, &answer.sites),
            projects: sites::projects(problem, plan),
            unserved: sites::unserved(problem, plan),
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(&evaluation, RULES),
        }
    }
}

#[cfg(test)]
mod tests;
