//! Few places to few, or one to some: buckets. Each place of the smaller side climbs the hierarchy once and leaves what it
//! weighs at every rank that it settles; each place of the other side climbs towards it and looks into the buckets on its
//! way. Nothing here is as long as the network, so that a small question has a small answer's cost; where both sides are
//! large, sweeps are faster by far.
//!
//! Source: Knopp, Sanders, Schultes, Schulz, Wagner (2007), Computing Many-to-Many Shortest Paths Using Highway
//! Hierarchies; on a contraction hierarchy as in Geisberger, Sanders, Schultes, Delling (2008), with their stall on demand.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use anpai_core::stop::Stop;

use crate::roads::contract::Stopped;
use crate::roads::ends::{Ends, Hook};
use crate::roads::hierarchy::{Hierarchy, Side};
use crate::roads::weight::Weight;

/// Time and length of the fastest way, `[sources x targets]`, row = from; `NO_WAY` where there is none.
pub(super) fn weights(
    hierarchy: &Hierarchy,
    sources: &Ends,
    targets: &Ends,
    stop: &Stop,
) -> Result<Vec<Weight>, Stopped> {
    let by_target = targets.len() < sources.len();
    let (few, many) = if by_target { (targets, sources) } else { (sources, targets) };
    let Hierarchy { up, down, .. } = hierarchy;
    let (few_along, many_along) = if by_target { (down, up) } else { (up, down) };

    let mut climb = Climb::default();
    let mut buckets = Buckets::default();
    for place in 0..few.len() {
        if stop.is_over() {
            return Err(Stopped);
        }
        climb.begin(hierarchy, few.of(place));
        while let Some((rank, weight)) = climb.next(few_along, many_along) {
            buckets.add(rank, Entry { place: place as u32, next: NONE, weight });
        }
    }
    let mut out = vec![Weight::NO_WAY; few.len() * many.len()];
    let mut best = vec![Weight::NO_WAY; few.len()];
    for place in 0..many.len() {
        if stop.is_over() {
            return Err(Stopped);
        }
        best.fill(Weight::NO_WAY);
        let mut worst = Weight::NO_WAY;
        climb.begin(hierarchy, many.of(place));
        while let Some((rank, weight)) = climb.next(many_along, few_along) {
            // What is settled from here on weighs no less, and neither does any way over it.
            if weight >= worst {
                break;
            }
            let mut better = false;
            for entry in buckets.of(rank) {
                let best = &mut best[entry.place as usize];
                better |= entry.weight + weight < *best;
                *best = (entry.weight + weight).min(*best);
            }
            if better {
                worst = best.iter().copied().max().unwrap_or(worst);
            }
        }
        for (other, &best) in best.iter().enumerate() {
            let at = if by_target { place * few.len() + other } else { other * many.len() + place };
            out[at] = best;
        }
    }
    Ok(out)
}

/// No rank, and no entry.
const NONE: u32 = u32::MAX;

/// What a place left at a rank.
#[derive(Clone, Copy)]
struct Entry {
    place: u32,
    /// The entry left there before, or `NONE`.
    next: u32,
    weight: Weight,
}

/// All that was left, by rank.
struct Buckets {
    last: Sparse<u32>,
    entries: Vec<Entry>,
}

impl Default for Buckets {
    fn default() -> Self {
        Self { last: Sparse::new(NONE), entries: Vec::new() }
    }
}

impl Buckets {
    fn add(&mut self, rank: u32, entry: Entry) {
        let number = self.entries.len() as u32;
        let next = std::mem::replace(self.last.at(rank), number);
        self.entries.push(Entry { next, ..entry });
    }
    fn of(&self, rank: u32) -> impl Iterator<Item = Entry> + '_ {
        let entry = |number: u32| self.entries.get(number as usize).copied();
        std::iter::successors(entry(self.last.get(rank)), move |before| entry(before.next))
    }
}

/// One search up the hierarchy, kept from one place to the next.
struct Climb {
    reached: Sparse<Weight>,
    queue: BinaryHeap<Reverse<(Weight, u32)>>,
}

impl Default for Climb {
    fn default() -> Self {
        Self { reached: Sparse::new(Weight::NO_WAY), queue: BinaryHeap::new() }
    }
}

impl Climb {
    fn begin(&mut self, hierarchy: &Hierarchy, hooks: &[Hook]) {
        self.reached.clear();
        self.queue.clear();
        for hook in hooks {
            self.improve(hierarchy.rank[hook.node as usize], hook.weight);
        }
    }
    fn improve(&mut self, rank: u32, weight: Weight) {
        let reached = self.reached.at(rank);
        if weight < *reached {
            *reached = weight;
            self.queue.push(Reverse((weight, rank)));
        }
    }
    /// The next rank that no higher one reaches for less (`against`: stall on demand), by weight.
    fn next(&mut self, along: &Side, against: &Side) -> Option<(u32, Weight)> {
        while let Some(Reverse((weight, rank))) = self.queue.pop() {
            if weight > self.reached.get(rank)
                || against.from(rank).any(|(other, w)| self.reached.get(other) + w < weight)
            {
                continue;
            }
            for (other, w) in along.from(rank) {
                self.improve(other, weight + w);
            }
            return Some((rank, weight));
        }
        None
    }
}

/// Values by rank where few of many ranks have one: a table with open addresses, never more than half full.
struct Sparse<T> {
    /// A power of two; `NONE` where there is no rank.
    slots: Vec<(u32, T)>,
    /// Slots that are taken.
    taken: Vec<u32>,
    /// What every rank has at first.
    empty: T,
}

/// Slots at first: what a city's climb fills to a half.
const SLOTS: usize = 1 << 10;

impl<T: Copy> Sparse<T> {
    fn new(empty: T) -> Self {
        Self { slots: vec![(NONE, empty); SLOTS], taken: Vec::new(), empty }
    }
    fn get(&self, rank: u32) -> T {
        self.slots[slot(&self.slots, rank)].1
    }
    fn at(&mut self, rank: u32) -> &mut T {
        let mut at = slot(&self.slots, rank);
        if self.slots[at].0 == NONE {
            if 2 * self.taken.len() >= self.slots.len() {
                self.grow();
                at = slot(&self.slots, rank);
            }
            self.slots[at].0 = rank;
            self.taken.push(at as u32);
        }
        &mut self.slots[at].1
    }
    fn grow(&mut self) {
        let longer = vec![(NONE, self.empty); 2 * self.slots.len()];
        let old = std::mem::replace(&mut self.slots, longer);
        for taken in &mut self.taken {
            let entry = old[*taken as usize];
            let at = slot(&self.slots, entry.0);
            self.slots[at] = entry;
            *taken = at as u32;
        }
    }
    fn clear(&mut self) {
        for slot in self.taken.drain(..) {
            self.slots[slot as usize] = (NONE, self.empty);
        }
    }
}

/// Source: Knuth, The Art of Computer Programming, 6.4: multiplication by the golden ratio, then the next free slot.
fn slot<T>(slots: &[(u32, T)], rank: u32) -> usize {
    let bits = slots.len().trailing_zeros();
    let mut at = (rank.wrapping_mul(0x9e37_79b1) >> (u32::BITS - bits)) as usize;
    while slots[at].0 != rank && slots[at].0 != NONE {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_has_grown_keeps_its_values_and_is_empty_after_it_was_cleared() {
        let mut table = Sparse::new(0);
        let ranks = || (0..3 * SLOTS as u32).map(|rank| 7 * rank);
        for rank in ranks() {
            *table.at(rank) = rank + 1;
        }
        assert!(ranks().all(|rank| table.get(rank) == rank + 1 && table.get(rank + 1) == 0));
        table.clear();
        assert!(table.slots.iter().all(|slot| *slot == (NONE, 0)));
    }
}
