//! From the steps of a job back to its place: which slots, what it keeps busy, and what it costs. `insertion.rs` finds all
//! of that together with the steps; whoever has only these, as a checkpoint does, comes to the same here, or to `None` where
//! the search would never put a job so. Whether there is room is for [`Services::put_back`] to say.

use anpai_core::funerals::services::plan::{Placed, Service};
use anpai_core::funerals::services::problem::PoolId;
use anpai_core::time::Time;

use super::insertion::{after_farewell, cold, is_moved};
use super::model::{CaseModel, Model, Room};
use super::state::{Kept, Place, Services};
use crate::search::cost;

impl Services<'_> {
    /// The place of a job with these steps, or with this trip.
    pub(super) fn again(&self, job: u32, service: Service, trip: Option<Placed>) -> Option<Place> {
        let (model, at) = (self.model, job as usize);
        match (model.cases.get(at), trip) {
            (Some(case), None) => Again { model, at, case, service }.place(),
            (None, Some(trip)) if service == Service::default() => {
                trip_again(model, at - model.cases.len(), trip)
            }
            _ => None,
        }
    }
}

struct Again<'m> {
    model: &'m Model<'m>,
    at: usize,
    case: &'m CaseModel,
    service: Service,
}

impl<'m> Again<'m> {
    fn place(&self) -> Option<Place> {
        let (model, case, service) = (self.model, self.case, self.service);
        let (grid, prices) = (&model.grid, model.prices);
        let hall = match &case.farewell {
            Some(rooms) => Some(self.room(rooms, service.farewell?)?),
            None => (service.farewell == case.begun.farewell).then_some(None)?,
        };
        let slot = match hall {
            Some((_, slot)) => slot,
            None => slot_of(model, service.cremation?.start)?,
        };
        let soonest = slot + hall.map_or(0, |_| case.later);
        let cremator = match (&case.cremation, service.cremation) {
            (Some(rooms), Some(placed)) => {
                let later = grid.floor(placed.start);
                let waits = later.checked_sub(soonest).filter(|waits| *waits <= case.wait)?;
                let begins =
                    grid.time(slot).0 + after_farewell(model, self.at, hall.is_some()) + grid.of(waits);
                (placed.start == Time(begins)).then_some(())?;
                Some((room_of(model, rooms, placed.pool, later)?, later))
            }
            (None, begun) => (begun == case.begun.cremation).then_some(None)?,
            (Some(_), None) => return None,
        };
        let later = cremator.map_or(slot, |(_, later)| later);
        let &(_, mut total) = case.starts.iter().find(|(start, _)| *start as usize == slot)?;
        total += cost(prices.upgrade, hall.map_or(0, |(hall, _)| hall.upgrade));
        total += cost(prices.waiting, cremator.map_or(0, |_| grid.of(later - soonest)));
        let before = model.problem.previous.get(self.at).copied().flatten();
        if before.is_some_and(|before| is_moved(&before, &service)) {
            total += cost(prices.moved, 1);
        }
        let mut kept = Vec::new();
        let by = slot.min(case.by);
        let (night, by) = self.night(slot, by)?;
        self.before_rite(by, &mut kept)?;
        self.storage(slot, &mut kept)?;
        hall.into_iter().chain(cremator).for_each(|(room, at)| model.way(room).keeps(at, &mut kept));
        kept.extend(night);
        Some(Place { service, trip: None, slot: later, kept, cost: total })
    }
    /// A step in one of its rooms, from the beginning of a slot on.
    fn room(&self, rooms: &'m [Room], placed: Placed) -> Option<(&'m Room, usize)> {
        let slot = slot_of(self.model, placed.start)?;
        Some((room_of(self.model, rooms, placed.pool, slot)?, slot))
    }
    /// What its vigil keeps, and by when all before it is done.
    fn night(&self, slot: usize, by: usize) -> Option<(Option<Kept>, usize)> {
        let Some(vigil) = &self.case.vigil else {
            return (self.service.vigil == self.case.begun.vigil).then_some((None, by));
        };
        let pool = self.service.vigil?;
        let (from, to, done) =
            vigil.spans[usize::from(self.model.problem.day_of(self.model.grid.time(slot)))];
        Some((Some(Kept { pool, from, slots: to.checked_sub(from)?, units: 1 }), by.min(done)))
    }
    /// Preparation and pick-up, one after the other and both over in time.
    fn before_rite(&self, mut by: usize, kept: &mut Vec<Kept>) -> Option<()> {
        let (case, service) = (self.case, self.service);
        let steps = [
            (&case.preparation, service.preparation, case.begun.preparation),
            (&case.pickup, service.pickup, case.begun.pickup),
        ];
        for (step, placed, begun) in steps {
            let Some(step) = step else {
                (placed == begun).then_some(())?;
                continue;
            };
            let (room, slot) = self.room(&step.options, placed?)?;
            (slot + step.length <= by).then_some(())?;
            self.model.way(room).keeps(slot, kept);
            by = slot;
        }
        (by >= case.ready).then_some(())
    }
    /// Its drawer.
    fn storage(&self, slot: usize, kept: &mut Vec<Kept>) -> Option<()> {
        let Some(pools) = &self.case.storage else {
            return (self.service.storage == self.case.begun.storage).then_some(());
        };
        let pool: PoolId = self.service.storage.filter(|pool| pools.contains(pool))?;
        let (from, slots) = cold(self.model, self.at, slot, &self.service)?;
        if slots > 0 {
            kept.push(Kept { pool, from, slots, units: 1 });
        }
        Some(())
    }
}

/// The slot that begins at a time.
fn slot_of(model: &Model<'_>, start: Time) -> Option<usize> {
    let slot = model.grid.floor(start);
    (slot < model.grid.slots && model.grid.time(slot) == start).then_some(slot)
}

/// The room of a pool, where a step may begin there in a slot.
fn room_of<'m>(model: &Model<'_>, rooms: &'m [Room], pool: PoolId, slot: usize) -> Option<&'m Room> {
    rooms.iter().find(|room| model.way(room).pool == pool && room.may.has(slot))
}

fn trip_again(model: &Model<'_>, at: usize, trip: Placed) -> Option<Place> {
    let collection = &model.collections[at];
    let slot = slot_of(model, trip.start).filter(|slot| *slot >= collection.ready)?;
    let room = room_of(model, &collection.options, trip.pool, slot)?;
    let mut kept = Vec::new();
    model.way(room).keeps(slot, &mut kept);
    let (service, cost) = (Service::default(), model.late(at, trip.start));
    Some(Place { service, trip: Some(trip), slot, kept, cost })
}
