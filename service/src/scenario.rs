//! `anpai scenario`: writes the document of a scenario that comes with anpai.

use anpai_scenarios::NAMES;

use crate::args::Scenario;
use crate::failure::Failure;
use crate::output::Target;
use crate::{Exit, output};

/// Writes it.
///
/// # Errors
/// Where there is no such scenario, or its file cannot be written.
pub fn run(args: &Scenario) -> Result<Exit, Failure> {
    let target = Target::maybe(args.out.as_ref())?;
    let Some(draft) = anpai_scenarios::by_name(&args.name, args.seed) else {
        return Err(Failure::NoScenario(args.name.clone(), NAMES.join(", ")));
    };
    let text = serde_json::to_string_pretty(&draft)? + "\n";
    match target {
        Some(target) => target.write(&text)?,
        None => output::print(&text),
    }
    Ok(Exit::Done)
}
