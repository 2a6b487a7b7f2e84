//! `anpai scenario`: writes the document of a scenario that comes with anpai, and beside it the networks that it travels
//! on, built from what the scenario brings.

use std::path::Path;

use anpai_core::place::Datum;
use anpai_core::stop::Stop;
use anpai_scenarios::streets::{Class, Streets};
use anpai_scenarios::{NAMES, Scenario as Made, Source};
use anpai_solver::roads::{Extract, Profile, Roads};

use crate::args::Scenario;
use crate::failure::Failure;
use crate::output::Target;
use crate::{Exit, output};

/// What a network of made-up streets says of where it comes from.
const SYNTHETIC: &str = "synthetic streets";

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
            let written = networks(&made, folder)?;
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

/// Builds the networks of a scenario in a folder; the names of their files.
fn networks(made: &Made, folder: &Path) -> Result<Vec<String>, Failure> {
    let Some(source) = &made.source else { return Ok(Vec::new()) };
    let stop = Stop::never();
    let (name, extract) = match source {
        Source::Extract(name, bytes) => {
            let path = folder.join(name);
            Target::new(&path)?.write(bytes)?;
            (*name, Extract::read_pbf(&path, &stop, &mut |_| {})?)
        }
        Source::Streets(streets) => (SYNTHETIC, extract(streets)),
    };
    for network in &made.networks {
        let profile = Profile::built_in(network.profile).expect("a scenario's profiles are built in");
        let (roads, _) = Roads::build(&extract, &profile, name, &stop, &mut |_| {})?;
        let path = folder.join(&network.file);
        roads.save(&path, &stop).map_err(|e| Failure::Network(path, e))?;
    }
    Ok(made.networks.iter().map(|n| n.file.clone()).collect())
}

/// Made-up streets as a source of roads: each a way of its class, so that the profiles of real roads say how fast it is.
fn extract(streets: &Streets) -> Extract {
    let whole = |centimetres: i64| i32::try_from(centimetres).expect("a city is smaller than 20,000 km");
    let mut extract =
        Extract::drawn(Datum::LocalPlane, streets.nodes.iter().map(|p| (whole(p.x), whole(p.y))));
    for (id, street) in (0..).zip(&streets.streets) {
        let mut tags = vec![("highway", street.class.highway())];
        if street.class == Class::Trunk {
            // A city's wide road, with a pavement and a cycle track: no motorway.
            tags.extend([("foot", "yes"), ("bicycle", "yes")]);
        }
        if street.one_way {
            tags.extend([("oneway", "yes"), ("oneway:foot", "no")]);
        }
        extract.draw(id, &tags, &[street.from, street.to]);
    }
    extract
}
