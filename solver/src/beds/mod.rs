//! Beds: solvers of the bed models.

pub mod admission;
