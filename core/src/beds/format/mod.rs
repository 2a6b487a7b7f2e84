//! Published text formats of the beds domain.

pub mod assignment;
pub mod solution;
