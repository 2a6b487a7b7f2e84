//! Beds: what the verbs do with the documents of its models.

pub mod forecast;
pub mod plan;
