//! Capacity plans, decomposed (Benders): the design is one model, and what it costs the people is pressed up by cuts from
//! the transports below it, one for each kind, year and scenario ([`recourse`]).
//!
//! 1. The linear relaxation, by cuts at points between its own optimum and the best point so far ([`relax`]): the first
//!    bound, and the cuts that everything after it works with.
//! 2. Whole designs by annealing on the cuts ([`anneal`]), each put to the transports, whose new cuts correct the
//!    annealing ([`improve`]).
//! 3. Meanwhile, in a second thread, HiGHS solves the whole design model with the cuts of the relaxation, again and again
//!    with new cuts at its best design, where there is time for that: a rising bound, and designs of its own.
//!
//! Every cut is valid whatever the beds, so both bounds are; every design is judged by the referee.
//!
//! Sources: Benders 1962; Ben-Ameur and Neto, *Networks* 49 (2007) for the points between (in-out separation).

mod anneal;
pub mod master;
pub mod recourse;
mod relax;
mod solve;
mod state;
pub mod transport;

#[cfg(test)]
mod tests;

pub use solve::{Best, Found, solve};
