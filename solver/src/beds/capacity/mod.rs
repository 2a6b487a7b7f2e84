//! Capacity plans, decomposed (Benders): the design is one model, and what it costs the people is pressed up by cuts from
//! the transports below it, one for each kind, year and scenario ([`recourse`]).
//!
//! 1. The linear relaxation, by cuts at points between its own optimum and the best point so far ([`relax`]): the first
//!    bound, and the cuts that everything after it works with.
//! 2. Whole designs by annealing on the cuts ([`anneal`]), each put to the transports, whose new cuts correct the
//!    annealing ([`improve`]).
//! 3. Meanwhile, in a second thread, HiGHS decides which sites open when, with modules that may be fractions ([`prove`]): a
//!    rising bound, and openings. Where these leave room below the best plan, modules are fitted to them ([`fit`]) and
//!    annealed further. Small problems say in the model itself who goes where; large ones have cuts for it.
//!
//! Every cut is valid whatever the beds, so both bounds are; every design is judged by the referee.
//!
//! Sources: Benders 1962; Ben-Ameur and Neto, *Networks* 49 (2007) for the points between (in-out separation).

mod anneal;
mod fit;
pub mod master;
mod prove;
pub mod recourse;
mod relax;
mod solve;
mod state;
pub mod transport;

#[cfg(test)]
mod tests;

pub use solve::{Best, Found, solve};
