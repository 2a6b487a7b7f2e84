//! The JSON Schemas of commands and of lines of the ledger, committed at `docs/schema/funerals-desk.schema.json` and
//! `docs/schema/funerals-desk-ledger.schema.json`.

use serde_json::Value;

use super::draft::{CommandDraft, LineDraft, MODEL};
use crate::schema::{form_schema, schema_of};

/// The schema of a command.
#[must_use]
pub fn command_schema() -> Value {
    schema_of::<CommandDraft>(MODEL)
}

/// The schema of a line of the ledger.
#[must_use]
pub fn line_schema() -> Value {
    form_schema::<LineDraft>()
}
