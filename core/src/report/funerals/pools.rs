//! Pools, what is taken of them when and by whom, and what is out of service.

use serde::Serialize;

use crate::funerals::services::answer::{Assigned, Out, PoolAnswer};
use crate::funerals::services::problem::{PoolKind, Problem};
use crate::funerals::services::uses::User;

/// A pool.
#[derive(Serialize)]
pub(super) struct PoolRow<'a> {
    label: &'a str,
    kind: PoolKind,
    units: i64,
    /// Of a farewell hall, its rank.
    size: u8,
    class: Option<&'a str>,
    /// Of a cremator, the largest rank of caskets.
    casket: u8,
    /// From, to; empty where steps in it are not bound by hours.
    hours: Vec<(i64, i64)>,
    after: i64,
    /// Pool of staff, people.
    staff: Option<(u32, i64)>,
    busiest: i64,
    uses: usize,
    /// Milliseconds, of all units together.
    busy: i64,
}

/// Pool, unit from 1 up (`null` for staff), from, end of the step, end with cleaning or cooling, units, case, collection.
pub(super) type UseRow = (u32, Option<usize>, i64, i64, i64, i64, Option<u32>, Option<u32>);
/// Pool, unit, from, to.
pub(super) type OutRow = (u32, usize, i64, i64);

/// Whether hours say when its steps may be.
fn has_hours(kind: PoolKind) -> bool {
    !matches!(kind, PoolKind::ColdStorage | PoolKind::VigilHall)
}

/// Every pool.
pub(super) fn pools<'a>(problem: &'a Problem, answers: &[PoolAnswer]) -> Vec<PoolRow<'a>> {
    let pools = problem.pools.iter().zip(answers);
    pools
        .map(|(pool, answer)| PoolRow {
            label: &pool.named.name,
            kind: pool.kind,
            units: pool.units,
            size: pool.size,
            class: pool.class.as_deref(),
            casket: pool.casket,
            hours: (pool.hours.iter().filter(|_| has_hours(pool.kind)))
                .map(|span| (span.from.0, span.to.0))
                .collect(),
            after: pool.after.0,
            staff: pool.staff.map(|staff| (staff.pool.0, staff.people)),
            busiest: answer.busiest,
            uses: answer.uses,
            busy: answer.busy_minutes.0.0,
        })
        .collect()
}

/// Every use, by pool, unit and time.
pub(super) fn uses(problem: &Problem, assigned: &[Assigned]) -> Vec<UseRow> {
    let row = |a: &Assigned| {
        let (kind, after) =
            problem.pools.get(a.one.pool.index()).map_or((PoolKind::Staff, 0), |p| (p.kind, p.after.0));
        // Only steps are followed by cleaning or cooling: nights and drawers end where the next may begin.
        let after = if has_hours(kind) && kind != PoolKind::Staff { after } else { 0 };
        let (case, collection) = match a.one.user {
            User::Case(id) => (Some(id.0), None),
            User::Collection(id) => (None, Some(id.0)),
        };
        let to = a.one.span.to.0;
        (a.one.pool.0, a.unit, a.one.span.from.0, to.saturating_sub(after), to, a.one.units, case, collection)
    };
    let mut rows: Vec<UseRow> = assigned.iter().map(row).collect();
    rows.sort_unstable();
    rows
}

/// Every unit out of service.
pub(super) fn outages(out: &[Out]) -> Vec<OutRow> {
    out.iter().map(|o| (o.pool.0, o.unit, o.span.from.0, o.span.to.0)).collect()
}
