//! Where documents come from: a file or standard input, in any of the formats.

use std::io::Read as _;
use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::visits::format::{self, Format};
use anpai_core::visits::{Plan, Problem};

use crate::failure::Failure;

/// The problem in a file.
///
/// # Errors
/// All issues of the document, or why the file cannot be read.
pub fn problem(path: &Path, format: Format, json: bool) -> Result<Problem, Failure> {
    format::read(format, &bytes(path)?).map_err(|issues| refuse(path, issues, json))
}

/// The plan in a file: anpai's own, or a solution in the published form of `format`. Only anpai's own says which
/// version of its form it is.
///
/// # Errors
/// All issues of the plan, or why the file cannot be read.
pub fn plan(problem: &Problem, path: &Path, format: Format, json: bool) -> Result<Plan, Failure> {
    let bytes = bytes(path)?;
    let own = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok_and(|v| v.get("anpai").is_some());
    let format = if own { Format::Anpai } else { format };
    format::read_solution(format, problem, &bytes).map_err(|issues| refuse(path, issues, json))
}

fn refuse(path: &Path, issues: Issues, json: bool) -> Failure {
    Failure::Issues { file: path.to_owned(), issues, json }
}

/// The bytes of `path`; of standard input where it is `-`.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || {
        if path != Path::new("-") {
            return std::fs::read(path);
        }
        let mut all = Vec::new();
        std::io::stdin().lock().read_to_end(&mut all)?;
        Ok(all)
    };
    read().map_err(|e| Failure::Read(path.to_owned(), e))
}
