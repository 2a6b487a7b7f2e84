//! Kitchens and points with what becomes of them, and the meals between them and people.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::id::PlaceId;
use crate::meals::plan::Plan;
use crate::meals::plan::answer::{Change, SiteAnswer};
use crate::meals::plan::problem::{Problem, Site, SizeId};

/// Meals a day from one row to another.
pub(super) type Flow = (u32, u32, i64);

/// A kitchen or point.
#[derive(Serialize)]
pub(super) struct SiteRow<'a> {
    label: &'a str,
    street: Option<u32>,
    at: Option<(f64, f64)>,
    /// Names of the size that is there and of the one that is chosen.
    before: Option<&'a str>,
    then: Option<&'a str>,
    change: Change,
    /// Meals a day of the size that is there, of the one that is chosen, and of the largest.
    capacity_before: i64,
    capacity: i64,
    largest: i64,
    /// Meals a day that it cooks or serves.
    meals: i64,
    /// Fen once, and a day.
    one_off: i64,
    daily: i64,
    keep: bool,
}

/// Where a place is.
pub(super) fn at(problem: &Problem, place: PlaceId) -> Option<(f64, f64)> {
    problem.places[place.index()].coordinate.map(|c| (c.x, c.y))
}

fn row<'a>(problem: &Problem, site: &'a Site, chosen: Option<SizeId>, told: &SiteAnswer) -> SiteRow<'a> {
    let name = |size: Option<SizeId>| site.size(size).map(|s| s.named.name.as_str());
    SiteRow {
        label: &site.named.name,
        street: site.street.map(|s| s.0),
        at: at(problem, site.place),
        before: name(site.existing),
        then: name(chosen),
        change: told.change,
        capacity_before: site.capacity(site.existing),
        capacity: told.capacity,
        largest: site.sizes.iter().map(|s| s.capacity).max().unwrap_or(0),
        meals: told.meals,
        one_off: told.one_off_fen,
        daily: told.daily_fen,
        keep: site.keep,
    }
}

/// Every kitchen.
pub(super) fn kitchens<'a>(problem: &'a Problem, plan: &Plan, told: &[SiteAnswer]) -> Vec<SiteRow<'a>> {
    let all = problem.kitchens.iter().zip(&plan.kitchens).zip(told);
    all.map(|((k, chosen), told)| row(problem, &k.site, *chosen, told)).collect()
}

/// Every point.
pub(super) fn points<'a>(problem: &'a Problem, plan: &Plan, told: &[SiteAnswer]) -> Vec<SiteRow<'a>> {
    let all = problem.points.iter().zip(&plan.points).zip(told);
    all.map(|((p, chosen), told)| row(problem, &p.site, *chosen, told)).collect()
}

/// Flows between the same ends as one.
fn together(flows: impl Iterator<Item = Flow>) -> Vec<Flow> {
    let mut sums = BTreeMap::<(u32, u32), i64>::new();
    for (from, to, meals) in flows {
        let sum = sums.entry((from, to)).or_default();
        *sum = sum.saturating_add(meals);
    }
    sums.into_iter().map(|((from, to), meals)| (from, to, meals)).collect()
}

/// From kitchens to points, all diets together.
pub(super) fn supply(plan: &Plan) -> Vec<Flow> {
    together(plan.supply.iter().map(|s| (s.kitchen.0, s.point.0, s.meals)))
}

/// From communities to points, everybody together.
pub(super) fn dine_in(problem: &Problem, plan: &Plan) -> Vec<Flow> {
    together(plan.dine_in.iter().map(|d| (problem.demands[d.demand.index()].community.0, d.point.0, d.meals)))
}

/// From kitchens to communities, everybody together.
pub(super) fn delivery(problem: &Problem, plan: &Plan) -> Vec<Flow> {
    together(
        plan.delivery.iter().map(|d| (d.kitchen.0, problem.demands[d.demand.index()].community.0, d.meals)),
    )
}
