//! Beds: who gets one today, how many to build, how long people will wait.

pub mod forecast;
pub mod format;
