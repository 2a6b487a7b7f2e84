//! Beds: who gets one, how many to build, how long people wait.

pub mod capacity;
pub mod plan;
