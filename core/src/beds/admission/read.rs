//! From bytes to an admission's draft and problem; [`crate::read`] says how.

use crate::issue::Issues;
use crate::read::findings::Findings;
use crate::roads::{NoRoads, Roads};

use super::Problem;
use super::check::{KIND, check_after, head};
use super::draft::Draft;

mod forms;

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(bytes, &NoRoads)
}

/// The same for a document whose families travel along roads.
///
/// # Errors
/// Everything that is wrong with it, and what the roads say.
pub fn read_with(bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, roads, found)
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
    crate::read::parse(bytes, KIND, head)
}
