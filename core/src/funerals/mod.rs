//! Funerals: a day and a week, slots, and years of a cemetery.

pub mod cemetery;
pub mod services;
pub mod slots;
