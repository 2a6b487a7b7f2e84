//! `anpai roads build`: the roads of an OpenStreetMap extract, or of plain tables, for one profile, as a `.roads` file.

use std::path::{Path, PathBuf};

use anpai_core::place::Datum;
use anpai_core::stop::Stop;
use anpai_solver::roads::{Extract, ExtractError, Profile, Report, Roads};
use serde_json::json;

use super::datum_parser;
use crate::Exit;
use crate::clock::{Clock, cpu_seconds};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::{self, Target};
use crate::progress::Bar;

/// A profile larger than this is none.
const MOST_PROFILE_BYTES: u64 = 1 << 20;

/// `anpai roads build`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// An OpenStreetMap extract (.osm.pbf)
    #[arg(required_unless_present = "nodes", conflicts_with = "nodes")]
    pub source: Option<PathBuf>,
    /// Plain tables instead; this one of the nodes: id, lon, lat (or x, y)
    #[arg(long, value_name = "N.csv", requires = "edges")]
    pub nodes: Option<PathBuf>,
    /// And this one of the roads between them, a line for each direction: from, to, metres, seconds
    #[arg(long, value_name = "E.csv", requires = "nodes")]
    pub edges: Option<PathBuf>,
    /// What the coordinates of the nodes are relative to; or their table has a column `datum`
    #[arg(long, value_parser = datum_parser(), requires = "nodes")]
    pub datum: Option<Datum>,
    /// Who travels: walk, ebike or car, or a file of the same form as theirs
    #[arg(long, value_name = "PROFILE|FILE.toml")]
    pub profile: String,
    /// Write the network here
    #[arg(long, value_name = "X.roads")]
    pub out: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Builds.
///
/// # Errors
/// An extract that cannot be used, a profile with issues, a file that cannot be written; Ctrl-C.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { out, json, .. } = arguments;
    let (clock, stop) = (Clock::start(), Stop::never());
    let interrupt = Interrupt::listen()?;
    let target = Target::new(out)?;
    let profile = profile(&arguments.profile, *json)?;

    interrupt.raises(stop.flag());
    let bar = Bar::show();
    let (extract, name) = read(arguments, &stop, &bar)?;
    let (roads, report) =
        Roads::build(&extract, &profile, &name, &stop, &mut |done| bar.step("building", done))?;
    drop(extract);
    bar.step("writing", 1.0);
    target.stream(|to| roads.write(to, &stop).map_err(|e| Failure::Network(out.clone(), e)))?;
    drop(bar);

    output::print(&if *json {
        let bytes: usize = roads.sizes().iter().map(|(_, bytes)| bytes).sum();
        let object = json!({
            "status": "built", "profile": profile.name, "source": name,
            "nodes": report.nodes, "arcs": report.arcs, "segments": report.segments, "points": report.points,
            "no_through": report.behind,
            "left_out": { "nodes": report.dropped_nodes, "parts": report.dropped_parts },
            "bytes": bytes, "seconds": clock.seconds(), "cpu_seconds": cpu_seconds(),
        });
        format!("{object:#}\n")
    } else {
        text(&roads, &report, &clock)
    });
    Ok(Exit::Done)
}

/// The roads of the source, and what it is called.
fn read(arguments: &Arguments, stop: &Stop, bar: &Bar) -> Result<(Extract, String), Failure> {
    let Arguments { source, nodes, edges, datum, json, .. } = arguments;
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut progress = |done| bar.step("reading", done);
    if let Some(source) = source {
        return Ok((Extract::read_pbf(source, stop, &mut progress)?, name(source)));
    }
    let (Some(nodes), Some(edges)) = (nodes, edges) else {
        return Err(Failure::Usage("name an extract, or tables by --nodes and --edges"));
    };
    let both = format!("{} and {}", name(nodes), name(edges));
    match Extract::read_tables(nodes, edges, *datum, stop, &mut progress) {
        Ok(extract) => Ok((extract, both)),
        Err(ExtractError::Issues(issues)) => Err(Failure::Issues { file: both.into(), issues, json: *json }),
        Err(e) => Err(e.into()),
    }
}

fn text(roads: &Roads, report: &Report, clock: &Clock) -> String {
    let mut text = format!(
        "{}: {} nodes, {} arcs, {} segments in {:.1} s\n",
        roads.about().profile,
        report.nodes,
        report.arcs,
        report.segments,
        clock.seconds()
    );
    if report.dropped_parts > 0 {
        text.push_str(&format!(
            "left out: {} nodes in {} parts that cannot be reached from the rest, or not left towards it\n",
            report.dropped_nodes, report.dropped_parts
        ));
    }
    if report.behind > 0 {
        text.push_str(&format!(
            "{} nodes behind private roads and the like, where nobody cuts through\n",
            report.behind
        ));
    }
    text
}

/// A profile that is built in, or one of a file.
fn profile(name: &str, json: bool) -> Result<Profile, Failure> {
    if let Some(profile) = Profile::built_in(name) {
        return Ok(profile);
    }
    let path = Path::new(name);
    if path.extension().is_none_or(|ending| ending != "toml") {
        return Err(Failure::Usage("--profile is walk, ebike, car, or a file that ends in .toml"));
    }
    let refused = |issues| Failure::Issues { file: path.to_owned(), issues, json };
    let bytes = anpai_core::visits::read::file(path, MOST_PROFILE_BYTES)
        .map_err(|e| Failure::Read(path.to_owned(), e))?
        .map_err(refused)?;
    let text = String::from_utf8(bytes).map_err(|e| {
        Failure::Read(path.to_owned(), std::io::Error::new(std::io::ErrorKind::InvalidData, e))
    })?;
    Profile::parse(&text).map_err(refused)
}
