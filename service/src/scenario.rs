//! `anpai scenario`: writes the document of a scenario that comes with anpai, and beside it the networks that it travels
//! on, built from what the scenario brings.

use std::path::Path;

use anpai_scenarios::NAMES;

use crate::args::Scenario;
use crate::failure::Failure;
use crate::output::Target;
use crate::{Exit, output};

/// Writes it.
///
/// # Errors
/// Where there is no such scenario, or its files cannot be written.
pub fn run(args: &Scenario) -> Result<Exit, Failure> {
    let target = Target::maybe(args.out.as_ref())?;
    let Some(made) = anpai_scenarios::scenario(&args.name, args.seed) else {
        return Err(Failure::NoScenario(args.name.clone(), NAMES.join(", ")));
    };
    let text = serde_json::to_string_pretty(&made.document)? + "\n";
    match (target, &args.out) {
        (Some(target), Some(path)) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            let written = made.build_networks(folder)?;
            target.write(&text)?;
            if !written.is_empty() {
                output::print(&format!("{} travels on {}\n", path.display(), written.join(", ")));
            }
        }
        _ if made.source.is_some() => {
            return Err(Failure::Usage(
                "this scenario has networks beside its document; say where: --out FILE",
            ));
        }
        _ => output::print(&text),
    }
    Ok(Exit::Done)
}
