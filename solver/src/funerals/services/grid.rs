//! Time in slots: as long as divides every length and every hour of the document, a minute at least, and longer where there
//! would be too many for so many cases. A step that does not fill its last slot keeps all of it.

use std::collections::BTreeSet;

use anpai_core::funerals::services::Problem;
use anpai_core::time::{Duration, Time};

/// The shortest slot, in milliseconds.
const SHORTEST: i64 = 60_000;
/// Days before the first one that slots reach beyond the longest vigil, and after the last one.
const MARGIN: i64 = 1;
const DAY: i64 = 24 * 60 * 60_000;
/// Slots of all days on which each case may be, added up, at most: a slot of a case takes 32 bytes.
const MOST: i64 = 8_000_000;

/// Where slots lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    origin: i64,
    step: i64,
    pub(super) slots: usize,
    /// Whether a slot divides all that the document says, so that nothing is gained by beginning between two of them.
    pub(super) is_exact: bool,
}

impl Grid {
    pub(super) fn new(p: &Problem) -> Self {
        let days: usize = p.cases.iter().map(|case| case.days.len()).sum();
        let divides = lengths(p).into_iter().fold(0, gcd);
        let exact = divides.max(SHORTEST);
        let least = (days as i64).saturating_mul(DAY) / MOST;
        let step = exact.saturating_mul((least + exact - 1) / exact).max(exact);
        let nights = p.cases.iter().filter_map(|case| case.vigil.as_ref()).map(|vigil| vigil.nights).max();
        let after = p.pools.iter().map(|pool| pool.after.0).max().unwrap_or(0);
        let origin = -(i64::from(nights.unwrap_or(0)) + MARGIN) * DAY;
        let end = p.horizon.end().0 + after + MARGIN * DAY;
        let slots = usize::try_from((end - origin).div_euclid(step) + 1).unwrap_or(0);
        // What has not begun can begin with a slot only: where `now` lies between two, that may be too late by a part of one.
        let is_now_on = p.now.is_none_or(|now| (now.0 - origin).rem_euclid(step) == 0);
        Self { origin, step, slots, is_exact: step == divides && is_now_on }
    }
    /// The slot that a time lies in; the first or the last one where it lies outside.
    pub(super) fn floor(&self, time: Time) -> usize {
        let slot = time.0.saturating_sub(self.origin).div_euclid(self.step);
        usize::try_from(slot).unwrap_or(0).min(self.slots)
    }
    /// The first slot that begins no earlier.
    pub(super) fn ceil(&self, time: Time) -> usize {
        self.floor(Time(time.0.saturating_add(self.step - 1)))
    }
    /// When a slot begins.
    pub(super) fn time(&self, slot: usize) -> Time {
        Time(self.origin + slot as i64 * self.step)
    }
    /// Slots that something of a length needs that begins with one.
    pub(super) fn length(&self, length: Duration) -> usize {
        usize::try_from((length.0 + self.step - 1).div_euclid(self.step)).unwrap_or(0)
    }
    /// Whole slots in a length, and what is left.
    pub(super) fn split(&self, length: Duration) -> (usize, Duration) {
        (
            usize::try_from(length.0.div_euclid(self.step)).unwrap_or(0),
            Duration(length.0.rem_euclid(self.step)),
        )
    }
    /// Milliseconds of so many slots.
    pub(super) fn of(&self, slots: usize) -> i64 {
        slots as i64 * self.step
    }
}

/// Everything that a slot should divide.
fn lengths(p: &Problem) -> Vec<i64> {
    let mut all = vec![p.transfer.0, p.gap.most().map_or(0, |most| most.0), DAY / 2];
    for pool in &p.pools {
        all.push(pool.after.0);
        all.extend(pool.hours.iter().flat_map(|span| [span.from.0, span.to.0]));
        all.extend(pool.profile.iter().flat_map(|part| [part.span.from.0, part.span.to.0]));
    }
    all.extend(p.closed.iter().flat_map(|closed| [closed.span.from.0, closed.span.to.0]));
    for case in &p.cases {
        let steps = [&case.pickup, &case.preparation].into_iter().flatten().map(|step| step.duration.0);
        all.extend(steps);
        all.extend(case.farewell.as_ref().map(|farewell| farewell.duration.0));
        all.extend(case.cremation.as_ref().map(|cremation| cremation.duration.0));
        all.extend([case.ready, case.latest].into_iter().flatten().map(|time| time.0));
        all.extend(case.wishes.iter().flatten().flat_map(|span| [span.from.0, span.to.0]));
    }
    for before in p.previous.iter().flatten() {
        let steps = [before.pickup, before.preparation, before.farewell, before.cremation];
        all.extend(steps.into_iter().flatten().map(|placed| placed.start.0));
    }
    // Noons and midnights, which are not half a day apart where clocks are changed.
    for nights in p.cases.iter().filter_map(|case| Some(case.vigil.as_ref()?.nights)).collect::<BTreeSet<_>>()
    {
        for day in 0..p.horizon.days() {
            let span = p.vigil_span(day, nights);
            all.extend([span.from, span.to, p.first_vigil_midnight(day, nights)].map(|time| time.0));
        }
    }
    for collection in &p.collections {
        all.extend([collection.ready.0, collection.due.0, collection.duration.0]);
    }
    all
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}
