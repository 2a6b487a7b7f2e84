//! Why a meal reaches nobody: for each demand that is not served whole, what stands in the way of eating at a point and of
//! having meals brought. Told from the plan alone, by going through what would have to be there one thing after another;
//! the first that is not there is named.

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{cooked, eaten, served};
use super::plan::Plan;
use super::problem::{Demand, DemandId, DietId, KitchenId, PointId, Problem, Way};

/// A demand that is not served whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The demand.
    pub demand: DemandId,
    /// Meals a day that reach nobody.
    pub meals: i64,
    /// What stands in the way of eating at a point.
    pub dine_in: Obstacle,
    /// What stands in the way of having them brought.
    pub delivery: Obstacle,
}

/// What stands in the way, in the order in which it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// Meals do not reach people in this way here.
    NotOffered,
    /// These people cannot walk to a point.
    CannotWalk,
    /// No kitchen, open or not, cooks the diet.
    NobodyCooks,
    /// There is no point within the walk, open or not.
    NoPointNear,
    /// No point within the walk may serve the diet.
    DietNotServed,
    /// No kitchen that cooks the diet, open or not, is near enough for the meal to arrive hot.
    NoKitchenNear,
    /// All points that would do are closed.
    PointsClosed,
    /// All open points that would do are full.
    PointsFull,
    /// All kitchens that would do are closed.
    KitchensClosed,
    /// All open kitchens that would do are full.
    KitchensFull,
    /// The community belongs to another point.
    OtherPoint,
    /// Nothing: there is room that the plan leaves.
    RoomLeft,
}

/// Every demand that is not served whole, in order.
#[must_use]
pub fn unserved(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let state = State::of(problem, plan);
    let lacking = served(problem, plan).into_iter().enumerate().filter(|(_, s)| s.unserved() > 0);
    let explain = |(n, served): (usize, super::figures::Served)| {
        let demand = &problem.demands[n];
        Unserved {
            demand: DemandId::new(n),
            meals: served.unserved(),
            dine_in: state.at_a_point(demand),
            delivery: state.at_the_door(demand),
        }
    };
    lacking.map(explain).collect()
}

/// What is open and what room it has left.
struct State<'a> {
    problem: &'a Problem,
    plan: &'a Plan,
    /// Meals that each kitchen could still cook; 0 where it is closed.
    kitchens: Vec<i64>,
    /// Meals that each point could still serve.
    points: Vec<i64>,
    /// The first point of each community that dines in.
    own: Vec<Option<PointId>>,
}

impl<'a> State<'a> {
    fn of(problem: &'a Problem, plan: &'a Plan) -> Self {
        let sum = |meals: &Vec<i64>| meals.iter().fold(0, |sum, m| i64::saturating_add(sum, *m));
        let mut own = vec![None; problem.communities.len()];
        for flow in plan.dine_in.iter().filter(|flow| flow.meals > 0) {
            own[problem.demands[flow.demand.index()].community.index()].get_or_insert(flow.point);
        }
        let kitchens = problem.kitchens.iter().zip(&plan.kitchens).zip(cooked(problem, plan));
        let points = problem.points.iter().zip(&plan.points).zip(eaten(problem, plan));
        Self {
            problem,
            plan,
            kitchens: kitchens
                .map(|((k, chosen), meals)| k.site.capacity(*chosen).saturating_sub(sum(&meals)))
                .collect(),
            points: points
                .map(|((p, chosen), meals)| p.site.capacity(*chosen).saturating_sub(sum(&meals)))
                .collect(),
            own,
        }
    }
    fn cooks(&self, ways: &[Way<KitchenId>], diet: DietId) -> Vec<KitchenId> {
        let cooks = |k: &KitchenId| self.problem.kitchens[k.index()].cooks(diet);
        ways.iter().map(|way| way.to).filter(cooks).collect()
    }
    fn is_open(&self, kitchen: KitchenId) -> bool {
        self.plan.kitchen(kitchen).is_some()
    }
    fn has_room(&self, kitchen: KitchenId) -> bool {
        self.kitchens[kitchen.index()] > 0
    }
    fn at_the_door(&self, demand: &Demand) -> Obstacle {
        let problem = self.problem;
        if problem.delivery.is_none() {
            return Obstacle::NotOffered;
        }
        if !problem.kitchens.iter().any(|k| k.cooks(demand.diet)) {
            return Obstacle::NobodyCooks;
        }
        let mut kitchens = self.cooks(&problem.communities[demand.community.index()].kitchens, demand.diet);
        first_gone(
            &mut kitchens,
            &[
                (Obstacle::NoKitchenNear, &|_| true),
                (Obstacle::KitchensClosed, &|k| self.is_open(*k)),
                (Obstacle::KitchensFull, &|k| self.has_room(*k)),
            ],
        )
    }
    fn at_a_point(&self, demand: &Demand) -> Obstacle {
        let (problem, diet) = (self.problem, demand.diet);
        if problem.dine_in.is_none() {
            return Obstacle::NotOffered;
        }
        if demand.at_home {
            return Obstacle::CannotWalk;
        }
        if !problem.kitchens.iter().any(|k| k.cooks(diet)) {
            return Obstacle::NobodyCooks;
        }
        let community = &problem.communities[demand.community.index()];
        let own = self.own[demand.community.index()].filter(|_| problem.single_point);
        let mut points: Vec<PointId> = community.points.iter().map(|way| way.to).collect();
        let hot = |p: &PointId| self.cooks(&problem.points[p.index()].kitchens, diet);
        first_gone(
            &mut points,
            &[
                (Obstacle::NoPointNear, &|_| true),
                (Obstacle::DietNotServed, &|p| problem.points[p.index()].serves(diet)),
                (Obstacle::NoKitchenNear, &|p| !hot(p).is_empty()),
                (Obstacle::PointsClosed, &|p| self.plan.point(*p).is_some()),
                (Obstacle::PointsFull, &|p| self.points[p.index()] > 0),
                (Obstacle::KitchensClosed, &|p| hot(p).iter().any(|k| self.is_open(*k))),
                (Obstacle::KitchensFull, &|p| hot(p).iter().any(|k| self.is_open(*k) && self.has_room(*k))),
                (Obstacle::OtherPoint, &|p| own.is_none_or(|own| own == *p)),
            ],
        )
    }
}

/// A condition with what it is called where nothing meets it.
type Condition<'a, Id> = (Obstacle, &'a dyn Fn(&Id) -> bool);

/// The first condition, one after another, that nothing is left to meet.
fn first_gone<Id>(left: &mut Vec<Id>, conditions: &[Condition<'_, Id>]) -> Obstacle {
    for (obstacle, holds) in conditions {
        left.retain(|id| holds(id));
        if left.is_empty() {
            return *obstacle;
        }
    }
    Obstacle::RoomLeft
}

#[cfg(test)]
mod tests;
