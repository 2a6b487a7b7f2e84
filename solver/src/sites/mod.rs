//! What plans share that choose among the sizes of sites, whatever these serve: a column for each size ([`Choice`]), stages
//! one after another ([`Ladder`]), fairness between streets, and the best plan that is known ([`Best`]).

mod best;
mod choice;
mod fairness;
mod ladder;

pub use best::{Best, Judge, Terms, dispatch_limits};
pub use choice::{Choice, budget, keep};
pub use fairness::Street;
use ladder::SLACK;
pub use ladder::{Bound, Ear, Ladder, Looks, Objective, Rung};

/// No limit.
pub const INF: f64 = f64::INFINITY;
/// Fen of a yuan: costs are in yuan inside models, so that they are not far apart from what is served.
pub const FEN: f64 = 100.0;

/// A bound of whole numbers, rounded up where that is safe: a tolerance below what is proved.
#[must_use]
pub fn whole(bound: f64) -> Option<i64> {
    bound.is_finite().then(|| (bound - SLACK.1 - SLACK.0 * bound.abs()).ceil() as i64)
}
