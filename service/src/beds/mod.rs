//! The models of beds.

pub mod forecast;
