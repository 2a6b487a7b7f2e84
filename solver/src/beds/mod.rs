//! Solvers of the beds domain.

pub mod capacity;
pub mod forecast;
pub mod plan;
