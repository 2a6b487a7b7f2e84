//! What a lane of a sweep holds: time alone, or time and length in one integer.

use crate::roads::weight::Weight;

/// An unsigned integer to be added and compared.
pub(super) trait Lane: Copy + Ord + Send + Sync + std::ops::Add<Output = Self> {
    /// Infinity; two of them can be added.
    const NO_WAY: Self;
    /// What is written where there is no way.
    const NONE: Self;
    /// What the lane keeps of a weight.
    fn of(weight: Weight) -> Self;
}

impl Lane for u32 {
    const NO_WAY: Self = Weight::NO_WAY.millis();
    const NONE: Self = Self::MAX;
    fn of(weight: Weight) -> Self {
        weight.millis()
    }
}

impl Lane for u64 {
    const NO_WAY: Self = Weight::NO_WAY.0;
    const NONE: Self = Self::MAX;
    fn of(weight: Weight) -> Self {
        weight.0
    }
}
