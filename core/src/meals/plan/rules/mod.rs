//! The rules of a meals plan, one a file. This list reads as the specification, and it is the referee: it shares no code with
//! what makes the plans.

use super::plan::Plan;
use super::problem::{CommunityId, DemandId, KitchenId, PointId, Problem, Site, SizeId};
use crate::id::StreetId;
use crate::rule::{Breach, Evaluation, Rule, evaluate};

mod binding_target_met;
mod budget_kept;
mod closed_sites_serve_nothing;
mod closure_allowed;
mod cost;
mod dine_in_within_walk;
mod distance;
mod every_meal_served;
mod expected_target_met;
mod fixed_sites_kept;
mod homebound_are_delivered;
mod kitchen_cooks_diet;
mod kitchen_within_capacity;
mod meals_hot_at_door;
mod meals_hot_at_point;
mod nobody_served_twice;
mod one_point_per_community;
mod point_serves_diet;
mod point_supplied_for_what_it_serves;
mod point_within_seats;
mod size_is_listed;
mod table;
#[cfg(test)]
mod tests;
mod worst_street_first;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A kitchen.
    Kitchen(KitchenId),
    /// A point.
    Point(PointId),
    /// A community.
    Community(CommunityId),
    /// Meals that a community needs.
    Demand(DemandId),
    /// A street.
    Street(StreetId),
    /// A target.
    Target(usize),
    /// The whole plan.
    Plan,
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of meals plans.
pub type PlanRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&PlanRule] = &[
    &size_is_listed::SizeIsListed,
    &fixed_sites_kept::FixedSitesKept,
    &closure_allowed::ClosureAllowed,
    &budget_kept::BudgetKept,
    &closed_sites_serve_nothing::ClosedSitesServeNothing,
    &kitchen_within_capacity::KitchenWithinCapacity,
    &point_within_seats::PointWithinSeats,
    &kitchen_cooks_diet::KitchenCooksDiet,
    &point_serves_diet::PointServesDiet,
    &point_supplied_for_what_it_serves::PointSuppliedForWhatItServes,
    &meals_hot_at_point::MealsHotAtPoint,
    &meals_hot_at_door::MealsHotAtDoor,
    &dine_in_within_walk::DineInWithinWalk,
    &homebound_are_delivered::HomeboundAreDelivered,
    &nobody_served_twice::NobodyServedTwice,
    &one_point_per_community::OnePointPerCommunity,
    &binding_target_met::BindingTargetMet,
    &expected_target_met::ExpectedTargetMet,
    &every_meal_served::EveryMealServed,
    &worst_street_first::WorstStreetFirst,
    &cost::Cost,
    &distance::Distance,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}

/// Every site with what the plan says of it; nothing where the plan has no entry for it.
fn sites<'a>(
    problem: &'a Problem,
    plan: &'a Plan,
) -> impl Iterator<Item = (&'a Site, Option<Option<SizeId>>, Subject)> {
    let kitchens = problem.kitchens.iter().enumerate().map(|(n, kitchen)| {
        (&kitchen.site, plan.kitchens.get(n).copied(), Subject::Kitchen(KitchenId::new(n)))
    });
    let points = problem
        .points
        .iter()
        .enumerate()
        .map(|(n, point)| (&point.site, plan.points.get(n).copied(), Subject::Point(PointId::new(n))));
    kitchens.chain(points)
}
