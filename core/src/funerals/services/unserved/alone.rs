//! A case in a home in which nobody else is, and nothing is out of service: whether its steps fit into hours, closed times
//! and limits at all. Exact, since with one case each step may be looked at as the interval of its starts.

use super::StepName;
use crate::funerals::services::problem::{Case, CaseId, Closed, PoolId, Problem, Span, Step};
use crate::time::{Duration, Time};

/// The steps of a case with the pools that they can be in.
pub(super) fn pools(case: &Case) -> Vec<(StepName, Vec<PoolId>)> {
    let mut all = Vec::new();
    let mut add = |step, pools: Option<Vec<PoolId>>| all.extend(pools.map(|pools| (step, pools)));
    add(StepName::Pickup, case.pickup.as_ref().map(|s| s.pools.clone()));
    add(StepName::Storage, case.storage.clone());
    add(StepName::Preparation, case.preparation.as_ref().map(|s| s.pools.clone()));
    add(StepName::Vigil, case.vigil.as_ref().map(|v| v.pools.clone()));
    let halls = |halls: &[crate::funerals::services::problem::Hall]| halls.iter().map(|h| h.pool).collect();
    add(StepName::Farewell, case.farewell.as_ref().map(|f| halls(&f.halls)));
    add(StepName::Cremation, case.cremation.as_ref().map(|c| c.pools.clone()));
    all
}

/// Whether a time can be found.
pub(super) fn has_time(problem: &Problem, id: CaseId) -> bool {
    let (case, begun) = (&problem.cases[id.index()], problem.begun(id));
    let Some(done) = earliest(problem, id) else { return false };
    if begun.farewell.is_some() {
        let from = done.map(|done| done + problem.transfer);
        return begun.cremation.is_some()
            || cremations(problem, case).iter().any(|span| Some(span.to) >= from);
    }
    let is_prepared = (case.pickup.is_none() || begun.pickup.is_some())
        && (case.preparation.is_none() || begun.preparation.is_some());
    let before = begun.vigil.and(problem.previous[id.index()]).and_then(|before| before.rite());
    let is_night_open = |day: &&u16| before.is_none_or(|rite| problem.day_of(rite) == **day);
    case.days.iter().filter(is_night_open).any(|day| {
        let (from, to) = (problem.horizon.midnight(*day), problem.horizon.midnight(*day + 1) - Duration(1));
        let midnight = case.vigil.as_ref().map(|v| problem.first_vigil_midnight(*day, v.nights));
        let midnight = midnight.filter(|_| before.is_none() || !is_prepared);
        if done.zip(midnight).is_some_and(|(done, midnight)| done > midnight) {
            return false;
        }
        let of_day = Span { from: done.map_or(from, |done| done.max(from)), to };
        rites(problem, case, of_day)
    })
}

/// The earliest at which a case can be fetched and prepared, with what has begun of it done; inside `None` where it always has
/// been, outside where it never is.
fn earliest(problem: &Problem, id: CaseId) -> Option<Option<Time>> {
    let (case, begun) = (&problem.cases[id.index()], problem.begun(id));
    let mut done = case.ready.max(problem.now).max(problem.begun_until(id));
    let steps = [(&case.pickup, begun.pickup), (&case.preparation, begun.preparation)];
    for step in steps.into_iter().filter(|(_, begun)| begun.is_none()).filter_map(|(step, _)| step.as_ref()) {
        done = Some(next(problem, step, done)?);
    }
    Some(done)
}

/// The earliest end of a step that begins no earlier than `from`.
fn next(problem: &Problem, step: &Step, from: Option<Time>) -> Option<Time> {
    let windows = step.pools.iter().flat_map(|pool| &problem.pools[pool.index()].hours);
    let end = |window: &Span| {
        let start = from.map_or(window.from, |from| from.max(window.from));
        Some(start + step.duration).filter(|end| *end <= window.to)
    };
    windows.filter_map(end).min()
}

/// Whether farewell and cremation fit, with the first of them beginning in `day` (both ends included).
fn rites(problem: &Problem, case: &Case, day: Span) -> bool {
    let farewells = case.farewell.as_ref().map(|farewell| {
        let pools = farewell.halls.iter().map(|hall| hall.pool);
        starts(problem, pools, farewell.duration, |closed| closed.farewells)
    });
    let cremations = case.cremation.as_ref().map(|_| cremations(problem, case));
    let in_day = |span: &Span| span.from.max(day.from) <= span.to.min(day.to);
    match (farewells, cremations) {
        (Some(farewells), Some(cremations)) => {
            let length = case.farewell.as_ref().map_or(Duration::ZERO, |f| f.duration) + problem.transfer;
            farewells.iter().filter(|span| in_day(span)).any(|farewell| {
                let (from, to) = (farewell.from.max(day.from), farewell.to.min(day.to));
                cremations.iter().any(|cremation| {
                    let first =
                        problem.gap.most().map_or(from, |most| from.max(cremation.from - length - most));
                    cremation.from <= cremation.to && first <= to.min(cremation.to - length)
                })
            })
        }
        (Some(starts), None) | (None, Some(starts)) => starts.iter().any(in_day),
        (None, None) => false,
    }
}

/// When the cremation of a case can begin; never where it has none.
fn cremations(problem: &Problem, case: &Case) -> Vec<Span> {
    let Some(cremation) = &case.cremation else { return Vec::new() };
    let pools = cremation.pools.iter().copied();
    let mut starts = starts(problem, pools, cremation.duration, |closed| closed.cremations);
    if let Some(latest) = case.latest {
        starts.iter_mut().for_each(|span| span.to = span.to.min(latest - cremation.duration));
    }
    starts
}

/// When a step of some length can begin, both ends included: within one window, and with no moment in a closed time.
fn starts(
    problem: &Problem,
    pools: impl Iterator<Item = PoolId>,
    duration: Duration,
    is_closed: impl Fn(&Closed) -> bool,
) -> Vec<Span> {
    let mut open: Vec<Span> = pools
        .flat_map(|pool| &problem.pools[pool.index()].hours)
        .map(|window| Span { from: window.from, to: window.to - duration })
        .filter(|span| span.from <= span.to)
        .collect();
    open.sort_unstable();
    open.dedup();
    for closed in problem.closed.iter().filter(|closed| is_closed(closed)) {
        // What ends when the closed time begins, or begins when it ends, is outside it.
        let (before, behind) = (closed.span.from - duration, closed.span.to);
        open = open
            .into_iter()
            .flat_map(|span| {
                [
                    Span { from: span.from, to: span.to.min(before) },
                    Span { from: span.from.max(behind), to: span.to },
                ]
            })
            .filter(|span| span.from <= span.to)
            .collect();
        open.sort_unstable();
        open.dedup();
    }
    open
}
