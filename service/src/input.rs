//! Where documents come from: a file or standard input, in any of the formats.

use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::stop::Stop;
use anpai_core::visits::format::{self, Format};
use anpai_core::visits::{Plan, Problem, read};
use anpai_solver::roads::travel::Beside;

use crate::failure::Failure;

/// The problem in a file.
///
/// # Errors
/// All issues of the document, or why the file cannot be read.
pub fn problem(path: &Path, format: Format, json: bool) -> Result<Problem, Failure> {
    let refused = |issues| Failure::Issues { file: path.to_owned(), issues, json };
    let bytes = bytes(path)?.map_err(refused)?;
    format::read_with(format, &bytes, &networks(path)).map_err(refused)
}

/// The plan in a file: anpai's own, or a solution in the published form of `format`. Only anpai's own says which
/// version of its form it is.
///
/// # Errors
/// All issues of the plan, or why the file cannot be read.
pub fn plan(problem: &Problem, path: &Path, format: Format, json: bool) -> Result<Plan, Failure> {
    let refused = |issues| Failure::Issues { file: path.to_owned(), issues, json };
    let bytes = bytes(path)?.map_err(refused)?;
    let own = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok_and(|v| v.get("anpai").is_some());
    let format = if own { Format::Anpai } else { format };
    format::read_solution(format, problem, &bytes).map_err(refused)
}

/// The networks that a document calls by names relative to itself; relative to the current folder where it comes from
/// standard input.
#[must_use]
pub fn networks(document: &Path) -> Beside {
    // Nobody listens for Ctrl-C before there is a search: it ends the process at once.
    Beside::new(document.parent().unwrap_or(Path::new("")), &Stop::never())
}

/// The bytes of `path`; of standard input where it is `-`. A file that is too large is an issue of its own.
fn bytes(path: &Path) -> Result<Result<Vec<u8>, Issues>, Failure> {
    let bytes = if path == Path::new("-") {
        read::stream(&mut std::io::stdin().lock(), read::MOST_BYTES)
    } else {
        read::file(path, read::MOST_BYTES)
    };
    bytes.map_err(|e| Failure::Read(path.to_owned(), e))
}
