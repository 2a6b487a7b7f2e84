//! Roads from plain tables, for a bureau whose road data is not OpenStreetMap's: nodes (`id,lon,lat`, or `id,x,y` in metres
//! on a local plane) and edges (`from,to,metres,seconds`, one line for each direction). What a line says is used as it is;
//! everything that cannot be is told at once, by table, line and column.

mod edges;
mod nodes;
mod sheet;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::place::Datum;
use anpai_core::stop::Stop;

use super::{Extract, ExtractError};
use sheet::{Reading, Source};

/// Reads both tables; see [`Extract::read_tables`].
pub(super) fn read(
    (nodes, edges): (&Path, &Path),
    stated: Option<Datum>,
    stop: &Stop,
    progress: &mut dyn FnMut(f64),
) -> Result<Extract, ExtractError> {
    let (node_table, edge_table) = (open(nodes)?, open(edges)?);
    let bytes = node_table.bytes + edge_table.bytes;
    let mut extract = parse(node_table, edge_table, stated, stop, progress)?;
    if extract.ways.is_empty() {
        return Err(ExtractError::Empty { path: edges.into() });
    }
    // An edge has two points.
    if u32::try_from(extract.x.len().max(2 * extract.ways.len())).is_err() {
        return Err(ExtractError::TooLarge { path: edges.into() });
    }
    extract.counts.bytes = bytes;
    Ok(extract)
}

fn open(path: &Path) -> Result<Source<File>, ExtractError> {
    let io = |source| ExtractError::Io { path: path.into(), source };
    let input = File::open(path).map_err(io)?;
    let bytes = input.metadata().map_err(io)?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Source { name, input, bytes })
}

fn parse<R: Read>(
    node_table: Source<R>,
    edge_table: Source<R>,
    stated: Option<Datum>,
    stop: &Stop,
    progress: &mut dyn FnMut(f64),
) -> Result<Extract, ExtractError> {
    let share = node_table.bytes as f64 / (node_table.bytes + edge_table.bytes).max(1) as f64;
    let mut of_nodes = |done: f64| progress(done * share);
    let mut reading = Reading { issues: Issues::default(), stop, progress: &mut of_nodes };
    let nodes = nodes::read(node_table, stated, &mut reading)?;
    let issues = reading.issues;
    let (numbers, datum, points) = match nodes {
        Some(nodes) => (Some(nodes.numbers), nodes.datum, nodes.points),
        None => (None, Datum::Wgs84, Vec::new()),
    };
    let mut extract = Extract::drawn(datum, points);
    let mut of_edges = |done: f64| progress(share + done * (1.0 - share));
    let mut reading = Reading { issues, stop, progress: &mut of_edges };
    edges::read(edge_table, numbers.as_ref(), &mut extract, &mut reading)?;
    Ok(reading.issues.into_result(extract)?)
}
