//! The plan written down: the steps of every case and the trip of every collection that is not fixed, and what is missing in
//! the order in which the search draws from it. What a job keeps busy and costs follows from its steps.

use anpai_core::funerals::services::Plan;
use anpai_core::funerals::services::plan::{Placed, Service};
use anpai_core::funerals::services::problem::PoolId;
use anpai_core::funerals::services::rules::referee;
use anpai_core::time::Time;

use super::state::{Place, Services};
use crate::search::{Digest, Reader, Recorded, State, Writer};

impl Recorded for Services<'_> {
    type Plan = Plan;

    fn plan(&self) -> Plan {
        self.freeze()
    }
    fn write(&self, page: &mut Writer) {
        for job in self.open_jobs() {
            page.number(self.place(job).is_some().into());
            if let Some(place) = self.place(job) {
                write_steps(place, page);
            }
        }
        page.count(self.missing().len());
        self.missing().iter().for_each(|job| page.index(*job));
    }
    fn tell(&self, digest: &mut Digest) {
        for place in (0..self.jobs()).filter_map(|job| self.place(job)) {
            let Place { slot, kept, cost, .. } = place;
            [cost.hard, cost.medium, cost.soft].into_iter().for_each(|points| digest.number(points));
            for kept in kept {
                digest.number(kept.pool.0.into());
                [kept.from, kept.slots].into_iter().for_each(|slots| digest.number(slots as i64));
                digest.number(kept.units);
            }
            digest.number(*slot as i64);
        }
    }
    fn read(&mut self, page: &mut Reader<'_>) -> Option<()> {
        // Nobody searches where there is nothing to do.
        (self.jobs() > 0).then_some(())?;
        for job in self.open_jobs().collect::<Vec<_>>() {
            if page.index(2)? == 1 {
                let (service, trip) = read_steps(page, self.model.problem.pools.len())?;
                let place = self.again(job, service, trip)?;
                self.put_back(job, place)?;
            }
        }
        let jobs = self.jobs() as usize;
        let missing: Option<Vec<u32>> = (0..page.count(jobs)?).map(|_| page.index(jobs)).collect();
        self.miss(missing?)?;
        self.settle();
        Some(())
    }
    /// What is confirmed may break what it likes, and the search has no say in it.
    fn agrees(&self) -> bool {
        let (known, told) = (self.score(), referee(self.model.problem, &self.freeze()).score);
        (known.medium, known.soft) == (told.medium, told.soft)
    }
}

impl Services<'_> {
    fn open_jobs(&self) -> impl Iterator<Item = u32> {
        (0..self.jobs()).filter(|job| !self.is_frozen(*job))
    }
}

/// The steps of a case, or the trip of a collection.
fn write_steps(place: &Place, page: &mut Writer) {
    let Service { pickup, storage, preparation, vigil, farewell, cremation } = place.service;
    let placed = [pickup, preparation, farewell, cremation, place.trip];
    for pool in placed.iter().map(|placed| placed.map(|p| p.pool)).chain([storage, vigil]) {
        page.number(pool.map_or(0, |pool| u64::from(pool.0) + 1));
    }
    // From one step to the next it is not far.
    let mut last = 0;
    for Placed { start, .. } in placed.into_iter().flatten() {
        page.signed(start.0 - last);
        last = start.0;
    }
}

fn read_steps(page: &mut Reader<'_>, pools: usize) -> Option<(Service, Option<Placed>)> {
    let mut named = [None; 7];
    for pool in &mut named {
        *pool = page.index(pools + 1)?.checked_sub(1).map(PoolId);
    }
    let [a, b, c, d, e, storage, vigil] = named;
    let (mut placed, mut last) = ([None; 5], 0_i64);
    for (placed, pool) in placed.iter_mut().zip([a, b, c, d, e]) {
        if let Some(pool) = pool {
            last = last.checked_add(page.signed()?)?;
            *placed = Some(Placed { pool, start: Time(last) });
        }
    }
    let [pickup, preparation, farewell, cremation, trip] = placed;
    Some((Service { pickup, storage, preparation, vigil, farewell, cremation }, trip))
}
