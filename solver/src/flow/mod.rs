//! Exact minimum-cost flow in integers, free of any domain: who of many gets which of a few kinds of place
//! ([`Transport`]: beds, meals, appointments), and any other flow ([`Network`]).
//!
//! Costs are `i64` or `i128` ([`Cost`]), so that stages of an objective can be composed into one number; what could
//! overflow is refused before the search ([`TooLarge`]). Every answer comes with prices that prove it, and
//! [`certificate`] checks the proof without a line of the search. [`Standing`] keeps an answer and mends it after a
//! change by augmenting paths; [`marginal`] says what one place more or less is worth.
//!
//! Where to read on: [`auction`] finds prices that are nearly right and costs most of the time; [`settle`] makes them
//! exact, whatever they were, and is all the proof there is; `docs/results.md`, "Flow", says why these.

mod assignment;
mod auction;
pub mod certificate;
mod cost;
pub mod marginal;
mod network;
mod repair;
mod search;
mod settle;
pub mod simplex;
mod standing;
mod transport;
pub mod workbench;

pub use assignment::{Assignment, Overfull};
pub use cost::{Cost, TooLarge};
pub use network::{Arc, Flow, FlowEnding, Network, Node};
pub use standing::{Ending, Progress, Standing};
pub use transport::{Slot, Transport, Unit};

use anpai_core::stop::Stop;

/// The cheapest assignment, from nothing.
///
/// ```
/// use anpai_core::stop::Stop;
/// use anpai_solver::flow::{Ending, Transport, Unit, solve};
///
/// // Two slots with one place each; three units. Leaving unit 2 out costs 9, the others 20.
/// let mut transport = Transport::<i64>::new(&[1, 1]);
/// transport.push(Some(20), &[(0, 4), (1, 7)]);
/// transport.push(Some(20), &[(0, 3)]);
/// transport.push(Some(9), &[(0, 1), (1, 1)]);
/// let Ok(Ending::Optimal(best)) = solve(transport, &Stop::never(), &mut |_| {}) else { unreachable!() };
/// assert_eq!(best.cost(), 7 + 3 + 9);
/// assert!(best.slot(Unit(2)).is_none());
/// ```
///
/// # Errors
/// [`TooLarge`] when costs or counts are so large that a sum could overflow.
pub fn solve<C: Cost>(
    transport: Transport<C>,
    stop: &Stop,
    progress: &mut dyn FnMut(Progress),
) -> Result<Ending<C>, TooLarge> {
    Standing::new(transport).solve(stop, progress)
}

#[cfg(test)]
mod tests;
