//! Cemetery plans by mixed-integer models, exact to the unit in all six stages. Who is buried how is decided by year, choice and
//! kind; where, for all sites of a kind together: no rule, target or cost asks who lies where, people go anywhere, and a free
//! unit never spoils, so that whatever the sites hold together can be shared out among them afterwards (`freeze.rs`). Only
//! a site whose free units a target names is counted by itself. The referee has the last word on every plan.

mod early;
mod freeze;
mod model;
mod prices;
mod solve;
mod stages;
mod sum;
mod targets;
#[cfg(test)]
mod tests;

pub use crate::sites::Terms;
pub use solve::{Found, go_on, solve};
