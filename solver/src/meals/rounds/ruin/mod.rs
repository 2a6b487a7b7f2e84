//! Operators that take units out. A new one is one file and one line here.

use super::state::Rounds;
use crate::search::Ruin;

mod moved_trip;
mod other_hands;
mod random;
mod strings;
mod whole_trip;

/// Every ruin.
pub(super) const RUINS: &[&dyn for<'m> Ruin<Rounds<'m>>] = &[
    &strings::AdjacentStrings,
    &random::RandomUnits,
    &whole_trip::WholeTrip,
    &moved_trip::MovedTrip,
    &other_hands::OtherHands,
];
