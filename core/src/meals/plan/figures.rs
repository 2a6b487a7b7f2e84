//! What follows from a plan and is no money: who is served, by community, street, diet and priority, which communities are
//! covered, how much every site serves, how far everyone and everything goes.

use super::plan::Plan;
use super::problem::{Demand, DietId, Problem};

pub use crate::served::Served;
pub(super) use crate::served::fit;

/// Meals served of each demand, `[demands]`: never below 0 nor above what is needed, whatever the plan says.
#[must_use]
pub fn served(problem: &Problem, plan: &Plan) -> Vec<Served> {
    let mut meals = vec![0_i128; problem.demands.len()];
    plan.dine_in.iter().for_each(|d| meals[d.demand.index()] += i128::from(d.meals));
    plan.delivery.iter().for_each(|d| meals[d.demand.index()] += i128::from(d.meals));
    let of = |(demand, meals): (&Demand, i128)| Served {
        demand: demand.meals,
        served: fit(meals.clamp(0, i128::from(demand.meals))),
    };
    problem.demands.iter().zip(meals).map(of).collect()
}

/// The same summed up over the `count` classes that `class` puts demands into; those in none are left out.
fn summed(
    problem: &Problem,
    served: &[Served],
    count: usize,
    class: impl Fn(&Demand) -> Option<usize>,
) -> Vec<Served> {
    let mut sums = vec![Served::default(); count];
    for (demand, served) in problem.demands.iter().zip(served) {
        if let Some(at) = class(demand) {
            sums[at].add(*served);
        }
    }
    sums
}

/// By street, `[streets]`, of what [`served`] gives.
#[must_use]
pub fn by_street(problem: &Problem, served: &[Served]) -> Vec<Served> {
    let street = |d: &Demand| problem.communities[d.community.index()].street;
    summed(problem, served, problem.streets.len(), |d| street(d).map(|s| s.index()))
}

/// By diet, `[diets]`.
#[must_use]
pub fn by_diet(problem: &Problem, served: &[Served]) -> Vec<Served> {
    summed(problem, served, problem.diets.len(), |d| Some(d.diet.index()))
}

/// By priority, the first to be served first, `[priorities]`.
#[must_use]
pub fn by_priority(problem: &Problem, served: &[Served]) -> Vec<Served> {
    let rank = |d: &Demand| problem.groups[d.group.index()].rank;
    summed(problem, served, problem.priorities.len(), |d| Some(rank(d)))
}

/// By community, `[communities]`.
#[must_use]
pub fn by_community(problem: &Problem, served: &[Served]) -> Vec<Served> {
    summed(problem, served, problem.communities.len(), |d| Some(d.community.index()))
}

/// Whether each community has an open point within the walk, `[communities]`.
#[must_use]
pub fn covered(problem: &Problem, plan: &Plan) -> Vec<bool> {
    let near = |c: &super::problem::Community| c.points.iter().any(|way| plan.point(way.to).is_some());
    problem.communities.iter().map(near).collect()
}

/// Whether each street has an open point in it, `[streets]`.
#[must_use]
pub fn with_point(problem: &Problem, plan: &Plan) -> Vec<bool> {
    let mut streets = vec![false; problem.streets.len()];
    for (point, chosen) in problem.points.iter().zip(&plan.points) {
        if let (Some(street), Some(_)) = (point.site.street, chosen) {
            streets[street.index()] = true;
        }
    }
    streets
}

/// Meals a day that each kitchen cooks, for points and for doors, by diet, `[kitchens][diets]`.
#[must_use]
pub fn cooked(problem: &Problem, plan: &Plan) -> Vec<Vec<i64>> {
    let mut meals = vec![vec![0_i64; problem.diets.len()]; problem.kitchens.len()];
    let mut add = |kitchen: usize, diet: DietId, more: i64| {
        let sum = &mut meals[kitchen][diet.index()];
        *sum = sum.saturating_add(more);
    };
    plan.supply.iter().for_each(|s| add(s.kitchen.index(), s.diet, s.meals));
    plan.delivery
        .iter()
        .for_each(|d| add(d.kitchen.index(), problem.demands[d.demand.index()].diet, d.meals));
    meals
}

/// Meals a day that people eat at each point, by diet, `[points][diets]`.
#[must_use]
pub fn eaten(problem: &Problem, plan: &Plan) -> Vec<Vec<i64>> {
    let mut meals = vec![vec![0_i64; problem.diets.len()]; problem.points.len()];
    for d in &plan.dine_in {
        let sum = &mut meals[d.point.index()][problem.demands[d.demand.index()].diet.index()];
        *sum = sum.saturating_add(d.meals);
    }
    meals
}

/// Meals a day of each diet that reach each point, `[points][diets]`.
#[must_use]
pub fn supplied(problem: &Problem, plan: &Plan) -> Vec<Vec<i64>> {
    let mut meals = vec![vec![0_i64; problem.diets.len()]; problem.points.len()];
    for s in &plan.supply {
        let sum = &mut meals[s.point.index()][s.diet.index()];
        *sum = sum.saturating_add(s.meals);
    }
    meals
}

/// Metres that meals are carried and people walk in a day, times meals: each meal on its way to a point and to a door, and
/// each person on the way to it. A way that does not exist counts nothing.
#[must_use]
pub fn distance(problem: &Problem, plan: &Plan) -> i64 {
    let times = |leg: Option<crate::travel::Leg>, meals: i64| {
        i128::from(leg.map_or(0, |l| l.metres)) * i128::from(meals)
    };
    let community = |demand: super::problem::DemandId| problem.demands[demand.index()].community;
    let hauled: i128 = plan.supply.iter().map(|s| times(problem.haul(s.kitchen, s.point), s.meals)).sum();
    let walked: i128 =
        plan.dine_in.iter().map(|d| times(problem.walk(community(d.demand), d.point), d.meals)).sum();
    let ridden: i128 =
        plan.delivery.iter().map(|d| times(problem.ride(d.kitchen, community(d.demand)), d.meals)).sum();
    fit(hauled + walked + ridden)
}
