//! `anpai check`: every issue of a document at once.

use serde_json::json;

use crate::args::Check;
use crate::failure::Failure;
use crate::{Exit, input, output};

/// Checks a document and says what is in it.
///
/// # Errors
/// The issues, or a file that cannot be read.
pub fn run(args: &Check) -> Result<Exit, Failure> {
    let problem = input::problem(&args.file, args.format, args.json)?;
    let (visits, tasks) = (problem.visits.len(), problem.tasks.len());
    let (caregivers, rounds) = (problem.caregivers.len(), problem.shifts.len());
    let days = problem.horizon.days();
    output::print(&if args.json {
        let object = json!({
            "status": "valid", "issues": [], "visits": visits, "tasks": tasks, "caregivers": caregivers,
            "shifts": rounds, "days": days,
        });
        format!("{object:#}\n")
    } else {
        let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        format!(
            "no issues: {} with {}, {} with {}, {}\n",
            count(visits, "visit"),
            count(tasks, "task"),
            count(caregivers, "caregiver"),
            count(rounds, "shift"),
            count(usize::from(days), "day"),
        )
    });
    Ok(Exit::Done)
}
