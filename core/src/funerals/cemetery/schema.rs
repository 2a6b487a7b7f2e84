//! The JSON Schema of a cemetery plan's document, made from the draft's types and committed at
//! `docs/schema/cemetery-plan.schema.json`.

use serde_json::Value;

use super::draft::{Draft, MODEL};
use crate::schema::schema_of;

/// The schema, in which no object has a field that the reader does not know.
#[must_use]
pub fn schema() -> Value {
    schema_of::<Draft>(MODEL)
}
