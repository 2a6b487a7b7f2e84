//! Beds: who gets which of those there are.

pub mod admission;
pub mod format;
