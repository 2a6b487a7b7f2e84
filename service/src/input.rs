//! Where documents come from: a file or standard input, in any of the formats.

use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::read;
use anpai_core::stop::Stop;
use anpai_solver::roads::travel::Beside;

use crate::failure::Failure;
use crate::models::Document;

/// The document in a file.
///
/// # Errors
/// Why the file cannot be read, or that it is too large.
pub fn document(path: &Path, format: &'static str, json: bool) -> Result<Document, Failure> {
    let bytes = bytes(path)?.map_err(|issues| Failure::Issues { file: path.to_owned(), issues, json })?;
    Ok(Document { path: path.to_owned(), format, bytes, json, is_guest: false })
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
