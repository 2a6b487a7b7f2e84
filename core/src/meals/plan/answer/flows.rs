//! Who eats where and from where it comes, by ids.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{DemandId, Problem};
use crate::meals::plan::unserved::{self, Obstacle};

/// Meals of one diet from a kitchen to a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplyAnswer {
    /// The kitchen.
    pub kitchen: String,
    /// The point.
    pub point: String,
    /// The diet.
    pub diet: String,
    /// Meals a day.
    pub meals: i64,
}

/// Meals that people of a community eat at a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DineInAnswer {
    /// The community.
    pub community: String,
    /// The group.
    pub group: String,
    /// The diet.
    pub diet: String,
    /// Whether these are people who cannot walk; a hard rule is broken then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
    /// The point.
    pub point: String,
    /// Meals a day.
    pub meals: i64,
}

/// Meals that are brought to people of a community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryAnswer {
    /// The community.
    pub community: String,
    /// The group.
    pub group: String,
    /// The diet.
    pub diet: String,
    /// Whether these are people who cannot walk.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
    /// The kitchen.
    pub kitchen: String,
    /// Meals a day.
    pub meals: i64,
}

/// Meals that reach nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnservedAnswer {
    /// The community.
    pub community: String,
    /// The group.
    pub group: String,
    /// The diet.
    pub diet: String,
    /// Whether these are people who cannot walk.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
    /// Meals a day.
    pub meals: i64,
    /// What stands in the way of eating at a point.
    pub dine_in: Obstacle,
    /// What stands in the way of having them brought.
    pub delivery: Obstacle,
}

/// A demand by ids: community, group, diet, and whether at home.
fn names(problem: &Problem, demand: DemandId) -> (String, String, String, bool) {
    let one = &problem.demands[demand.index()];
    (
        problem.communities[one.community.index()].named.id.clone(),
        problem.groups[one.group.index()].named.id.clone(),
        problem.diets[one.diet.index()].id.clone(),
        one.at_home,
    )
}

pub(super) fn supply(problem: &Problem, plan: &Plan) -> Vec<SupplyAnswer> {
    let flow = |s: &crate::meals::plan::plan::Supply| SupplyAnswer {
        kitchen: problem.kitchens[s.kitchen.index()].site.named.id.clone(),
        point: problem.points[s.point.index()].site.named.id.clone(),
        diet: problem.diets[s.diet.index()].id.clone(),
        meals: s.meals,
    };
    plan.supply.iter().map(flow).collect()
}

pub(super) fn dine_in(problem: &Problem, plan: &Plan) -> Vec<DineInAnswer> {
    let flow = |d: &crate::meals::plan::plan::DineIn| {
        let (community, group, diet, at_home) = names(problem, d.demand);
        let point = problem.points[d.point.index()].site.named.id.clone();
        DineInAnswer { community, group, diet, at_home, point, meals: d.meals }
    };
    plan.dine_in.iter().map(flow).collect()
}

pub(super) fn delivery(problem: &Problem, plan: &Plan) -> Vec<DeliveryAnswer> {
    let flow = |d: &crate::meals::plan::plan::Delivery| {
        let (community, group, diet, at_home) = names(problem, d.demand);
        let kitchen = problem.kitchens[d.kitchen.index()].site.named.id.clone();
        DeliveryAnswer { community, group, diet, at_home, kitchen, meals: d.meals }
    };
    plan.delivery.iter().map(flow).collect()
}

pub(super) fn unserved(problem: &Problem, plan: &Plan) -> Vec<UnservedAnswer> {
    let one = |u: unserved::Unserved| {
        let (community, group, diet, at_home) = names(problem, u.demand);
        let (dine_in, delivery) = (u.dine_in, u.delivery);
        UnservedAnswer { community, group, diet, at_home, meals: u.meals, dine_in, delivery }
    };
    unserved::unserved(problem, plan).into_iter().map(one).collect()
}
