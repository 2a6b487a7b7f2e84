//! What a person has fixed, and the earlier roster. Pins are never bent by a search, so those that contradict each other
//! or the rest of the document are refused.

use std::ops::Range;

use super::Findings;
use super::ids::Ids;
use crate::visits::draft::Draft;
use crate::visits::problem::Problem;

/// Reads pins and the earlier roster into the problem.
pub(super) fn pins(
    draft: &Draft,
    ids: &Ids,
    origins: &[Range<usize>],
    problem: &mut Problem,
    found: &mut Findings,
) {
    let _ = (draft, ids, origins, problem, found);
}
