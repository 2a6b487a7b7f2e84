//! What a plan takes of each pool, and when. The referee and the plan file start from it; a search has its own.

use super::plan::{Placed, Plan, Service};
use super::problem::{Case, CaseId, CollectionId, PoolId, Problem, Span};
use crate::time::{Duration, Time};

/// Who uses a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum User {
    /// A case.
    Case(CaseId),
    /// A collection.
    Collection(CollectionId),
}

/// Units of a pool that are kept busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The pool.
    pub pool: PoolId,
    /// `[from, to)`, with cleaning or cooling.
    pub span: Span,
    /// How many units: 1, but for staff.
    pub units: i64,
    /// By whom.
    pub user: User,
}

/// `by` after `time`; at the end of all times where that cannot be counted any more.
#[must_use]
pub fn after(time: Time, by: Duration) -> Time {
    Time(time.0.saturating_add(by.0))
}

/// Milliseconds from `from` to `to`; negative where that is the other way round.
pub(crate) fn between(from: Time, to: Time) -> i64 {
    to.0.saturating_sub(from.0)
}

/// All uses of a plan: of the cases in order, then of the collections.
#[must_use]
pub fn uses(problem: &Problem, plan: &Plan) -> Vec<Use> {
    let mut all = Vec::new();
    for (id, service) in problem.case_ids().zip(&plan.cases) {
        if let Some(service) = service {
            case_uses(problem, id, service, &mut all);
        }
    }
    for (id, placed) in problem.collection_ids().zip(&plan.collections) {
        if let Some(placed) = placed {
            let duration = problem.collections[id.index()].duration;
            step(problem, *placed, duration, User::Collection(id), &mut all);
        }
    }
    all
}

/// Adds the uses of one case.
pub fn case_uses(problem: &Problem, id: CaseId, service: &Service, all: &mut Vec<Use>) {
    let (case, user) = (&problem.cases[id.index()], User::Case(id));
    for (placed, duration) in timed(case, service) {
        step(problem, placed, duration, user, all);
    }
    if let (Some(pool), Some(span)) = (service.vigil, vigil_span(problem, id, service)) {
        all.push(Use { pool, span, units: 1, user });
    }
    if let (Some(pool), Some(span)) = (service.storage, storage_span(problem, id, service)) {
        all.push(Use { pool, span, units: 1, user });
    }
}

/// Steps that have a start of their own, with how long they take: of those that the case asks for and the service has, the
/// pick-up, the preparation, the farewell and the cremation.
pub(super) fn timed(case: &Case, service: &Service) -> impl Iterator<Item = (Placed, Duration)> + use<> {
    let steps = [
        service.pickup.zip(case.pickup.as_ref().map(|step| step.duration)),
        service.preparation.zip(case.preparation.as_ref().map(|step| step.duration)),
        service.farewell.zip(case.farewell.as_ref().map(|farewell| farewell.duration)),
        service.cremation.zip(case.cremation.as_ref().map(|cremation| cremation.duration)),
    ];
    steps.into_iter().flatten()
}

/// When the vigil of a case keeps a hall; `None` where it has none.
#[must_use]
pub fn vigil_span(problem: &Problem, id: CaseId, service: &Service) -> Option<Span> {
    let vigil = problem.cases[id.index()].vigil.as_ref()?;
    Some(problem.vigil_span(problem.day_of(service.rite()?), vigil.nights))
}

/// When a case keeps a drawer: from the end of its pick-up (or when it is ready, or from the first day's start) until it is
/// prepared, or its vigil, farewell or cremation begins, whatever comes first of the steps that it has. `None` where it is
/// not kept cold, or for no time.
#[must_use]
pub fn storage_span(problem: &Problem, id: CaseId, service: &Service) -> Option<Span> {
    let case = &problem.cases[id.index()];
    case.storage.as_ref()?;
    let from = match (&service.pickup, &case.pickup) {
        (Some(placed), Some(step)) => after(placed.start, step.duration),
        _ => case.ready.unwrap_or_default(),
    };
    let preparation = service.preparation.map(|placed| placed.start);
    let vigil = || vigil_span(problem, id, service).map(|span| span.from);
    let to = preparation.or_else(vigil).or_else(|| service.rite())?;
    (from < to).then_some(Span { from, to })
}

/// What a step takes: a unit until it is clean or cool again, and its staff.
pub(super) fn step(problem: &Problem, placed: Placed, duration: Duration, user: User, all: &mut Vec<Use>) {
    let Placed { pool: id, start } = placed;
    let Some(pool) = problem.pools.get(id.index()) else { return };
    let end = after(start, duration);
    all.push(Use { pool: id, span: Span { from: start, to: after(end, pool.after) }, units: 1, user });
    if let Some(staff) = pool.staff {
        all.push(Use { pool: staff.pool, span: Span { from: start, to: end }, units: staff.people, user });
    }
}
