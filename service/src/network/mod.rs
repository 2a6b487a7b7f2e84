//! The home-care network: what the verbs do with its documents.

pub mod plan;
