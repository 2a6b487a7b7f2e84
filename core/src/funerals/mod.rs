//! Funerals: a day and a week, the booking desk, slots, and years of a cemetery.

pub mod cemetery;
pub mod desk;
pub mod services;
pub mod slots;
