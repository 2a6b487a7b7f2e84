//! What is free of each pool, kept while bookings come and go.

use std::collections::BTreeMap;

use anpai_core::funerals::desk::{Desk, Take};
use anpai_core::funerals::services::Problem;
use anpai_core::funerals::services::problem::{Capacity, PoolId};

use super::slots::Slots;
use crate::funerals::services::bits::Bits;

/// What is free of each pool, slot by slot.
#[derive(Clone, Debug)]
pub struct Calendar {
    slots: Slots,
    fixed: Layer,
    /// With the document's planned cases, where there are any.
    all: Option<Layer>,
    bookings: BTreeMap<String, Vec<Take>>,
    planned: BTreeMap<String, Vec<Take>>,
}

/// Units of each pool that are free, some cases counted.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pools: Vec<Free>,
}

/// Units of a pool that are free.
#[derive(Clone, Debug)]
struct Free {
    /// How many, by slot; fewer than none where units have gone out of service.
    units: Vec<i32>,
    /// Slots with so many free units at least, for each number that something takes at once; 1 comes first.
    at_least: Vec<(i64, Bits)>,
}

/// Units of a pool that something would take, in slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) pool: PoolId,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) units: i64,
}

impl Layer {
    fn new(problem: &Problem, slots: Slots) -> Self {
        let mut amounts = vec![vec![1]; problem.pools.len()];
        for staff in problem.pools.iter().filter_map(|pool| pool.staff) {
            if let Some(amounts) = amounts.get_mut(staff.pool.index())
                && !amounts.contains(&staff.people)
            {
                amounts.push(staff.people);
            }
        }
        let free = |(pool, amounts): (&anpai_core::funerals::services::problem::Pool, Vec<i64>)| {
            let units = units(slots, &pool.profile);
            let bits = |amount: i64| {
                let mut bits = Bits::none(slots.count);
                (0..slots.count).for_each(|slot| bits.set(slot, i64::from(units[slot]) >= amount));
                (amount, bits)
            };
            Free { at_least: amounts.into_iter().map(bits).collect(), units }
        };
        Self { pools: problem.pools.iter().zip(amounts).map(free).collect() }
    }
    /// Slots with so many free units.
    ///
    /// # Panics
    /// Never: 1 and every number of staff that a step takes is there.
    pub(super) fn free(&self, pool: PoolId, units: i64) -> &Bits {
        let of_pool = &self.pools[pool.index()].at_least;
        let found = of_pool.iter().find(|(amount, _)| *amount == units);
        &found.expect("every amount that something takes is kept").1
    }
    /// The same once something else takes its own.
    pub(super) fn free_after(&self, pool: PoolId, units: i64, kept: &[Kept]) -> Bits {
        let mut bits = self.free(pool, units).clone();
        for own in kept.iter().filter(|own| own.pool == pool) {
            for slot in own.from..own.to {
                let left = i64::from(self.pools[pool.index()].units[slot]) - own.units;
                if left < units {
                    bits.set(slot, false);
                }
            }
        }
        bits
    }
    fn change(&mut self, slots: Slots, takes: &[Take], sign: i64) {
        for take in takes {
            let Some(free) = self.pools.get_mut(take.pool.index()) else { continue };
            let amount = i32::try_from(sign * take.units).unwrap_or(i32::MAX);
            for slot in slots.floor(take.span.from)..slots.ceil(take.span.to) {
                let units = &mut free.units[slot];
                *units = units.saturating_sub(amount);
                free.at_least
                    .iter_mut()
                    .for_each(|(least, bits)| bits.set(slot, i64::from(*units) >= *least));
            }
        }
    }
}

/// Units by slot: as many as there are all through it.
fn units(slots: Slots, profile: &[Capacity]) -> Vec<i32> {
    let mut units = vec![i32::MAX; slots.count];
    for part in profile {
        let there = i32::try_from(part.units).unwrap_or(i32::MAX);
        for slot in &mut units[slots.floor(part.span.from)..slots.ceil(part.span.to)] {
            *slot = (*slot).min(there);
        }
    }
    units
}

impl Calendar {
    /// The calendar of a desk as it is.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let problem = &desk.home().problem;
        let slots = Slots::new(problem.horizon.end());
        let mut fixed = Layer::new(problem, slots);
        desk.home().confirmed.values().for_each(|takes| fixed.change(slots, takes, 1));
        let mut calendar =
            Self { slots, fixed, all: None, bookings: BTreeMap::new(), planned: BTreeMap::new() };
        let planned: BTreeMap<String, Vec<Take>> =
            desk.planned().map(|(id, takes)| (id.to_owned(), takes.to_vec())).collect();
        if !planned.is_empty() {
            let mut all = calendar.fixed.clone();
            planned.values().for_each(|takes| all.change(slots, takes, 1));
            (calendar.all, calendar.planned) = (Some(all), planned);
        }
        desk.bookings().for_each(|(id, _)| calendar.look_at(desk, id));
        calendar
    }
    /// Takes in what the desk has just done with a booking.
    pub fn note(&mut self, desk: &Desk, booking: &str) {
        self.look_at(desk, booking);
        let Some(all) = &mut self.all else { return };
        let slots = self.slots;
        self.planned.retain(|id, takes| {
            let stays = desk.is_planned(id);
            if !stays {
                all.change(slots, takes, -1);
            }
            stays
        });
    }
    /// Brings what a booking takes up to date.
    fn look_at(&mut self, desk: &Desk, id: &str) {
        let now = desk.booking(id).filter(|booking| booking.state.is_active()).map(|b| b.takes.clone());
        let before = self.bookings.remove(id);
        for layer in std::iter::once(&mut self.fixed).chain(&mut self.all) {
            before.iter().for_each(|takes| layer.change(self.slots, takes, -1));
            now.iter().for_each(|takes| layer.change(self.slots, takes, 1));
        }
        if let Some(takes) = now {
            self.bookings.insert(id.to_owned(), takes);
        }
    }
    pub(super) fn slots(&self) -> Slots {
        self.slots
    }
    /// What bookings and confirmed cases leave.
    pub(super) fn fixed(&self) -> &Layer {
        &self.fixed
    }
    /// What they and the planned cases leave.
    pub(super) fn all(&self) -> &Layer {
        self.all.as_ref().unwrap_or(&self.fixed)
    }
    pub(super) fn has_planned(&self) -> bool {
        !self.planned.is_empty()
    }
}
