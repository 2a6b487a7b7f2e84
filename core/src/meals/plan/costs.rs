//! What a plan costs, recomputed from the plan in whole fen: once for what is opened, changed and closed, and daily for
//! what is run, cooked and carried.

use super::figures::{cooked, fit};
use super::plan::Plan;
use super::problem::{Problem, Site, SizeId};

/// What a plan costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// Fen once: opening, changing, closing.
    pub one_off: i64,
    /// Fen a day for running what is open, whatever it serves.
    pub running: i64,
    /// Fen a day for the meals themselves.
    pub meals: i64,
    /// Fen a day for carrying meals to points and doors.
    pub carrying: i64,
}

impl Costs {
    /// Of `plan`. A meal of a diet that its kitchen cannot cook costs nothing, nor does carrying where there is no way: a
    /// hard rule is broken there.
    #[must_use]
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let sites = sites(problem, plan);
        let meals: i128 = (problem.kitchens.iter().zip(cooked(problem, plan)))
            .flat_map(|(kitchen, meals)| kitchen.meal_fen.iter().zip(meals))
            .map(|(fen, meals)| i128::from(fen.unwrap_or(0)) * i128::from(meals))
            .sum();
        let to_points = plan.supply.iter().map(|s| {
            let way = problem.haul(s.kitchen, s.point);
            i128::from(way.map_or(0, |leg| problem.rates.to_point(leg.metres))) * i128::from(s.meals)
        });
        let to_doors = plan.delivery.iter().map(|d| {
            let way = problem.ride(d.kitchen, problem.demands[d.demand.index()].community);
            i128::from(way.map_or(0, |leg| problem.rates.to_door(leg.metres))) * i128::from(d.meals)
        });
        Self {
            one_off: fit(sites.iter().map(|(site, chosen)| i128::from(site.one_off(*chosen))).sum()),
            running: fit(sites.iter().map(|(site, chosen)| i128::from(site.daily(*chosen))).sum()),
            meals: fit(meals),
            carrying: fit(to_points.chain(to_doors).sum()),
        }
    }
    /// Fen of one day.
    #[must_use]
    pub fn daily(self) -> i64 {
        fit(i128::from(self.running) + i128::from(self.meals) + i128::from(self.carrying))
    }
    /// Fen in all: once, and daily over so many days.
    #[must_use]
    pub fn total(self, days: i64) -> i64 {
        fit(i128::from(self.one_off) + i128::from(self.daily()) * i128::from(days))
    }
}

/// Every site with what is chosen of it, kitchens first.
fn sites<'a>(problem: &'a Problem, plan: &'a Plan) -> Vec<(&'a Site, Option<SizeId>)> {
    let kitchens = problem.kitchens.iter().map(|k| &k.site).zip(plan.kitchens.iter().copied());
    kitchens.chain(problem.points.iter().map(|p| &p.site).zip(plan.points.iter().copied())).collect()
}
