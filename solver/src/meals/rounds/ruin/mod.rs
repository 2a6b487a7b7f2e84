//! Operators that take units out. A new one is one file and one line here.

use super::state::Rounds;
use crate::search::Ruin;

mod moved_trip;
mod other_hands;
mod random;
mod strings;
mod whole_trip;

/// A ruin of meal rounds.
type Any = dyn for<'m> Ruin<Rounds<'m>>;

/// Every ruin; the last one is for days with an earlier plan alone.
const RUINS: &[&Any] = &[
    &strings::AdjacentStrings,
    &random::RandomUnits,
    &whole_trip::WholeTrip,
    &moved_trip::MovedTrip,
    &other_hands::OtherHands,
];

/// The ruins of a day that has an earlier plan, or has none.
pub(super) fn ruins(has_previous: bool) -> &'static [&'static Any] {
    if has_previous { RUINS } else { &RUINS[..RUINS.len() - 1] }
}
