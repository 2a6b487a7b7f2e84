//! Solving what a funeral home has to arrange.

pub mod cemetery;
pub mod desk;
pub mod services;
pub mod slots;
