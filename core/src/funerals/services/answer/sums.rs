//! The figures of a plan file.

use schemars::JsonSchema;
use serde::Serialize;

use super::cases::cost;
use super::units::Assigned;
use crate::funerals::services::draft::PoolKind;
use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{Pool, Problem};
use crate::funerals::services::uses::{Use, between};
use crate::time::{Duration, Minutes, Time};

/// What a plan comes to in all. Nothing here is weighted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TotalAnswer {
    /// Cases.
    pub cases: usize,
    /// Cases that are served.
    pub served: usize,
    /// From farewells to the nearest windows of the families' wishes.
    pub deviation_minutes: Minutes,
    /// Cases that are outside all of their windows.
    pub off_wish: usize,
    /// Days from those that families ask for.
    pub days_away: i64,
    /// From the ends of transfers to cremations.
    pub waiting_minutes: Minutes,
    /// Ranks of halls above those that were asked for.
    pub upgrades: i64,
    /// Collections.
    pub collections: usize,
    /// Collections that are made.
    pub made: usize,
    /// How much later than due collections begin.
    pub late_minutes: Minutes,
}

/// What a pool has to do.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PoolAnswer {
    /// The pool.
    pub pool: String,
    /// What it is.
    pub kind: PoolKind,
    /// Its units.
    pub units: i64,
    /// The most that are busy at once, with cleaning and cooling.
    pub busiest: i64,
    /// How often a unit is used.
    pub uses: usize,
    /// How long units are busy, all together.
    pub busy_minutes: Minutes,
}

pub(super) fn total(problem: &Problem, plan: &Plan) -> TotalAnswer {
    let (cases, collections) = (problem.cases.len(), problem.collections.len());
    let mut total = TotalAnswer { cases, collections, ..TotalAnswer::default() };
    let add = |sum: &mut Minutes, by: i64| sum.0 = Duration(sum.0.0.saturating_add(by));
    for (case, service) in problem.cases.iter().zip(&plan.cases) {
        let Some(service) = service else { continue };
        let cost = cost(problem, case, service);
        total.served += 1;
        total.off_wish += usize::from(cost.deviation > Duration::ZERO);
        total.days_away += cost.days_away;
        total.upgrades += cost.upgrade;
        add(&mut total.deviation_minutes, cost.deviation.0);
        add(&mut total.waiting_minutes, cost.waiting.0);
    }
    for (collection, placed) in problem.collections.iter().zip(&plan.collections) {
        let Some(placed) = placed else { continue };
        total.made += 1;
        add(&mut total.late_minutes, between(collection.due, placed.start).max(0));
    }
    total
}

/// What each pool has to do.
pub(crate) fn pools(problem: &Problem, assigned: &[Assigned]) -> Vec<PoolAnswer> {
    let mut by_pool: Vec<Vec<Use>> = vec![Vec::new(); problem.pools.len()];
    for one in assigned.iter().map(|assigned| assigned.one) {
        if let Some(uses) = by_pool.get_mut(one.pool.index()) {
            uses.push(one);
        }
    }
    problem.pools.iter().zip(by_pool).map(|(pool, uses)| self::pool(pool, &uses)).collect()
}

fn pool(pool: &Pool, uses: &[Use]) -> PoolAnswer {
    let ends = |one: &Use| [(one.span.from, one.units), (one.span.to, -one.units)];
    let mut events: Vec<(Time, i64)> = uses.iter().flat_map(ends).collect();
    events.sort_unstable();
    let (mut now, mut busiest) = (0, 0);
    for (_, by) in events {
        now += by;
        busiest = busiest.max(now);
    }
    let time = |one: &Use| between(one.span.from, one.span.to).max(0).saturating_mul(one.units);
    let busy = uses.iter().map(time).fold(0, i64::saturating_add);
    PoolAnswer {
        pool: pool.named.id.clone(),
        kind: pool.kind,
        units: pool.units,
        busiest,
        uses: uses.len(),
        busy_minutes: Minutes(Duration(busy)),
    }
}
