//! The JSON Schema of a roster's document, made from the draft's types and committed at
//! `docs/schema/visits.schema.json`. It says what can be read; `check` says what makes sense.

use serde_json::Value;

use crate::schema::schema_of;
use crate::visits::draft::{Draft, MODEL};

/// The schema, in which no object has a field that the reader does not know.
#[must_use]
pub fn schema() -> Value {
    schema_of::<Draft>(MODEL)
}
