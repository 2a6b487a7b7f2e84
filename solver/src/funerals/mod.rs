//! Solving what a funeral home has to arrange.

pub mod desk;
pub mod services;
