//! Slots of five minutes from some days before the document's first day until some days after its last one. Something that
//! does not fill its last slot keeps all of it: where lengths are whole slots the counts are exact, elsewhere careful.

use anpai_core::time::{Duration, Time};

/// Length of a slot in milliseconds. An assumption: homes tell families times on the five minutes.
const STEP: i64 = 5 * 60_000;
/// Days before the first one and after the last one. What would begin earlier is not offered.
const MARGIN: i64 = 2;
const DAY: i64 = 24 * 60 * 60_000;

/// Where slots lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slots {
    /// How many.
    pub(super) count: usize,
}

impl Slots {
    /// The slots of a horizon that ends at `end`.
    pub(super) fn new(end: Time) -> Self {
        let length = end.0 + 2 * MARGIN * DAY;
        Self { count: usize::try_from(length.div_euclid(STEP)).unwrap_or(0) }
    }
    /// The slot that a time lies in; the first one, or the number of slots, where it lies outside.
    pub(super) fn floor(self, time: Time) -> usize {
        self.clamped(time.0.saturating_add(MARGIN * DAY).div_euclid(STEP))
    }
    /// The first slot that begins no earlier.
    pub(super) fn ceil(self, time: Time) -> usize {
        self.floor(Time(time.0.saturating_add(STEP - 1)))
    }
    /// The first slot that begins later.
    pub(super) fn after(self, time: Time) -> usize {
        self.clamped(time.0.saturating_add(MARGIN * DAY).div_euclid(STEP).saturating_add(1))
    }
    fn clamped(self, slot: i64) -> usize {
        usize::try_from(slot.max(0)).unwrap_or(usize::MAX).min(self.count)
    }
    /// Whether a time lies before the first slot.
    pub(super) fn is_before(time: Time) -> bool {
        time.0 < -MARGIN * DAY
    }
    /// When a slot begins.
    pub(super) fn time(slot: usize) -> Time {
        Time(i64::try_from(slot).unwrap_or(i64::MAX).saturating_mul(STEP).saturating_sub(MARGIN * DAY))
    }
    /// Slots that something of a length needs that begins with one.
    pub(super) fn length(length: Duration) -> usize {
        usize::try_from(length.0.saturating_add(STEP - 1).div_euclid(STEP)).unwrap_or(0)
    }
    /// Whole slots in a length, and what is left.
    pub(super) fn split(length: Duration) -> (usize, Duration) {
        (usize::try_from(length.0.div_euclid(STEP)).unwrap_or(0), Duration(length.0.rem_euclid(STEP)))
    }
    /// Milliseconds of so many slots.
    pub(super) fn of(slots: usize) -> i64 {
        i64::try_from(slots).unwrap_or(i64::MAX).saturating_mul(STEP)
    }
}
