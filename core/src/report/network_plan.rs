//! The report of a network plan: hours given of those needed, targets, sites by kind with what becomes of them, who is served
//! from where, who goes without and why, what it costs, and how good the plan is known to be. What its script reads is a
//! compact JSON: tables are arrays of arrays in the order stated beside each field, and ids are rows of those tables.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::figure::FigureDraft;
use crate::network::plan::answer::{CostAnswer, TargetAnswer};
use crate::network::plan::draft::Measure;
use crate::network::plan::problem::Problem;
use crate::network::plan::proof::Proof;
use crate::network::plan::rules::{RULES, referee};
use crate::network::plan::{Answer, Plan, Stages};
use crate::outcome::Status;
use crate::place::Datum;
use crate::score::Score;
use crate::travel::Provenance;

mod people;
mod sites;
mod siting;

use people::{ClassRow, CommunityRow, Hours, StreetRow, UnservedRow};
use sites::{KindRow, SiteRow};
use siting::{MisspacedRow, NearRow, ProtectedRow};

const NETWORK_PLAN: Template = Template {
    main: include_str!("assets/network/main.html"),
    skip: "targets",
    style: style!(
        "beds/beds.css",
        "beds/chart.css",
        "meals/meals.css",
        "meals/map.css",
        "network/network.css"
    ),
    script: script!(
        "network/words.js",
        "network/words_zh.js",
        "network/rules.js",
        "amounts.js",
        "network/model.js",
        "network/unit.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "picking.js",
        "meals/targets.js",
        "network/picked.js",
        "network/marks.js",
        "network/ground.js",
        "meals/map.js",
        "network/sites.js",
        "network/siting.js",
        "network/kinds.js",
        "network/people.js",
        "network/flows.js",
        "network/unserved.js",
        "network/money.js",
        "network/proof.js",
        "network/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows hours given of those needed, targets, sites and communities on a map (where places have coordinates), each kind
/// and what becomes of every site, who is served by street and community, who goes without and why, staff, money, the plan's
/// bounds and where the figures come from. It opens from a file and asks nothing of any network.
#[must_use]
pub fn network_plan(problem: &Problem, plan: &Plan, status: Status, proof: &Proof) -> String {
    NETWORK_PLAN.page(&problem.name, &Data::new(problem, plan, status, proof))
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    /// What all hours count, where these are no hours.
    unit: Option<&'a str>,
    datum: Option<Datum>,
    travel: Vec<Provenance>,
    status: Status,
    stages: Stages,
    proof: &'a Proof,
    targets: Vec<TargetRow<'a>>,
    cost: CostAnswer,
    all: Hours,
    kinds: Vec<KindRow<'a>>,
    classes: Vec<ClassRow<'a>>,
    /// Name, kinds, hours that there are, hours that are asked.
    staff: Vec<(&'a str, Vec<u32>, i64, i64)>,
    streets: Vec<StreetRow<'a>>,
    sites: Vec<SiteRow<'a>>,
    protected: Vec<ProtectedRow<'a>>,
    near: Vec<NearRow<'a>>,
    misspaced: Vec<MisspacedRow>,
    communities: Vec<CommunityRow<'a>>,
    /// Community, site, hours.
    served: Vec<(u32, u32, i64)>,
    unserved: Vec<UnservedRow<'a>>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

/// A target with what it measures.
#[derive(Serialize)]
struct TargetRow<'a> {
    measure: Measure,
    /// Of which kind and class, by name.
    kind: Option<&'a str>,
    class: Option<&'a str>,
    #[serde(flatten)]
    told: TargetAnswer,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, plan: &Plan, status: Status, proof: &'a Proof) -> Self {
        let (answer, evaluation) = (Answer::new(problem, plan), referee(problem, plan));
        let targets = problem.targets.iter().zip(answer.targets).map(|(target, told)| TargetRow {
            measure: target.measure,
            kind: target.kind.map(|k| problem.kinds[k.index()].named.name.as_str()),
            class: target.class.map(|c| problem.classes[c.index()].name.as_str()),
            told,
        });
        let staff = problem.staff.iter().zip(&answer.staff).map(|(staff, told)| {
            let kinds = staff.kinds.iter().map(|k| k.0).collect();
            (staff.named.name.as_str(), kinds, told.hours, told.asked)
        });
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            unit: problem.unit.as_deref(),
            datum: problem.datum,
            travel: Provenance::of(problem.travel.as_ref(), &problem.modes),
            status,
            stages: answer.stages,
            proof,
            targets: targets.collect(),
            cost: answer.cost,
            all: Hours(answer.hours.demand, answer.hours.served),
            kinds: sites::kinds(problem, &answer.kinds),
            classes: people::classes(problem, plan),
            staff: staff.collect(),
            streets: people::streets(problem, plan),
            sites: sites::sites(problem, plan, &answer.sites),
            protected: siting::protected(problem),
            near: siting::near(problem),
            misspaced: siting::misspaced(problem, plan),
            communities: people::communities(problem, plan),
            served: plan.served.iter().map(|g| (g.community.0, g.site.0, g.hours)).collect(),
            unserved: people::unserved(problem, plan),
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(&evaluation, RULES),
        }
    }
}

#[cfg(test)]
mod tests;
