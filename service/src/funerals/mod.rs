//! Funerals: what the verbs do with their documents.

pub mod services;
pub mod slots;
