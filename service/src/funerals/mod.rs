//! Funerals: what the verbs do with their documents.

pub mod cemetery;
pub mod services;
pub mod slots;
