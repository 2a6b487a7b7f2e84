//! What follows from the decisions and flows: sites, targets, money, meals by priority, street and diet.

use schemars::JsonSchema;
use serde::Serialize;

use crate::meals::plan::costs::Costs;
use crate::meals::plan::figures::{self, Served, by_diet, by_priority, by_street, cooked, covered, eaten};
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{Problem, Site, SizeId, Target};
use crate::meals::plan::targets::{measure, shortfall};
use crate::nature::Nature;

/// What becomes of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It stays in its size.
    Kept,
    /// It changes to another size.
    Resized,
    /// It is opened.
    Opened,
    /// It is closed.
    Closed,
    /// It was a candidate and stays one.
    NotOpened,
}

/// A site and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SiteAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub change: Change,
    /// The size that is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<String>,
    /// The size that it has then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// Meals a day that it can cook or serve.
    pub capacity: i64,
    /// Meals a day that it cooks or serves.
    pub meals: i64,
    /// What the change costs once.
    pub one_off_fen: i64,
    /// What running it costs a day, without the meals.
    pub daily_fen: i64,
}

/// A target and what is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TargetAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How the plan speaks of it.
    pub nature: Nature,
    /// The least, in hundredths; this or `at_most_hundredths`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_hundredths: Option<i64>,
    /// The most, in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_hundredths: Option<i64>,
    /// What is reached, in hundredths, rounded to the nearest.
    pub reached_hundredths: i64,
    /// Meals, communities, streets or points that are missing, or too many; 0 where it is met.
    pub missing: i64,
    /// The same in millionths of its size.
    pub shortfall: i64,
    /// Where the published plan says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What a plan costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostAnswer {
    /// Once: opening, changing, closing.
    pub one_off_fen: i64,
    /// What may be spent once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_fen: Option<i64>,
    /// A day: running what is open.
    pub running_fen: i64,
    /// A day: the meals themselves.
    pub meals_fen: i64,
    /// A day: carrying them.
    pub carrying_fen: i64,
    /// Days that count.
    pub days: i64,
    /// Once, and daily over these days.
    pub total_fen: i64,
}

/// Meals a day that are needed and served, of some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ServedAnswer {
    /// Of whom: the id of a street or diet, or a priority; not there where all are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Meals that are needed.
    pub demand: i64,
    /// Meals of these that reach someone.
    pub served: i64,
}

/// Meals served, by demand.
pub(super) struct Sums(Vec<Served>);

impl Sums {
    pub(super) fn of(problem: &Problem, plan: &Plan) -> Self {
        Self(figures::served(problem, plan))
    }
    pub(super) fn all(&self) -> ServedAnswer {
        let demand = self.0.iter().map(|s| s.demand).sum();
        ServedAnswer { of: None, demand, served: self.0.iter().map(|s| s.served).sum() }
    }
    pub(super) fn priorities(&self, problem: &Problem) -> Vec<ServedAnswer> {
        let names = problem.priorities.iter().map(u16::to_string);
        named(names, by_priority(problem, &self.0))
    }
    pub(super) fn streets(&self, problem: &Problem) -> Vec<ServedAnswer> {
        named(problem.streets.iter().map(|s| s.id.clone()), by_street(problem, &self.0))
    }
    pub(super) fn diets(&self, problem: &Problem) -> Vec<ServedAnswer> {
        named(problem.diets.iter().map(|d| d.id.clone()), by_diet(problem, &self.0))
    }
}

fn named(names: impl Iterator<Item = String>, served: Vec<Served>) -> Vec<ServedAnswer> {
    let each = names.zip(served);
    each.map(|(of, s)| ServedAnswer { of: Some(of), demand: s.demand, served: s.served }).collect()
}

pub(super) fn not_covered(problem: &Problem, plan: &Plan) -> Vec<String> {
    let all = problem.communities.iter().zip(covered(problem, plan));
    all.filter(|(_, covered)| !covered).map(|(c, _)| c.named.id.clone()).collect()
}

fn site(site: &Site, chosen: Option<SizeId>, meals: &[i64]) -> SiteAnswer {
    let change = match (site.existing, chosen) {
        (None, None) => Change::NotOpened,
        (None, Some(_)) => Change::Opened,
        (Some(_), None) => Change::Closed,
        (Some(there), Some(then)) if there == then => Change::Kept,
        (Some(_), Some(_)) => Change::Resized,
    };
    SiteAnswer {
        id: site.named.id.clone(),
        name: site.named.name.clone(),
        change,
        existing: site.size(site.existing).map(|s| s.named.id.clone()),
        size: site.size(chosen).map(|s| s.named.id.clone()),
        capacity: site.capacity(chosen),
        meals: meals.iter().fold(0, |sum, m| i64::saturating_add(sum, *m)),
        one_off_fen: site.one_off(chosen),
        daily_fen: site.daily(chosen),
    }
}

pub(super) fn kitchens(problem: &Problem, plan: &Plan) -> Vec<SiteAnswer> {
    let all = problem.kitchens.iter().zip(&plan.kitchens).zip(cooked(problem, plan));
    all.map(|((k, chosen), meals)| site(&k.site, *chosen, &meals)).collect()
}

pub(super) fn points(problem: &Problem, plan: &Plan) -> Vec<SiteAnswer> {
    let all = problem.points.iter().zip(&plan.points).zip(eaten(problem, plan));
    all.map(|((p, chosen), meals)| site(&p.site, *chosen, &meals)).collect()
}

pub(super) fn targets(problem: &Problem, plan: &Plan) -> Vec<TargetAnswer> {
    let target = |target: &Target| {
        let measured = measure(problem, plan, target.measure);
        TargetAnswer {
            id: target.named.id.clone(),
            name: target.named.name.clone(),
            nature: target.nature,
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

pub(super) fn cost(problem: &Problem, plan: &Plan) -> CostAnswer {
    let costs = Costs::of(problem, plan);
    CostAnswer {
        one_off_fen: costs.one_off,
        budget_fen: problem.budget,
        running_fen: costs.running,
        meals_fen: costs.meals,
        carrying_fen: costs.carrying,
        days: problem.days,
        total_fen: costs.total(problem.days),
    }
}
