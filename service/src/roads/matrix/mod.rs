//! `anpai roads matrix`: travel times, and metres where wanted, from every place to every place. Rows come in blocks that
//! are written and forgotten, so that 10,000 squared needs tens of megabytes.

use std::path::PathBuf;

use anpai_core::issue::Issues;
use anpai_core::place::Datum;
use anpai_core::stop::Stop;
use anpai_solver::roads::matrix::Rows;
use serde_json::json;

use super::points::{self, Points};
use super::{conditions, datum_parser, network, radius};
use crate::Exit;
use crate::clock::{Clock, cpu_seconds};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::{self, Target};
use crate::progress::Bar;

mod arrow;
mod bin;
mod csv;
mod form;

use form::{Form, Head};

/// `anpai roads matrix`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The network
    pub roads: PathBuf,
    /// The places: id, lon, lat (or x, y)
    pub points: PathBuf,
    /// Where to; the places themselves where not given
    #[arg(long, value_name = "T.csv")]
    pub targets: Option<PathBuf>,
    /// What the coordinates of both tables are relative to; or each has a column `datum`
    #[arg(long, value_parser = datum_parser())]
    pub datum: Option<Datum>,
    /// The length of the fastest way as well
    #[arg(long)]
    pub metres: bool,
    /// The farthest that a place may lie from the road, in metres
    #[arg(long, value_name = "METRES", value_parser = radius, default_value = "500")]
    pub radius: f64,
    /// Leave the entries of places that are on no road empty, instead of refusing the table
    #[arg(long)]
    pub allow_far: bool,
    #[command(flatten)]
    pub conditions: conditions::Options,
    /// Write the matrix here; its ending says in which form
    #[arg(long, value_name = "M.csv|M.arrow|M.bin")]
    pub out: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Fills the matrix.
///
/// # Errors
/// Issues of the tables, or a file that cannot be read or written; Ctrl-C.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { datum, metres, json, out, .. } = arguments;
    let (clock, stop) = (Clock::start(), Stop::never());
    let interrupt = Interrupt::listen()?;
    let form = Form::of(out)
        .ok_or(Failure::Usage("--out ends in .csv, .arrow or .bin, which says in which form"))?;
    let target = Target::new(out)?;
    let roads = network::open(&arguments.roads)?;
    let (mut issues, mut far) = (Issues::default(), Issues::default());
    let conditions = arguments.conditions.read(&roads, &mut issues)?;
    let from = points::read(&arguments.points, *datum, false, &mut issues)?;
    let to = match &arguments.targets {
        Some(path) => Some(points::read(path, *datum, false, &mut issues)?),
        None => None,
    };
    let roads = network::under(roads, &conditions)?;
    let snapper = network::snapper(&roads, roads.graph(), arguments.radius);
    let mut place = |points: &Points| {
        network::place(&snapper, points, &mut issues, arguments.allow_far.then_some(&mut far))
    };
    let from_places = place(&from);
    let to_places = to.as_ref().map(&mut place);
    if !issues.is_empty() {
        return Err(Failure::Issues { file: arguments.points.clone(), issues, json: *json });
    }
    let to_ids = &to.as_ref().unwrap_or(&from).ids;

    interrupt.raises(stop.flag());
    let bar = Bar::show();
    let mut rows = Rows::new(roads.hierarchy(), &snapper, &from_places, to_places.as_deref(), *metres);
    target.stream(|out| {
        let (about, conditions) = (roads.about(), &conditions);
        let head = Head { about, conditions, from: &from.ids, to: to_ids, metres: *metres };
        let mut writer = form.begin(out, head).map_err(|e| target.refused(e))?;
        while rows.advance(&stop).map_err(|_| Failure::Interrupted)? {
            for row in rows.block() {
                if stop.is_over() {
                    return Err(Failure::Interrupted);
                }
                writer.row(row).map_err(|e| target.refused(e))?;
            }
            bar.step("rows", rows.done());
        }
        writer.end().map_err(|e| target.refused(e))
    })?;
    drop(bar);

    let (entries, missing) = (from.len() * to_ids.len(), rows.missing());
    output::print(&if *json {
        let mut object = json!({
            "status": "written", "profile": roads.about().profile, "source": roads.about().source,
            "from": from.len(), "to": to_ids.len(), "without_way": missing, "far": far,
            "seconds": clock.seconds(), "cpu_seconds": cpu_seconds(),
        });
        conditions::tell(&conditions, &mut object);
        format!("{object:#}\n")
    } else {
        let words =
            format!("{entries} entries in {:.1} s, {missing} of them without a way\n", clock.seconds());
        far.to_string() + &conditions::line(&roads, &conditions) + &words
    });
    Ok(Exit::Done)
}
