//! Models: what can be arranged, what a document has to say, and documents that are looked at without being solved.

pub(super) mod demo;
pub(super) mod evaluate;
pub(super) mod list;
pub(super) mod schema;
pub(super) mod validate;
