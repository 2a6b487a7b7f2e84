//! Ways to use a pool, and the slots from which each of them fits as things are. A slot that fills up or falls free changes only
//! the slots shortly before it, so these are marked, and worked out anew when somebody looks.

use anpai_core::funerals::services::problem::PoolId;

use super::bits::Bits;
use super::state::Kept;

/// How long a step keeps a unit of a pool busy, and its staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    pub(super) pool: PoolId,
    /// Slots that it keeps a unit busy.
    pub(super) busy: usize,
    /// The pool of its staff, slots that it takes them, and how many people.
    pub(super) staff: Option<(PoolId, usize, i64)>,
}

impl Way {
    /// What it keeps when it begins in a slot.
    pub(super) fn keeps(&self, slot: usize, kept: &mut Vec<Kept>) {
        kept.push(Kept { pool: self.pool, from: slot, slots: self.busy, units: 1 });
        if let Some((pool, slots, units)) = self.staff {
            kept.push(Kept { pool, from: slot, slots, units });
        }
    }
    /// The longest that it keeps anything.
    fn longest(&self) -> usize {
        self.busy.max(self.staff.map_or(0, |(_, slots, _)| slots))
    }
}

/// Slots from which a way fits.
#[derive(Clone, Debug)]
struct Fit {
    runs: Bits,
    /// Slots that are to be worked out anew: from and, not with, to.
    stale: (usize, usize),
}

const NONE_STALE: (usize, usize) = (usize::MAX, 0);

/// Where each way fits.
#[derive(Clone, Debug)]
pub(super) struct Fits {
    each: Vec<Fit>,
    window: Vec<u64>,
}

impl Fits {
    /// Nothing is worked out yet.
    pub(super) fn new(ways: usize, slots: usize) -> Self {
        Self { each: vec![Fit { runs: Bits::none(slots), stale: (0, slots) }; ways], window: Vec::new() }
    }
    /// Something has changed in slots from one to another, both counted, of a pool that these ways use.
    pub(super) fn mark(&mut self, ways: &[Way], of_pool: &[u32], first: usize, last: usize) {
        for way in of_pool {
            let (way, stale) = (&ways[*way as usize], &mut self.each[*way as usize].stale);
            stale.0 = stale.0.min((first + 1).saturating_sub(way.longest()));
            stale.1 = stale.1.max(last + 1);
        }
    }
    /// Works out anew what has changed. `free` has the slots in which so many units of a pool are free.
    pub(super) fn renew<'a>(&mut self, at: u32, way: &Way, free: impl Fn(PoolId, i64) -> &'a Bits) {
        let Fit { runs, stale } = &mut self.each[at as usize];
        let (from, to) = std::mem::replace(stale, NONE_STALE);
        if from >= to {
            return;
        }
        runs.fill(from, to, true);
        runs.keep_runs(free(way.pool, 1), way.busy, from, to, &mut self.window);
        if let Some((pool, slots, people)) = way.staff {
            runs.keep_runs(free(pool, people), slots, from, to, &mut self.window);
        }
    }
    /// The slots from which a way fits.
    pub(super) fn of(&self, way: u32) -> &Bits {
        let fit = &self.each[way as usize];
        debug_assert!(fit.stale.0 >= fit.stale.1, "what is looked at is worked out");
        &fit.runs
    }
}
