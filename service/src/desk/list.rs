//! `anpai desk list`: what the ledger comes to, as tables, as one object, or as the page of the desk's calendar.

use std::path::PathBuf;

use anpai_core::funerals::desk::{Desk, Instant, Line};
use anpai_core::funerals::services::draft::PreviousDraft;
use anpai_core::report;

use super::file::look;
use super::{home, instant};
use crate::columns::{Columns, Side};
use crate::desks::{bookings, plots};
use crate::failure::Failure;
use crate::output::Target;
use crate::{Exit, output};

/// `anpai desk list`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The document of the home, of the model funerals-day or funerals-week
    document: PathBuf,
    /// The ledger
    #[arg(long, value_name = "LEDGER.jsonl")]
    ledger: PathBuf,
    /// The plots instead of the bookings
    #[arg(long)]
    plots: bool,
    /// When it is, such as 2026-04-02T09:00:00+08:00: holds that have run out by then count as expired, and nothing is written
    /// [default: when the last line was written]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    at: Option<Instant>,
    /// The desk's calendar as a page: resources by day and unit, bookings, plots
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Lists it.
///
/// # Errors
/// The issues of the document or the ledger, or a file that cannot be read or written.
pub(super) fn run(args: &Arguments) -> Result<Exit, Failure> {
    let page = Target::maybe(args.report.as_ref())?;
    let mut desk = look(home(&args.document, args.json)?, &args.ledger, args.json)?;
    if let Some(at) = args.at {
        // In memory alone: only `run` writes lines.
        let Ok(_) = desk.expire(&mut Vec::<Line>::new(), at);
    }
    let at = args.at.map(|at| desk.now(at)).or(desk.last());
    let written = page.map_or(Ok(()), |target| target.write(&report::desk(&desk, at)));
    let text = match (args.json, args.plots) {
        (true, false) => serde_json::to_string_pretty(&bookings(&desk))? + "\n",
        (true, true) => serde_json::to_string_pretty(&plots(&desk))? + "\n",
        (false, false) => booking_table(&desk),
        (false, true) => plot_table(&desk),
    };
    output::print(&text);
    written?;
    Ok(Exit::Done)
}

fn rite(service: &PreviousDraft) -> String {
    let placed = service.farewell.as_ref().or(service.cremation.as_ref());
    placed.map_or_else(String::new, |placed| placed.start.to_string())
}

fn booking_table(desk: &Desk) -> String {
    let mut table = Columns::new(&[("booking", Side::Left), ("state", Side::Left), ("begins", Side::Left)]);
    for (id, booking) in desk.bookings() {
        table.row([id.to_owned(), booking.state.name().to_owned(), rite(&booking.service)]);
    }
    table.render()
}

fn plot_table(desk: &Desk) -> String {
    let columns = [("plot", Side::Left), ("kind", Side::Left), ("state", Side::Left), ("right", Side::Left)];
    let mut table = Columns::new(&columns);
    for (id, plot) in desk.plots() {
        let right = plot.state.right().unwrap_or_default().to_owned();
        table.row([id.to_owned(), plot.kind.clone(), plot.state.name().to_owned(), right]);
    }
    table.render()
}
