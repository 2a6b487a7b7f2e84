//! What had begun by the moment of a repair. It is a fact: it stays as it was and keeps its units, whatever else is planned.

use super::plan::{Placed, Service};
use super::problem::{CaseId, CollectionId, Problem};
use super::uses::{Use, User, after, step, storage_span, timed, vigil_span};
use crate::time::Time;

impl Problem {
    /// The steps of a case that the earlier plan says began before `now`, of those that the case asks for; none where the
    /// document has no `now`. Drawers are told of as long as the case is in one: it may still change to another.
    #[must_use]
    pub fn begun(&self, id: CaseId) -> Service {
        let before = self.previous.get(id.index()).copied().flatten();
        let (Some(now), Some(before)) = (self.now, before) else { return Service::default() };
        let case = &self.cases[id.index()];
        let step = |placed: Option<Placed>, is_asked: bool| placed.filter(|p| is_asked && p.start < now);
        let vigil = vigil_span(self, id, &before).filter(|span| span.from < now);
        let storage = storage_span(self, id, &before).filter(|span| span.from < now);
        Service {
            pickup: step(before.pickup, case.pickup.is_some()),
            storage: storage.and(before.storage),
            preparation: step(before.preparation, case.preparation.is_some()),
            vigil: vigil.and(before.vigil),
            farewell: step(before.farewell, case.farewell.is_some()),
            cremation: step(before.cremation, case.cremation.is_some()),
        }
    }
    /// The trip of a collection that began before `now`.
    #[must_use]
    pub fn trip_begun(&self, id: CollectionId) -> Option<Placed> {
        let now = self.now?;
        self.collections[id.index()].previous.filter(|placed| placed.start < now)
    }
    /// When the last of what has begun of a case ends, without its vigil.
    #[must_use]
    pub fn begun_until(&self, id: CaseId) -> Option<Time> {
        let steps = timed(&self.cases[id.index()], &self.begun(id));
        steps.map(|(placed, duration)| after(placed.start, duration)).max()
    }
}

/// What the steps of a case that have begun take, but for drawers.
pub fn begun_uses(problem: &Problem, id: CaseId, all: &mut Vec<Use>) {
    let (begun, user) = (problem.begun(id), User::Case(id));
    for (placed, duration) in timed(&problem.cases[id.index()], &begun) {
        step(problem, placed, duration, user, all);
    }
    let before = problem.previous.get(id.index()).copied().flatten();
    let span = before.and_then(|before| vigil_span(problem, id, &before));
    if let (Some(pool), Some(span)) = (begun.vigil, span) {
        all.push(Use { pool, span, units: 1, user });
    }
}

/// What a trip that has begun takes.
pub fn trip_uses(problem: &Problem, id: CollectionId, all: &mut Vec<Use>) {
    if let Some(placed) = problem.trip_begun(id) {
        step(problem, placed, problem.collections[id.index()].duration, User::Collection(id), all);
    }
}

#[cfg(test)]
mod tests;
