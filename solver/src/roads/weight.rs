//! What a way costs: its time, and its length to break ties. Both sit in one integer, so that adding and comparing are
//! single instructions, and the fastest way is unique: of the ways that take least time, the shortest.

use std::ops::Add;

/// Milliseconds in the upper half, centimetres in the lower one. Ordered by time, then by length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(pub u64);

/// Milliseconds from which on there is no way: 24.8 days. Two of them can still be added.
const LEAST_NO_WAY: u32 = u32::MAX >> 1;

impl Weight {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// No way; so is everything that is larger.
    pub const NO_WAY: Self = Self((LEAST_NO_WAY as u64) << 32);

    /// Of milliseconds (below 2^31) and centimetres (below 2^32).
    #[must_use]
    pub const fn new(millis: u32, centimetres: u32) -> Self {
        Self((millis as u64) << 32 | centimetres as u64)
    }
    /// How long it takes.
    #[must_use]
    pub const fn millis(self) -> u32 {
        (self.0 >> 32) as u32
    }
    /// How long it is.
    #[must_use]
    pub const fn centimetres(self) -> u32 {
        self.0 as u32
    }
    /// Whether there is a way.
    #[must_use]
    pub const fn exists(self) -> bool {
        self.0 < Self::NO_WAY.0
    }
}

impl Add for Weight {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_counts_first_and_length_breaks_ties() {
        let (quick, short, slow) = (Weight::new(10, 500), Weight::new(10, 400), Weight::new(11, 1));
        assert!(short < quick && quick < slow);
        assert_eq!(quick + slow, Weight::new(21, 501));
        assert!(slow.exists() && !Weight::NO_WAY.exists() && !(Weight::NO_WAY + Weight::NO_WAY).exists());
    }
}
