//! Beds: what the verbs do with their documents.

pub mod admission;
mod assignment;
pub mod forecast;
pub mod plan;
