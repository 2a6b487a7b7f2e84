//! `anpai schema`: the JSON Schema of a model's document, the same text that is committed.

use anpai_core::visits::schema::schema;

use crate::args::{Model, Schema};
use crate::failure::Failure;
use crate::{Exit, output};

/// Prints it.
///
/// # Errors
/// None that is known.
pub fn run(args: &Schema) -> Result<Exit, Failure> {
    let Model::Visits = args.model;
    output::print(&(serde_json::to_string_pretty(&schema())? + "\n"));
    Ok(Exit::Done)
}
