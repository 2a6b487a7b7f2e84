//! From bytes to a draft, for every model: a reader that goes on after every mistake, so that the answer names all of
//! them. The document is read in one pass into the draft itself; no tree of it is ever built, so a large file of the
//! wrong kind costs little memory, and an array nested a million deep costs no stack.
//!
//! Text that is no JSON has exactly one issue, with line and column: nothing behind it can be trusted.
//!
//! A model says how its forms are read with `forms!` and its choices with `choices!`; `visits/read` is the one to copy.

use std::io::Read as _;
use std::path::Path;

use serde::de::DeserializeSeed as _;

use crate::issue::Issues;

pub(crate) mod calendar;
pub(crate) mod choices;
pub(crate) mod findings;
pub(crate) mod forms;
pub(crate) mod json;
pub(crate) mod lines;
mod model;
pub(crate) mod money;
pub(crate) mod names;
pub(crate) mod near;
mod scalars;
pub(crate) mod settings;
pub(crate) mod text;
pub(crate) mod wire;

pub use model::{model, unknown_model};

use findings::Findings;
use wire::Wire;

/// The version of the form of all documents.
pub const VERSION: u32 = 1;

/// The largest document that is read, in bytes: ten times the largest day that we know of with tables for three modes.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The head of a document: what it is, before anything in it means something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head<'a> {
    /// The version of the form.
    pub(crate) anpai: u32,
    /// The model.
    pub(crate) model: &'a str,
}

/// A model by its name, and what its documents describe, with the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// Its name.
    pub(crate) model: &'static str,
    /// Such as "a roster".
    pub(crate) what: &'static str,
}

impl Kind {
    /// Whether this program knows the document's model and version at all.
    pub(crate) fn check(self, head: Head, found: &mut Findings) {
        if head.anpai != VERSION {
            found.add(
                "unsupported-version",
                "/anpai",
                head.anpai,
                format!("this program reads version {VERSION} of the form"),
                format!("write `\"anpai\": {VERSION}`, or use the program that this document was made for"),
            );
        }
        let Self { model, what } = self;
        if head.model != model {
            found.add(
                "wrong-model",
                "/model",
                head.model,
                format!("only documents of the model `{model}` describe {what}"),
                format!("write `\"model\": \"{model}\"`, or give the document to the command of its model"),
            );
        }
    }
}

/// Reads a draft of one kind: the draft, and what of it could not be read.
///
/// # Errors
/// The text is no JSON, or of another version or model: what those mean by their fields is not for this one to say.
pub(crate) fn parse<D: Wire>(
    bytes: &[u8],
    kind: Kind,
    head: fn(&D) -> Head<'_>,
) -> Result<(D, Findings), Issues> {
    size(bytes.len() as u64, MOST_BYTES)?;
    let (draft, found) = form(bytes)?;
    let mut issues = Findings::default();
    if !found.is_unreadable("/anpai") && !found.is_unreadable("/model") {
        kind.check(head(&draft), &mut issues);
    }
    issues.finish().into_result((draft, found))
}

/// Reads a form without a head, such as a line of a ledger: the draft, and what of it could not be read.
///
/// # Errors
/// The text is no JSON.
pub(crate) fn form<D: Wire>(bytes: &[u8]) -> Result<(D, Findings), Issues> {
    let text = text::decode(bytes)?;
    let mut reader = wire::Reader::default();
    let mut source = serde_json::Deserializer::from_str(text);
    let draft = wire::Seed::<D>::new(&mut reader).deserialize(&mut source);
    match draft.and_then(|draft| source.end().map(|()| draft)) {
        Ok(draft) => Ok((draft, reader.found)),
        Err(error) => Err(text::syntax(text, &error)),
    }
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
