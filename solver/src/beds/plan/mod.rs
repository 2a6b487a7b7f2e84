//! Bed plans by mixed-integer models: what is begun, closed, built and converted in whole numbers, and for every way
//! that demand could turn out who then goes where. Stages one after another: what a stage has reached is a row for the
//! next. A solution gives only the decisions; who goes where is worked out from them in whole people
//! ([`freeze`]), and the referee has the last word.

mod clashes;
mod design;
mod freeze;
pub mod frontier;
mod least;
mod limits;
mod people;
mod prices;
mod prove;
mod recourse;
mod relax;
mod solve;
pub mod stochastic;
#[cfg(test)]
mod tests;

pub use crate::sites::Terms;
pub use clashes::{Change, Clashing};
pub use prices::Price;
pub use solve::{Found, StageFound, go_on, solve};
