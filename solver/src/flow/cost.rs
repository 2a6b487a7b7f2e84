//! What a cost may be: `i64` for speed, `i128` where stages of an objective are composed into one number.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Shl, Shr, Sub, SubAssign};

/// A whole number that costs are counted in.
pub trait Cost:
    Copy
    + Ord
    + Debug
    + Default
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + AddAssign
    + SubAssign
    + Shl<u32, Output = Self>
    + Shr<u32, Output = Self>
    + Into<i128>
    + sealed::Sealed
    + 'static
{
    /// Nothing.
    const ZERO: Self;
    /// The smallest step.
    const ONE: Self;
    /// The largest; it stands for "not reached" and is never added to.
    const MOST: Self;

    /// A value that is known to fit.
    fn narrow(value: i128) -> Self;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for i64 {}
    impl Sealed for i128 {}
}

impl Cost for i64 {
    const ZERO: Self = 0;
    const ONE: Self = 1;
    const MOST: Self = Self::MAX;

    fn narrow(value: i128) -> Self {
        value as Self
    }
}

impl Cost for i128 {
    const ZERO: Self = 0;
    const ONE: Self = 1;
    const MOST: Self = Self::MAX;

    fn narrow(value: i128) -> Self {
        value
    }
}

/// Sums could overflow. Found before the search: inside it no sum is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooLarge {
    /// A path through all slots could cost more than the type holds.
    #[error(
        "the largest cost is {largest}, and a path through {slots} slots could then overflow; use a wider type"
    )]
    Cost {
        /// The largest cost, its sign taken off.
        largest: u128,
        /// Slots, or nodes of a network.
        slots: usize,
    },
    /// More units, slots or arcs than an index of 32 bits can tell apart.
    #[error("{0} units, slots or arcs are more than 2^32 - 16")]
    Count(usize),
    /// Supplies, capacities or flows whose sum does not fit `i64`.
    #[error("the sum of all supplies, capacities and lower bounds is more than 2^62")]
    Amount,
}

/// How far a path can be, from the largest cost: twice that for each of `nodes` and two more. Room for 64 times as much
/// is kept: prices are scaled by 16 in the auction, and distances add up two of them.
pub(super) fn reach<C: Cost>(largest: u128, nodes: usize) -> Result<C, TooLarge> {
    let most: i128 = C::MOST.into();
    let too_large = TooLarge::Cost { largest, slots: nodes };
    largest
        .checked_mul(2)
        .and_then(|l| l.checked_add(1))
        .and_then(|l| l.checked_mul(nodes as u128 + 2))
        .filter(|&r| r <= most.unsigned_abs() / 64)
        .map(|r| C::narrow(r as i128))
        .ok_or(too_large)
}
