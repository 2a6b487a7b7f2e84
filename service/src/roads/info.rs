//! `anpai roads info`: what a network is made of. Opening it checks every byte, so this is also how to test a file.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::network;
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::{Exit, output};

/// `anpai roads info`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The network
    pub roads: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Tells.
///
/// # Errors
/// A file that cannot be read, or is damaged, foreign or of another version.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let roads = network::open(&arguments.roads)?;
    let (about, sizes) = (roads.about(), roads.sizes());
    let bytes: usize = sizes.iter().map(|(_, bytes)| bytes).sum();
    let has_hours = roads.origins().has_hours();
    let mut ways = roads.origins().way.to_vec();
    ways.sort_unstable();
    ways.dedup();
    let ways = ways.len();
    let (nodes, arcs, segments) = (roads.graph().nodes(), roads.graph().arcs(), roads.shapes().segments());
    output::print(&if arguments.json {
        let sections: Map<String, Value> =
            sizes.iter().map(|(kind, bytes)| (kind.name().to_owned(), (*bytes).into())).collect();
        let object = json!({
            "version": anpai_solver::roads::VERSION, "anpai": about.anpai, "profile": about.profile,
            "source": about.source, "datum": about.datum.name(), "nodes": nodes, "arcs": arcs,
            "segments": segments, "ways": ways, "has_hours": has_hours, "points": roads.shapes().x.len(), "bytes": bytes, "sections": sections,
            "profile_toml": about.profile_toml,
        });
        format!("{object:#}\n")
    } else {
        let mut table = Columns::new(&[("section", Side::Left), ("bytes", Side::Right)]);
        for (kind, bytes) in &sizes {
            table.row([kind.name().to_owned(), bytes.to_string()]);
        }
        table.total(["together".to_owned(), bytes.to_string()]);
        format!(
            "{} from {} ({}), made by anpai {}\n{nodes} nodes, {arcs} arcs, {segments} segments of {ways} ways; {}\n{}",
            about.profile,
            about.source,
            about.datum.name(),
            about.anpai,
            if has_hours { "speeds differ by the hour" } else { "speeds are alike at all hours" },
            table.render()
        )
    });
    Ok(Exit::Done)
}
