//! Sites, what is built at them, who has no grave, and names of what has a price.

use serde::Serialize;

use crate::funerals::cemetery::Plan;
use crate::funerals::cemetery::answer::{FillingAnswer, SiteAnswer};
use crate::funerals::cemetery::figures::free;
use crate::funerals::cemetery::problem::{KindId, Named, Problem, SiteId};
use crate::funerals::cemetery::proof::{Price, Priced};
use crate::funerals::cemetery::unserved::{self, Obstacle};

/// A site.
#[derive(Serialize)]
pub(super) struct SiteRow<'a> {
    label: &'a str,
    /// Units free at the end of each year, of all kinds that it has or could have.
    free: Vec<i64>,
    /// The same at last, by kind; nothing of kinds that it never has.
    last: Vec<Option<i64>>,
    buried: i64,
    /// Square decimetres that modules take there, and may take.
    land: i64,
    limit: Option<i64>,
    plan: FillingAnswer,
    as_is: FillingAnswer,
}

/// A project.
#[derive(Serialize)]
pub(super) struct ProjectRow<'a> {
    label: &'a str,
    site: &'a str,
    /// The row of its kind.
    sort: u32,
    units: i64,
    most: i64,
    /// Modules by year.
    modules: Vec<i64>,
    /// Fen and square decimetres of a module.
    cost: i64,
    land: i64,
}

/// People without a grave.
#[derive(Serialize)]
pub(super) struct UnservedRow<'a> {
    year: u16,
    choice: &'a str,
    people: i64,
    why: Obstacle,
    sort: Option<&'a str>,
    site: Option<&'a str>,
    cost: Option<i64>,
    budget_left: Option<i64>,
    land_left: Option<i64>,
}

pub(super) fn sites<'a>(problem: &'a Problem, plan: &Plan, told: &[SiteAnswer]) -> Vec<SiteRow<'a>> {
    let units = free(problem, plan);
    let all = (0..problem.sites.len()).map(SiteId::new).zip(told).zip(units);
    let row = |((id, told), units): ((SiteId, &SiteAnswer), Vec<Vec<i64>>)| {
        let kinds = || (0..problem.kinds.len()).filter(|k| problem.offers(id, KindId::new(*k)));
        let sum = |t: usize| kinds().map(|k| units[k][t].max(0)).fold(0, i64::saturating_add);
        let last =
            |k: usize| problem.offers(id, KindId::new(k)).then(|| units[k].last().copied().unwrap_or(0));
        SiteRow {
            label: &problem.sites[id.index()].named.name,
            free: (0..problem.years).map(sum).collect(),
            last: (0..problem.kinds.len()).map(last).collect(),
            buried: told.buried.iter().copied().fold(0, i64::saturating_add),
            land: told.land_dm2.last().copied().unwrap_or(0),
            limit: told.land_limit_dm2,
            plan: told.plan,
            as_is: told.as_is,
        }
    };
    all.map(row).collect()
}

pub(super) fn projects<'a>(problem: &'a Problem, plan: &Plan) -> Vec<ProjectRow<'a>> {
    let all = problem.projects.iter().zip(&plan.modules);
    all.map(|(project, modules)| ProjectRow {
        label: &project.named.name,
        site: &problem.sites[project.site.index()].named.name,
        sort: project.kind.0,
        units: project.units,
        most: project.most,
        modules: modules.clone(),
        cost: project.cost,
        land: project.land,
    })
    .collect()
}

pub(super) fn unserved<'a>(problem: &'a Problem, plan: &Plan) -> Vec<UnservedRow<'a>> {
    let row = |u: unserved::Unserved| UnservedRow {
        year: problem.year(u.year),
        choice: &problem.choices[u.choice.index()].named.name,
        people: u.people,
        why: u.obstacle,
        sort: u.kind.map(|k| &*problem.kinds[k.index()].named.name),
        site: u.site.map(|s| &*problem.sites[s.index()].named.name),
        cost: u.cost,
        budget_left: u.budget_left,
        land_left: u.land_left,
    };
    unserved::unserved(problem, plan).into_iter().map(row).collect()
}

/// The name of what has a price; empty of a budget.
pub(super) fn priced<'a>(problem: &'a Problem, price: &'a Price) -> &'a str {
    let named = |mut all: Box<dyn Iterator<Item = &'a Named> + 'a>| all.find(|named| named.id == price.id);
    let found = match price.of {
        Priced::Target => named(Box::new(problem.targets.iter().map(|t| &t.named))),
        Priced::Budget => None,
        Priced::Land => named(Box::new(problem.sites.iter().map(|s| &s.named))),
        Priced::Modules => named(Box::new(problem.projects.iter().map(|p| &p.named))),
        Priced::YearlyLimit => named(Box::new(problem.kinds.iter().map(|k| &k.named))),
    };
    found.map_or(&price.id, |named| &named.name)
}
