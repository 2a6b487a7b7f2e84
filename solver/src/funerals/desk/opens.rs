//! Slots in which a step may begin: within hours, where units and staff are free for long enough.

use anpai_core::funerals::services::Problem;
use anpai_core::funerals::services::problem::PoolId;
use anpai_core::time::{Duration, Time};

use super::calendar::{Kept, Layer};
use super::slots::Slots;
use crate::funerals::services::bits::Bits;

/// A step that begins `left` after the beginning of a slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) duration: Duration,
    pub(super) left: Duration,
}

/// A pool that a step may be in, and the slots in which it may begin there.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) pool: PoolId,
    /// Ranks of a hall above the one that was asked for.
    pub(super) upgrade: i64,
    pub(super) runs: Bits,
    /// Slots in which it may begin if everything were free.
    may: Bits,
}

/// The pools of a step, the best first, and the slots of all of them together.
#[derive(Clone, Debug)]
pub(super) struct Opens {
    pub(super) step: Step,
    pub(super) each: Vec<Open>,
    pub(super) any: Bits,
}

impl Step {
    /// What begins with a slot.
    pub(super) fn new(duration: Duration) -> Self {
        Self { duration, left: Duration::ZERO }
    }
    /// Whole slots from the first one until it is over.
    pub(super) fn slots(self) -> usize {
        Slots::length(self.duration + self.left)
    }
    /// What it keeps busy in a pool from a slot on.
    pub(super) fn keeps(self, problem: &Problem, pool: PoolId, slot: usize, kept: &mut Vec<Kept>) {
        let own = &problem.pools[pool.index()];
        let busy = Slots::length(self.duration + self.left + own.after);
        kept.push(Kept { pool, from: slot, to: slot + busy, units: 1 });
        if let Some(staff) = own.staff {
            kept.push(Kept { pool: staff.pool, from: slot, to: slot + self.slots(), units: staff.people });
        }
    }
}

impl Opens {
    /// A step in any of some pools, each with its ranks above what was asked for.
    pub(super) fn new(
        problem: &Problem,
        (slots, layer): (Slots, &Layer),
        step: Step,
        pools: impl Iterator<Item = (PoolId, i64)>,
    ) -> Self {
        let each = pools.map(|(pool, upgrade)| {
            let may = hours(problem, slots, step, pool);
            let runs = runs(problem, layer, step, pool, &[]);
            Open { pool, upgrade, runs, may }
        });
        let mut opens = Self { step, each: each.collect(), any: Bits::none(slots.count) };
        opens.each.iter_mut().for_each(|open| open.runs.and(&open.may));
        opens.join(slots);
        opens
    }
    fn join(&mut self, slots: Slots) {
        self.any = Bits::none(slots.count);
        self.each.iter().for_each(|open| self.any.or(&open.runs));
    }
    /// Leaves out slots in which something is not allowed.
    pub(super) fn close(&mut self, slots: Slots, shut: impl Fn(&mut Bits)) {
        for open in &mut self.each {
            shut(&mut open.may);
            open.runs.and(&open.may);
        }
        self.join(slots);
    }
    /// The first pool in which it may begin in a slot.
    pub(super) fn at(&self, slot: usize) -> Option<&Open> {
        self.each.iter().find(|open| open.runs.has(slot))
    }
    /// Slots in which it could begin once something else has taken its own.
    pub(super) fn after(&self, problem: &Problem, layer: &Layer, kept: &[Kept], slots: Slots) -> Bits {
        let mut any = Bits::none(slots.count);
        for open in &self.each {
            let mut runs = runs(problem, layer, self.step, open.pool, kept);
            runs.and(&open.may);
            any.or(&runs);
        }
        any
    }
}

fn runs(problem: &Problem, layer: &Layer, step: Step, id: PoolId, kept: &[Kept]) -> Bits {
    let pool = &problem.pools[id.index()];
    let of = |pool: PoolId, units: i64, length: usize| {
        if kept.iter().any(|kept| kept.pool == pool) {
            layer.free_after(pool, units, kept).runs(length)
        } else {
            layer.free(pool, units).runs(length)
        }
    };
    let mut runs = of(id, 1, Slots::length(step.duration + step.left + pool.after));
    if let Some(staff) = pool.staff {
        runs.and(&of(staff.pool, staff.people, step.slots()));
    }
    runs
}

/// Slots in which the step lies within one window of the pool's hours.
fn hours(problem: &Problem, slots: Slots, step: Step, id: PoolId) -> Bits {
    let mut may = Bits::none(slots.count);
    for span in &problem.pools[id.index()].hours {
        let first = Time(span.from.0.saturating_sub(step.left.0));
        let last = Time(span.to.0.saturating_sub(step.duration.0 + step.left.0));
        may.fill(slots.ceil(first), slots.after(last), true);
    }
    may
}
