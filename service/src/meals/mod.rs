//! Meals: what the verbs do with their documents.

pub mod plan;
pub mod rounds;
