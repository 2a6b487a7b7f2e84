//! The JSON Schemas of documents, made from the draft's types and committed at `docs/schema/funerals-day.schema.json` and
//! `docs/schema/funerals-week.schema.json`. They say what can be read; `check` says what makes sense.

use serde_json::Value;

use super::draft::{Draft, Model};
use crate::schema::schema_of;

/// The schema of a model, in which no object has a field that the reader does not know.
#[must_use]
pub fn schema(model: Model) -> Value {
    schema_of::<Draft>(model.name())
}
