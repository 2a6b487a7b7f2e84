//! Funerals of the five places, by model.

pub mod services;
