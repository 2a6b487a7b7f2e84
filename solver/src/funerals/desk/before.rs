//! What comes before the farewell: pick-up, cold storage and preparation. They cost nothing, so that all that matters is
//! whether they can be over in time; and they go as late as they can, which leaves the early hours to who needs them.

use anpai_core::funerals::services::Problem;
use anpai_core::funerals::services::plan::{Placed, Service};
use anpai_core::funerals::services::problem::{Case, PoolId};

use super::calendar::Layer;
use super::opens::{Opens, Step};
use super::slots::Slots;

/// The steps before the farewell of one case.
pub(super) struct Before<'l> {
    layer: &'l Layer,
    pickup: Option<Opens>,
    preparation: Option<Opens>,
    storage: Option<Vec<PoolId>>,
    /// The first slot in which the first step may begin.
    ready: usize,
    /// The slot in which cold storage begins where nobody is fetched; `None` where that is before the first slot.
    kept_from: Option<usize>,
    /// The slot by which a preparation can be over; `None` where it never can.
    prepared: Option<usize>,
}

/// Slots that bound them for one farewell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until {
    /// All is over by then.
    pub(super) by: usize,
    /// Cold storage without a preparation ends then.
    pub(super) kept: usize,
}

/// Where they are.
struct Chain {
    pickup: Option<usize>,
    preparation: Option<usize>,
    storage: Option<PoolId>,
}

impl<'l> Before<'l> {
    pub(super) fn new(problem: &Problem, (slots, layer): (Slots, &'l Layer), case: &Case) -> Self {
        let opens = |step: &anpai_core::funerals::services::problem::Step| {
            let pools = step.pools.iter().map(|pool| (*pool, 0));
            Opens::new(problem, (slots, layer), Step::new(step.duration), pools)
        };
        let ready = case.ready.unwrap_or_default();
        let mut before = Self {
            layer,
            pickup: case.pickup.as_ref().map(opens),
            preparation: case.preparation.as_ref().map(opens),
            storage: case.storage.clone(),
            ready: slots.ceil(ready),
            kept_from: (!Slots::is_before(ready)).then(|| slots.floor(ready)),
            prepared: None,
        };
        before.prepared = before.first_prepared();
        before
    }
    fn first_prepared(&self) -> Option<usize> {
        let preparation = self.preparation.as_ref()?;
        let mut from = self.ready;
        loop {
            let slot = preparation.any.first_from(from)?;
            if self.prepared_at(slot).is_some() {
                return Some(slot + preparation.step.slots());
            }
            from = slot + 1;
        }
    }
    /// The pick-up and the storage that go with a preparation in a slot.
    fn prepared_at(&self, slot: usize) -> Option<Chain> {
        if slot < self.ready {
            return None;
        }
        let (pickup, fetched) = self.fetched(slot)?;
        let storage = self.kept(fetched, slot)?;
        Some(Chain { pickup, preparation: Some(slot), storage })
    }
    /// The latest pick-up that is over by a slot, and the slot from which the case is kept cold; the latest needs the drawer
    /// for the shortest time.
    fn fetched(&self, by: usize) -> Option<(Option<usize>, Option<usize>)> {
        let Some(pickup) = &self.pickup else { return Some((None, self.kept_from)) };
        let last = by.checked_sub(pickup.step.slots())?;
        let slot = pickup.any.last_to(last).filter(|slot| *slot >= self.ready)?;
        Some((Some(slot), Some(slot + Slots::split(pickup.step.duration).0)))
    }
    /// A pool with a drawer for all that time, where one is asked for.
    fn kept(&self, from: Option<usize>, to: usize) -> Option<Option<PoolId>> {
        let Some(pools) = &self.storage else { return Some(None) };
        let from = from?;
        let fits = |pool: &&PoolId| from >= to || self.layer.free(**pool, 1).row_before(to) <= from;
        pools.iter().find(fits).map(|pool| Some(*pool))
    }
    fn unprepared(&self, until: Until) -> Option<Chain> {
        let (pickup, fetched) = self.fetched(until.by)?;
        let storage = self.kept(fetched, until.kept)?;
        (until.by >= self.ready).then_some(Chain { pickup, preparation: None, storage })
    }
    /// Whether they can be over in time.
    pub(super) fn is_possible(&self, until: Until) -> bool {
        match &self.preparation {
            // Who is prepared early can wait: what follows needs no drawer.
            Some(_) => self.prepared.is_some_and(|prepared| prepared <= until.by),
            None => self.unprepared(until).is_some(),
        }
    }
    /// Adds them to a service, as late as they can be.
    pub(super) fn add(&self, until: Until, service: &mut Service) -> Option<()> {
        let chain = match &self.preparation {
            Some(preparation) => {
                let mut last = until.by.checked_sub(preparation.step.slots())?;
                loop {
                    let slot = preparation.any.last_to(last)?;
                    if let Some(chain) = self.prepared_at(slot) {
                        break chain;
                    }
                    last = slot.checked_sub(1)?;
                }
            }
            None => self.unprepared(until)?,
        };
        let placed = |opens: &Option<Opens>, slot: Option<usize>| {
            let open = opens.as_ref()?.at(slot?)?;
            Some(Placed { pool: open.pool, start: Slots::time(slot?) })
        };
        service.pickup = placed(&self.pickup, chain.pickup);
        service.preparation = placed(&self.preparation, chain.preparation);
        service.storage = chain.storage;
        Some(())
    }
}
