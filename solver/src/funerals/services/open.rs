//! What is still to be planned of a case: all that it asks for, or what a repair finds that has not begun.

use anpai_core::funerals::services::plan::Service;
use anpai_core::funerals::services::problem::{CaseId, Cremation, Farewell, PoolId, Problem, Step, Vigil};
use anpai_core::funerals::services::uses;
use anpai_core::time::{Duration, Time};

/// See the module.
pub(super) struct Open<'p> {
    /// Steps that have begun, and the drawer that the case has left.
    pub(super) begun: Service,
    /// Nothing of it begins before.
    pub(super) ready: Option<Time>,
    /// Pick-up and preparation are over by then, whenever the farewell is: the first midnight of a vigil that has begun.
    pub(super) by: Option<Time>,
    pub(super) pickup: Option<&'p Step>,
    pub(super) preparation: Option<&'p Step>,
    /// Pools of drawers, that in which it lies first.
    pub(super) storage: Option<Vec<PoolId>>,
    pub(super) vigil: Option<&'p Vigil>,
    pub(super) farewell: Option<&'p Farewell>,
    pub(super) cremation: Option<&'p Cremation>,
    /// The day of its farewell, where its vigil has begun.
    pub(super) day: Option<u16>,
    /// A farewell that has begun.
    pub(super) said: Option<Said>,
    /// When the first of farewell and cremation that are still open was to be.
    pub(super) before: Option<Time>,
}

/// A farewell that has begun.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) from: Time,
    /// When the coffin is at the cremators.
    pub(super) over: Time,
    /// Ranks of its hall above the one that was asked for.
    pub(super) upgrade: i64,
}

impl<'p> Open<'p> {
    pub(super) fn new(p: &'p Problem, id: CaseId) -> Self {
        let (case, mut begun) = (&p.cases[id.index()], p.begun(id));
        let before = p.previous.get(id.index()).copied().flatten();
        let (has_said, has_night) = (begun.farewell.is_some(), begun.vigil.is_some());
        let has_left = begun.preparation.is_some()
            || begun.cremation.is_some()
            || has_said
            || has_night && case.preparation.is_none();
        let lies_in = begun.storage;
        begun.storage = if has_left { before.and_then(|before| before.storage) } else { None };
        let rite = before.and_then(|before| before.rite());
        let day = rite.filter(|_| has_night).map(|rite| p.day_of(rite));
        let pickup = case.pickup.as_ref().filter(|_| begun.pickup.is_none());
        let preparation = case.preparation.as_ref().filter(|_| begun.preparation.is_none());
        let is_early_open = pickup.is_some() || preparation.is_some();
        let night = case.vigil.as_ref().zip(day).filter(|_| is_early_open);
        let said = begun.farewell.zip(case.farewell.as_ref()).map(|(placed, farewell)| Said {
            from: placed.start,
            over: uses::after(placed.start, Duration(farewell.duration.0 + p.transfer.0)),
            upgrade: farewell
                .halls
                .iter()
                .find(|hall| hall.pool == placed.pool)
                .map_or(0, |hall| hall.upgrade),
        });
        let storage = case.storage.as_ref().filter(|_| !has_left).map(|pools| {
            let mut pools = pools.clone();
            pools.sort_by_key(|pool| Some(*pool) != lies_in);
            pools
        });
        Self {
            begun,
            ready: case.ready.max(p.now).max(p.begun_until(id)),
            by: night.map(|(vigil, day)| p.first_vigil_midnight(day, vigil.nights)),
            pickup,
            preparation,
            storage,
            vigil: case.vigil.as_ref().filter(|_| !has_night && !has_said),
            farewell: case.farewell.as_ref().filter(|_| !has_said),
            cremation: case.cremation.as_ref().filter(|_| begun.cremation.is_none()),
            day,
            said,
            before: if has_said { before.and_then(|b| b.cremation).map(|placed| placed.start) } else { rite },
        }
    }
    /// Whether nothing is left to plan.
    pub(super) fn is_over(&self) -> bool {
        self.begun.cremation.is_some() || self.farewell.is_none() && self.cremation.is_none()
    }
}
