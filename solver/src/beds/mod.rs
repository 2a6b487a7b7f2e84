//! Beds: solvers of the bed models.

pub mod admission;
pub mod assignment;
