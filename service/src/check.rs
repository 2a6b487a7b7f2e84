//! `anpai check`: every issue of a document at once.

use serde_json::{Map, Value, json};

use crate::args::Check;
use crate::failure::Failure;
use crate::{Exit, input, output};

/// Checks a document and says what is in it.
///
/// # Errors
/// The issues, or a file that cannot be read.
pub fn run(args: &Check) -> Result<Exit, Failure> {
    let document = input::document(&args.file, args.format, args.json)?;
    let checked = document.model()?.check(&document)?;
    output::print(&if args.json {
        let mut object: Map<String, Value> =
            Map::from_iter([("status".into(), json!("valid")), ("issues".into(), json!([]))]);
        object.extend(checked.counts);
        format!("{:#}\n", Value::Object(object))
    } else {
        format!("no issues: {}\n", checked.line)
    });
    Ok(Exit::Done)
}
