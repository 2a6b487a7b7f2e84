//! From bytes to a draft: a reader that goes on after every mistake, so that the answer names all of them. The document
//! is read in one pass into the draft itself; no tree of it is ever built, so a large file of the wrong kind costs
//! little memory, and an array nested a million deep costs no stack.
//!
//! Text that is no JSON has exactly one issue, with line and column: nothing behind it can be trusted.
//!
//! ```
//! let text = r#"{"anpai": 1, "model": "visits", "horizon": {"start": "2024-05-06"}, "places": [],
//!     "travel": {"kind": "straight-line", "modes": {"foot": {"km_per_hour": 4, "detour": 1.3}}},
//!     "services": [], "caregivers": [], "visits": [{"id": "v1", "tasks": "bath"}]}"#;
//! let issues = anpai_core::visits::read::read(text.as_bytes()).unwrap_err();
//! assert_eq!((issues.len(), &*issues.0[0].pointer), (2, "/visits/0/tasks"));
//! ```

use std::io::Read as _;
use std::path::Path;

use serde::de::DeserializeSeed as _;

use crate::issue::Issues;
use crate::roads::{NoRoads, Roads};
use crate::visits::Problem;
use crate::visits::check::{Findings, check_after, check_head};
use crate::visits::draft::Draft;

mod choices;
mod forms;
mod kinds;
mod scalars;
mod text;
mod wire;

/// The largest document that is read, in bytes: ten times the largest day that we know of with tables for three modes.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(bytes, &NoRoads)
}

/// The same for a document that may travel along roads.
///
/// # Errors
/// Everything that is wrong with it, and what the roads say.
pub fn read_with(bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, roads, found)
}

/// Reads and checks a document; gives the draft as well, for those who change it and check it again.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_both(bytes: &[u8]) -> Result<(Draft, Problem), Issues> {
    let (draft, found) = parse(bytes)?;
    let problem = check_after(&draft, &NoRoads, found)?;
    Ok((draft, problem))
}

/// Reads a document without checking it.
///
/// # Errors
/// Every place in it that cannot be read.
pub fn read_draft(bytes: &[u8]) -> Result<Draft, Issues> {
    let (draft, found) = parse(bytes)?;
    found.finish().into_result(draft)
}

fn parse(bytes: &[u8]) -> Result<(Draft, Findings), Issues> {
    size(bytes.len() as u64, MOST_BYTES)?;
    let text = text::decode(bytes)?;
    let mut reader = wire::Reader::default();
    let mut source = serde_json::Deserializer::from_str(text);
    let draft = wire::Seed::<Draft>::new(&mut reader).deserialize(&mut source);
    match draft.and_then(|draft| source.end().map(|()| draft)) {
        // What another model or version means by its fields is not for this one to say.
        Ok(draft) => head(&draft, &reader.found).into_result((draft, reader.found)),
        Err(error) => Err(text::syntax(text, &error)),
    }
}

/// What is wrong with the version and the model, where they could be read.
fn head(draft: &Draft, found: &Findings) -> Issues {
    let mut issues = Findings::default();
    if found.is_unreadable("/anpai") || found.is_unreadable("/model") {
        return Issues::default();
    }
    check_head(draft, &mut issues);
    issues.finish()
}

/// The bytes of a file of at most `most` bytes (such as [`MOST_BYTES`]); a larger one is refused before it is read.
///
/// # Errors
/// Outside, what the operating system says; inside, the one issue that the file is too large.
pub fn file(path: &Path, most: u64) -> std::io::Result<Result<Vec<u8>, Issues>> {
    let mut source = std::fs::File::open(path)?;
    if let Err(issues) = size(source.metadata()?.len(), most) {
        return Ok(Err(issues));
    }
    stream(&mut source, most)
}

/// The same from a stream, whose size nobody knows beforehand: no more than `most` bytes and one are read.
///
/// # Errors
/// As [`file`].
pub fn stream(source: &mut dyn std::io::Read, most: u64) -> std::io::Result<Result<Vec<u8>, Issues>> {
    let mut bytes = Vec::new();
    source.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(size(bytes.len() as u64, most).map(|()| bytes))
}

fn size(bytes: u64, most: u64) -> Result<(), Issues> {
    let mut issues = Issues::default();
    if bytes > most {
        let value = format!("{bytes} bytes or more");
        let cause = format!("a document has at most {most} bytes");
        issues.push(
            "file-too-large",
            "",
            value,
            cause,
            "check that it is the right file, or plan fewer days at a time",
        );
    }
    issues.into_result(())
}
