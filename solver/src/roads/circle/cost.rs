//! What a circle counts: milliseconds alone, or the whole weight. The time-only search moves half the bytes.

use crate::roads::weight::Weight;

/// A cost that a bounded search can add, compare and sort into buckets of time.
pub trait Cost: Copy + Ord {
    /// Larger than every way.
    const FAR: Self;
    /// What an arc carries.
    fn of(weight: Weight) -> Self;
    /// The milliseconds in it.
    fn millis(self) -> u32;
    /// One way after the other.
    #[must_use]
    fn plus(self, arc: Self) -> Self;
}

impl Cost for u32 {
    const FAR: Self = Self::MAX;
    fn of(weight: Weight) -> Self {
        weight.millis()
    }
    fn millis(self) -> u32 {
        self
    }
    fn plus(self, arc: Self) -> Self {
        self + arc
    }
}

impl Cost for Weight {
    const FAR: Self = Self(u64::MAX);
    fn of(weight: Weight) -> Self {
        weight
    }
    fn millis(self) -> u32 {
        Self::millis(self)
    }
    fn plus(self, arc: Self) -> Self {
        self + arc
    }
}

/// A weight and where it counts from. Of two starts at equal weight the lower one is nearer, so the answer is unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FromStart {
    /// What the way costs.
    pub weight: Weight,
    /// Where it begins: the position among the starts.
    pub start: u32,
}

impl Cost for FromStart {
    const FAR: Self = Self { weight: Weight(u64::MAX), start: u32::MAX };
    fn of(weight: Weight) -> Self {
        Self { weight, start: 0 }
    }
    fn millis(self) -> u32 {
        self.weight.millis()
    }
    fn plus(self, arc: Self) -> Self {
        Self { weight: self.weight + arc.weight, start: self.start }
    }
}
