//! Which unit of a pool each use has, for people to read. The units of a pool are identical, so that colouring its uses as
//! intervals, the first free unit each, needs no more of them than are busy at once; units out of service are coloured like
//! uses.

use crate::funerals::services::draft::PoolKind;
use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{PoolId, Problem, Span};
use crate::funerals::services::uses::{Use, uses};
use crate::time::Time;

/// A use and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The use.
    pub one: Use,
    /// The unit, counted from 1; `None` for staff. More than the pool has where the plan asks for too many.
    pub unit: Option<usize>,
}

/// A unit that is out of service for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    /// The pool.
    pub pool: PoolId,
    /// The unit, counted from 1.
    pub unit: usize,
    /// `[from, to)`.
    pub span: Span,
}

/// Every use of a plan with its unit, in the order of [`uses`].
#[must_use]
pub fn units(problem: &Problem, plan: &Plan) -> Vec<Assigned> {
    units_and_outages(problem, plan).0
}

/// Every use of a plan with its unit, in the order of [`uses`], and which units are out of service when, by pool and time.
#[must_use]
pub fn units_and_outages(problem: &Problem, plan: &Plan) -> (Vec<Assigned>, Vec<Out>) {
    assigned(problem, uses(problem, plan))
}

/// Every one of some uses of a problem's pools with its unit, in their order, and which units are out of service when, by pool
/// and time.
#[must_use]
pub(crate) fn assigned(problem: &Problem, uses: Vec<Use>) -> (Vec<Assigned>, Vec<Out>) {
    let mut all: Vec<Assigned> = uses.into_iter().map(|one| Assigned { one, unit: None }).collect();
    let mut by_pool: Vec<Vec<usize>> = vec![Vec::new(); problem.pools.len()];
    for (n, assigned) in all.iter().enumerate() {
        if let Some(of_pool) = by_pool.get_mut(assigned.one.pool.index()) {
            of_pool.push(n);
        }
    }
    let mut out = Vec::new();
    for ((id, pool), of_pool) in problem.pool_ids().zip(&problem.pools).zip(by_pool) {
        if pool.kind == PoolKind::Staff {
            continue;
        }
        // Start and end of everything that needs a colour, and which use it is.
        let mut spans: Vec<(Time, Time, Option<usize>)> =
            of_pool.into_iter().map(|n| (all[n].one.span.from, all[n].one.span.to, Some(n))).collect();
        for outage in &pool.outages {
            spans.extend((0..outage.units).map(|_| (outage.span.from, outage.span.to, None)));
        }
        spans.sort_unstable();
        // When each unit is free again.
        let mut free: Vec<Time> = Vec::new();
        for (from, to, of) in spans {
            let unit = free.iter().position(|free| *free <= from).unwrap_or(free.len());
            match free.get_mut(unit) {
                Some(free) => *free = to,
                None => free.push(to),
            }
            match of {
                Some(n) => all[n].unit = Some(unit + 1),
                None => out.push(Out { pool: id, unit: unit + 1, span: Span { from, to } }),
            }
        }
    }
    (all, out)
}

/// What people call a unit: `hall 2 (Small)`.
#[must_use]
pub fn unit_name(problem: &Problem, pool: PoolId, unit: usize) -> String {
    let Some(pool) = problem.pools.get(pool.index()) else { return unit.to_string() };
    let word = match pool.kind {
        PoolKind::Hearse => "hearse",
        PoolKind::ColdStorage => "drawer",
        PoolKind::Preparation => "table",
        PoolKind::VigilHall => "vigil hall",
        PoolKind::FarewellHall => "hall",
        PoolKind::Cremator => "cremator",
        PoolKind::Staff => "staff",
    };
    format!("{word} {unit} ({})", pool.named.name)
}
