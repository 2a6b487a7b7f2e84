//! Solving what a funeral home has to arrange.

pub mod services;
pub mod slots;
