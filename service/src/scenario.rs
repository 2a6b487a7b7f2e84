//! `anpai scenario`: writes the document of a scenario that comes with anpai.

use crate::args::Scenario;
use crate::failure::Failure;
use crate::output::Target;
use crate::{Exit, input, output};

/// Writes it.
///
/// # Errors
/// Where there is no such scenario, or its file cannot be written.
pub fn run(args: &Scenario) -> Result<Exit, Failure> {
    let target = Target::maybe(args.out.as_ref())?;
    let text = input::scenario(&args.name, args.seed)?;
    match target {
        Some(target) => target.write(&text)?,
        None => output::print(&text),
    }
    Ok(Exit::Done)
}
