//! `anpai schema`: the JSON Schema of a model's document, the same text that is committed.

use crate::args::Schema;
use crate::failure::Failure;
use crate::{Exit, output};

/// Prints it.
///
/// # Errors
/// None that is known.
pub fn run(args: &Schema) -> Result<Exit, Failure> {
    output::print(&(serde_json::to_string_pretty(&args.model.schema())? + "\n"));
    Ok(Exit::Done)
}
