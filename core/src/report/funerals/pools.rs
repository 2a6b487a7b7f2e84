//! Pools, what is taken of them when and by whom, and what is out of service: what a chart by unit and the desk's calendar are
//! drawn from, of a plan or of the desk's books.

use serde::Serialize;

use crate::funerals::services::answer::{self, Assigned, Out, PoolAnswer};
use crate::funerals::services::problem::{Closed, PoolKind, Problem};
use crate::funerals::services::uses::User;

/// Days, pools, and what is taken of them.
#[derive(Serialize)]
pub(in crate::report) struct Resources<'a> {
    zone: Option<&'a str>,
    dates: Vec<String>,
    /// Of the day before the first, of each day, and of the day after the last.
    midnights: Vec<i64>,
    pools: Vec<PoolRow<'a>>,
    closed: Vec<ClosedRow<'a>>,
    uses: Vec<UseRow>,
    outages: Vec<OutRow>,
}

impl<'a> Resources<'a> {
    /// Of uses with their units, and of units that are out of service.
    pub(in crate::report) fn new(problem: &'a Problem, assigned: &[Assigned], out: &[Out]) -> Self {
        let days = problem.horizon.days();
        Self {
            zone: problem.horizon.zone_name(),
            dates: (0..days).map(|day| problem.horizon.date(day).to_string()).collect(),
            midnights: (-1..=i64::from(days)).map(|day| problem.midnight(day).0).collect(),
            pools: pools(problem, &answer::pools(problem, assigned)),
            closed: problem.closed.iter().map(closed).collect(),
            uses: uses(problem, assigned),
            outages: outages(out),
        }
    }
}

/// A pool.
#[derive(Serialize)]
struct PoolRow<'a> {
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
type UseRow = (u32, Option<usize>, i64, i64, i64, i64, Option<u32>, Option<u32>);
/// Pool, unit, from, to.
type OutRow = (u32, usize, i64, i64);
/// Name, from, to, whether farewells may not be, whether cremations may not be.
type ClosedRow<'a> = (&'a str, i64, i64, bool, bool);

fn closed(closed: &Closed) -> ClosedRow<'_> {
    (&closed.name, closed.span.from.0, closed.span.to.0, closed.farewells, closed.cremations)
}

/// Whether hours say when its steps may be.
fn has_hours(kind: PoolKind) -> bool {
    !matches!(kind, PoolKind::ColdStorage | PoolKind::VigilHall)
}

/// Every pool.
fn pools<'a>(problem: &'a Problem, answers: &[PoolAnswer]) -> Vec<PoolRow<'a>> {
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
fn uses(problem: &Problem, assigned: &[Assigned]) -> Vec<UseRow> {
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
fn outages(out: &[Out]) -> Vec<OutRow> {
    out.iter().map(|o| (o.pool.0, o.unit, o.span.from.0, o.span.to.0)).collect()
}
