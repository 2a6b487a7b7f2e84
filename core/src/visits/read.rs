//! From bytes to a roster's draft and problem; [`crate::read`] says how.
//!
//! ```
//! let text = r#"{"anpai": 1, "model": "visits", "horizon": {"start": "2024-05-06"}, "places": [],
//!     "travel": {"kind": "straight-line", "modes": {"foot": {"km_per_hour": 4, "detour": 1.3}}},
//!     "services": [], "caregivers": [], "visits": [{"id": "v1", "tasks": "bath"}]}"#;
//! let issues = anpai_core::visits::read::read(text.as_bytes()).unwrap_err();
//! assert_eq!((issues.len(), &*issues.0[0].pointer), (2, "/visits/0/tasks"));
//! ```

use crate::issue::Issues;
use crate::read::findings::Findings;
pub use crate::read::{MOST_BYTES, file, stream};
use crate::roads::{NoRoads, Roads};
use crate::visits::Problem;
use crate::visits::check::{KIND, check_after, head};
use crate::visits::draft::Draft;

mod choices;
mod forms;
mod kinds;

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
    crate::read::parse(bytes, KIND, head)
}
