//! `anpai roads route`: the fastest way from one place to another, how long it takes and is, and how it lies.

use std::path::PathBuf;

use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use anpai_solver::roads::Weight;
use anpai_solver::roads::snap::Snapped;
use anpai_solver::roads::travel::{Engine, Spot};
use serde_json::{Value, json};

use super::position::position;
use super::{conditions, datum_parser, network, radius};
use crate::Exit;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::{self, Target};

/// `anpai roads route`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The network
    pub roads: PathBuf,
    /// Where from: longitude and latitude, or metres east and north on a local plane
    #[arg(long, value_name = "LON,LAT", value_parser = position, allow_hyphen_values = true)]
    pub from: Coordinate,
    /// Where to
    #[arg(long, value_name = "LON,LAT", value_parser = position, allow_hyphen_values = true)]
    pub to: Coordinate,
    /// What the coordinates are relative to
    #[arg(long, value_parser = datum_parser())]
    pub datum: Datum,
    /// The farthest that a place may lie from the road, in metres
    #[arg(long, value_name = "METRES", value_parser = radius, default_value = "500")]
    pub radius: f64,
    /// What differs from the usual.
    #[command(flatten)]
    pub conditions: conditions::Options,
    /// Write the way here (RFC 7946), from road to road
    #[arg(long, value_name = "F.geojson")]
    pub geojson: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Finds.
///
/// # Errors
/// A place that is on no road, or a file that cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { datum, json, .. } = arguments;
    // There is nothing to lose before the writing: until then Ctrl-C ends the process at once.
    let (interrupt, stop) = (Interrupt::listen()?, Stop::never());
    let target = Target::maybe(arguments.geojson.as_ref())?;
    let roads = network::open(&arguments.roads)?;
    let mut issues = Issues::default();
    let conditions = arguments.conditions.read(&roads, &mut issues)?;
    let engine = Engine::new(network::under(roads, &conditions)?);
    let about = engine.roads().about();
    if target.is_some() && !about.datum.is_geographic() {
        return Err(Failure::Usage(
            "GeoJSON is longitude and latitude, and this network lies on a local plane",
        ));
    }
    let snapper = network::snapper(engine.roads(), engine.roads().graph(), arguments.radius);
    let ends = [("--from", arguments.from), ("--to", arguments.to)];
    let places =
        snapper.snap_all(*datum, &ends.map(|(_, at)| Some(at)), |end| ends[end].0.to_owned(), &mut issues);
    let [Some(from), Some(to)] = places[..] else {
        return Err(Failure::Issues { file: "the command line".into(), issues, json: *json });
    };
    let route = engine.route(&Spot::new(&snapper, from), &Spot::new(&snapper, to), &stop);
    // From a place to itself it takes nothing, not even the way to the road.
    let weight = |way: Weight| if arguments.from == arguments.to { Weight::ZERO } else { way };
    let route = route.map(|(way, line)| (weight(way), line));

    interrupt.raises(stop.flag());
    if let Some(target) = &target {
        let geometry =
            route.as_ref().map(|(_, line)| json!({ "type": "LineString", "coordinates": pairs(line) }));
        let mut properties = figures(route.as_ref().map(|(way, _)| *way));
        properties["profile"] = about.profile.as_str().into();
        let feature = json!({ "type": "Feature", "geometry": geometry, "properties": properties });
        target.write(&format!("{feature:#}\n"))?;
    }
    output::print(&if *json {
        let mut object = figures(route.as_ref().map(|(way, _)| *way));
        object["profile"] = about.profile.as_str().into();
        object["source"] = about.source.as_str().into();
        object["metres_to_road"] = json!({ "from": metres(from.access), "to": metres(to.access) });
        conditions::tell(&conditions, &mut object);
        object["line"] = route.as_ref().map(|(_, line)| pairs(line)).into();
        format!("{object:#}\n")
    } else {
        let line = conditions::line(engine.roads(), &conditions);
        line + &text(route.as_ref().map(|(way, _)| *way), &from, &to)
    });
    Ok(Exit::Done)
}

/// Time and length; null where there is no way.
fn figures(way: Option<Weight>) -> Value {
    json!({
        "seconds": way.map(|way| f64::from(way.millis()) / 1000.0),
        "metres": way.map(metres),
    })
}

fn text(way: Option<Weight>, from: &Snapped, to: &Snapped) -> String {
    let Some(way) = way else { return "no way\n".to_owned() };
    let (minutes, metres_in_all) = (f64::from(way.millis()) / 60_000.0, metres(way));
    let (from, to) = (metres(from.access), metres(to.access));
    format!("{minutes:.1} minutes, {metres_in_all:.0} m; to the road {from:.1} m, from it {to:.1} m\n")
}

fn metres(weight: Weight) -> f64 {
    f64::from(weight.centimetres()) / 100.0
}

fn pairs(line: &[Coordinate]) -> Value {
    line.iter().map(|at| json!([at.x, at.y])).collect()
}
