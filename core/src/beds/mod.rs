//! Beds: who gets one today, how many to build, how long people will wait.

pub mod admission;
pub mod capacity;
pub mod forecast;
pub mod format;
pub mod plan;

pub use crate::named;
