//! Operators that take visits out of a roster. A new one is one file and one line here; its bench row appears by itself.

use super::roster::Roster;
use crate::search::Ruin;

mod late;
mod random;
mod related;
mod round;
mod strings;

/// Every ruin.
pub const RUINS: &[&dyn for<'m> Ruin<Roster<'m>>] = &[
    &strings::AdjacentStrings,
    &random::RandomVisits,
    &related::RelatedInTime,
    &late::AroundLate,
    &round::WholeRound,
];

/// Takes out at most this many requests at once, and this share of all.
const MOST: usize = 24;
const SHARE: f64 = 0.25;

/// How many requests a ruin may take out of a roster of `placed` at most.
fn most(placed: usize) -> usize {
    ((placed as f64 * SHARE) as usize).clamp(1, MOST)
}
