//! The report of a bed plan: capacity by year against targets, spending against budgets, who still finds no bed, what is
//! built where, and how good the plan is known to be. What its script reads is a compact JSON: tables are arrays of arrays
//! in the order stated beside each field, ids are rows of those tables, and years count from the first.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::beds::plan::draft::{FigureDraft, Nature};
use crate::beds::plan::figures::measure;
use crate::beds::plan::problem::{Problem, Target};
use crate::beds::plan::proof::Proof;
use crate::beds::plan::rules::{RULES, referee};
use crate::beds::plan::{Plan, Stages};
use crate::outcome::Status;
use crate::place::Datum;
use crate::score::Score;

mod works;

use works::Work;

const BED_PLAN: Template = Template {
    main: include_str!("assets/plan/main.html"),
    skip: "targets",
    style: style!("beds/beds.css", "beds/chart.css", "plan/plan.css"),
    script: script!(
        "plan/words.js",
        "plan/rules.js",
        "amounts.js",
        "plan/model.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "plan/targets.js",
        "plan/money.js",
        "plan/map.js",
        "plan/tables.js",
        "plan/proof.js",
        "plan/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows beds and targets by year, spending by source, where what is built, who finds no bed, the plan's bounds and the
/// prices of the relaxation, and where the figures come from. It opens from a file and asks nothing of any network.
#[must_use]
pub fn bed_plan(problem: &Problem, plan: &Plan, status: Status, proof: &Proof) -> String {
    BED_PLAN.page(&problem.name, &Data::new(problem, plan, status, proof))
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    datum: Datum,
    years: Vec<u16>,
    status: Status,
    stages: Stages,
    proof: &'a Proof,
    /// Label, and whether it stands in a home.
    kinds: Vec<(&'a str, bool)>,
    sources: &'a [String],
    streets: Vec<&'a str>,
    /// How many ways demand could turn out.
    scenarios: usize,
    /// Weights of all scenarios together.
    weight: i64,
    targets: Vec<TargetRow<'a>>,
    /// Beds that count, `[kinds][years]`.
    beds: Vec<Vec<i64>>,
    /// Fen, `[sources][years]`.
    spent: Vec<Vec<i64>>,
    /// Id, source, years, fen, fen spent.
    budgets: Vec<(&'a str, u32, &'a [usize], i64, i64)>,
    sites: Vec<SiteRow<'a>>,
    works: Vec<Work>,
    /// Label, street, where, and people times weight who need a bed and who find none, `[kinds][years]` each.
    communities: Vec<CommunityRow<'a>>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

type CommunityRow<'a> = (&'a str, Option<usize>, (f64, f64), Vec<Vec<i64>>, Vec<Vec<i64>>);

#[derive(Serialize)]
struct TargetRow<'a> {
    name: &'a str,
    nature: Nature,
    measure: crate::beds::plan::draft::Measure,
    year: usize,
    at_most: bool,
    /// Hundredths that are asked for.
    asked: i64,
    /// Hundredths at the end of each year.
    reached: Vec<i64>,
    /// Beds, streets, institutions, people or homes that are missing in the target's year.
    missing: i64,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct SiteRow<'a> {
    label: &'a str,
    street: Option<usize>,
    at: (f64, f64),
    project: bool,
    government: bool,
    /// Whether its beds are for elderly people.
    elderly: bool,
    /// Beds at the end of the last year, at the beginning for what is there.
    beds: i64,
    before: i64,
    open: bool,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, plan: &Plan, status: Status, proof: &'a Proof) -> Self {
        let evaluation = referee(problem, plan);
        let (beds, spent) = (plan.beds(problem), plan.spending(problem));
        let sum = |k: usize, t: usize| {
            (0..problem.sites.len()).filter(|j| problem.counts(*j)).map(|j| beds[j][k][t]).sum()
        };
        let budgets = problem.budgets.iter().map(|b| {
            let paid = b.years.iter().map(|t| spent[b.source.index()][*t]).sum();
            (b.id.as_str(), b.source.0, b.years.as_slice(), b.fen, paid)
        });
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            datum: problem.datum,
            years: (0..problem.years).map(|t| problem.year(t)).collect(),
            status,
            stages: Stages::of(problem, plan),
            proof,
            kinds: problem.kinds.iter().map(|k| (k.named.name.as_str(), k.at_home)).collect(),
            sources: &problem.sources,
            streets: problem.streets.iter().map(|s| s.name.as_str()).collect(),
            scenarios: problem.scenarios.len(),
            weight: problem.total_weight().max(1),
            targets: problem.targets.iter().map(|t| target(problem, plan, t)).collect(),
            beds: (0..problem.kinds.len()).map(|k| (0..problem.years).map(|t| sum(k, t)).collect()).collect(),
            budgets: budgets.collect(),
            sites: (0..problem.sites.len()).map(|j| site(problem, plan, &beds[j], j)).collect(),
            works: works::works(problem, plan),
            communities: communities(problem, plan),
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(&evaluation, RULES),
            spent,
        }
    }
}

fn target<'a>(problem: &Problem, plan: &Plan, target: &'a Target) -> TargetRow<'a> {
    let at = |year: usize| measure(problem, plan, &Target { year, ..target.clone() });
    TargetRow {
        name: &target.named.name,
        nature: target.nature,
        measure: target.measure,
        year: target.year,
        at_most: target.at_most,
        asked: target.hundredths,
        reached: (0..problem.years).map(|year| at(year).hundredths()).collect(),
        missing: at(target.year).missing(target.bound()),
        source: target.source.as_deref(),
    }
}

fn site<'a>(problem: &'a Problem, plan: &Plan, beds: &[Vec<i64>], j: usize) -> SiteRow<'a> {
    let site = &problem.sites[j];
    SiteRow {
        label: &site.named.name,
        street: site.street,
        at: (site.coordinate.x, site.coordinate.y),
        project: site.project.is_some(),
        government: site.government,
        elderly: site.elderly,
        beds: beds.iter().filter_map(|by_year| by_year.last()).sum(),
        before: if site.project.is_some() { 0 } else { site.beds.iter().sum() },
        open: problem.years > 0 && plan.is_open(problem, j, problem.years - 1),
    }
}

fn communities<'a>(problem: &'a Problem, plan: &Plan) -> Vec<CommunityRow<'a>> {
    let empty = vec![vec![0_i64; problem.years]; problem.kinds.len()];
    let mut demand = vec![empty; problem.communities.len()];
    for scenario in &problem.scenarios {
        for (sums, people) in
            demand.iter_mut().flatten().flatten().zip(scenario.demand.iter().flatten().flatten())
        {
            *sums += scenario.weight * people;
        }
    }
    let mut unmet = demand.clone();
    for (scenario, by_kind) in problem.scenarios.iter().zip(&plan.flows) {
        for (k, by_year) in by_kind.iter().enumerate() {
            for (t, flows) in by_year.iter().enumerate() {
                flows.iter().for_each(|f| unmet[f.community][k][t] -= scenario.weight * f.people);
            }
        }
    }
    let each = problem.communities.iter().zip(demand).zip(unmet);
    each.map(|((community, demand), unmet)| {
        let at = community.coordinate;
        (community.named.name.as_str(), community.street, (at.x, at.y), demand, unmet)
    })
    .collect()
}

#[cfg(test)]
mod tests;
