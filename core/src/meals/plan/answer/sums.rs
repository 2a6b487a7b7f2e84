//! What follows from the decisions and flows: sites, targets, money, meals by priority, street and diet.

use schemars::JsonSchema;
use serde::Serialize;

use crate::meals::plan::costs::Costs;
use crate::meals::plan::figures::{self, Served, by_diet, by_priority, by_street, cooked, covered, eaten};
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{Problem, Site, SizeId, Target};
use crate::meals::plan::targets::{measure, shortfall};

pub use crate::measured::TargetAnswer;
pub use crate::served::ServedAnswer;
use crate::served::named;
pub use crate::site::Change;

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

pub(super) fn not_covered(problem: &Problem, plan: &Plan) -> Vec<String> {
    let all = problem.communities.iter().zip(covered(problem, plan));
    all.filter(|(_, covered)| !covered).map(|(c, _)| c.named.id.clone()).collect()
}

fn site(site: &Site, chosen: Option<SizeId>, meals: &[i64]) -> SiteAnswer {
    SiteAnswer {
        id: site.named.id.clone(),
        name: site.named.name.clone(),
        change: site.change(chosen),
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
        let reached = (measure(problem, plan, target.measure), shortfall(problem, plan, target));
        TargetAnswer::new(&target.named, (target.nature, target.bound()), reached, target.source.as_ref())
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
