//! The home-care network: where stations, day care, rental points and children's homes should be.

pub mod plan;
