//! The report of a meals plan: who is served of those who need a meal, targets, kitchens and points with what becomes of them,
//! who eats where, who goes without and why, what it costs, and how good the plan is known to be. What its script reads is a
//! compact JSON: tables are arrays of arrays in the order stated beside each field, and ids are rows of those tables.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::figure::FigureDraft;
use crate::meals::plan::answer::{CostAnswer, TargetAnswer};
use crate::meals::plan::draft::Measure;
use crate::meals::plan::problem::{Problem, Reach};
use crate::meals::plan::proof::Proof;
use crate::meals::plan::rules::{RULES, referee};
use crate::meals::plan::{Answer, Plan, Stages};
use crate::outcome::Status;
use crate::place::Datum;
use crate::score::Score;
use crate::travel::Provenance;

mod people;
mod sites;

use people::{CommunityRow, Meals, StreetRow, UnservedRow};
use sites::{Flow, SiteRow};

const MEALS_PLAN: Template = Template {
    main: include_str!("assets/meals/main.html"),
    skip: "targets",
    style: style!("beds/beds.css", "beds/chart.css", "meals/meals.css", "meals/map.css"),
    script: script!(
        "meals/words.js",
        "meals/words_zh.js",
        "meals/rules.js",
        "amounts.js",
        "meals/model.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "picking.js",
        "meals/targets.js",
        "meals/picked.js",
        "meals/marks.js",
        "meals/map.js",
        "meals/sites.js",
        "meals/people.js",
        "meals/flows.js",
        "meals/unserved.js",
        "meals/money.js",
        "meals/proof.js",
        "meals/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows meals served of those needed, targets, kitchens, points and communities on a map (where places have coordinates),
/// what becomes of every site, who is served by street, diet and group, who goes without and why, money, the plan's bounds
/// and where the figures come from. It opens from a file and asks nothing of any network.
#[must_use]
pub fn meals_plan(problem: &Problem, plan: &Plan, status: Status, proof: &Proof) -> String {
    MEALS_PLAN.page(&problem.name, &Data::new(problem, plan, status, proof))
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    datum: Option<Datum>,
    travel: Vec<Provenance>,
    /// Minutes that people may walk, that meals may take to a point, and to a door; `null` where that is not offered.
    limits: [Option<f64>; 3],
    status: Status,
    stages: Stages,
    proof: &'a Proof,
    targets: Vec<TargetRow>,
    cost: CostAnswer,
    all: Meals,
    diets: Vec<(&'a str, Meals)>,
    /// Name, priority, meals.
    groups: Vec<(&'a str, u16, Meals)>,
    priorities: &'a [u16],
    streets: Vec<StreetRow<'a>>,
    kitchens: Vec<SiteRow<'a>>,
    points: Vec<SiteRow<'a>>,
    communities: Vec<CommunityRow<'a>>,
    /// Kitchen, point, meals.
    supply: Vec<Flow>,
    /// Community, point, meals.
    dine_in: Vec<Flow>,
    /// Kitchen, community, meals.
    delivery: Vec<Flow>,
    unserved: Vec<UnservedRow>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

/// A target with what it measures.
#[derive(Serialize)]
struct TargetRow {
    measure: Measure,
    #[serde(flatten)]
    told: TargetAnswer,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, plan: &Plan, status: Status, proof: &'a Proof) -> Self {
        let (answer, evaluation) = (Answer::new(problem, plan), referee(problem, plan));
        let minutes = |reach: Option<Reach>| reach.map(|reach| reach.limit.as_minutes());
        let meals = people::meals(problem, plan);
        let of =
            |class: &dyn Fn(usize) -> bool| Meals::sum(meals.iter().enumerate().filter(|(n, _)| class(*n)));
        let demand = |n: usize| &problem.demands[n];
        let targets = problem.targets.iter().zip(answer.targets);
        let diets = problem.diets.iter().enumerate();
        let groups = problem.groups.iter().enumerate();
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            datum: problem.datum,
            travel: Provenance::of(problem.travel.as_ref(), &problem.modes),
            limits: [problem.dine_in, problem.transport, problem.delivery].map(minutes),
            status,
            stages: answer.stages,
            proof,
            targets: targets.map(|(t, told)| TargetRow { measure: t.measure, told }).collect(),
            cost: answer.cost,
            all: of(&|_| true),
            diets: diets.map(|(d, it)| (it.name.as_str(), of(&|n| demand(n).diet.index() == d))).collect(),
            groups: groups
                .map(|(g, it)| (it.named.name.as_str(), it.priority, of(&|n| demand(n).group.index() == g)))
                .collect(),
            priorities: &problem.priorities,
            streets: people::streets(problem, plan, &meals),
            kitchens: sites::kitchens(problem, plan, &answer.kitchens),
            points: sites::points(problem, plan, &answer.points),
            communities: people::communities(problem, plan, &meals),
            supply: sites::supply(plan),
            dine_in: sites::dine_in(problem, plan),
            delivery: sites::delivery(problem, plan),
            unserved: people::unserved(problem, plan),
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(&evaluation, RULES),
        }
    }
}

#[cfg(test)]
mod tests;
