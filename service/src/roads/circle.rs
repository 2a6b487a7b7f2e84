//! `anpai roads circle`: where one gets to from a place within a time, as a polygon, and which communities live there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use anpai_solver::roads::circle::{Circles, Direction, Reached};
use anpai_solver::roads::outline::{Drawing, Outline};
use anpai_solver::roads::snap::{Snapped, Snapper};
use serde_json::{Value, json};

use super::points;
use super::position::position;
use super::{conditions, datum_parser, minutes, network, radius};
use crate::Exit;
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::{self, Target};

/// `anpai roads circle`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The network
    pub roads: PathBuf,
    /// The place: longitude and latitude, or metres east and north on a local plane
    #[arg(long, value_name = "LON,LAT", value_parser = position, allow_hyphen_values = true)]
    pub at: Coordinate,
    /// The time
    #[arg(long, value_parser = minutes)]
    pub minutes: u32,
    /// What the coordinates are relative to
    #[arg(long, value_parser = datum_parser())]
    pub datum: Datum,
    /// Who can get to the place, instead of where one gets to from it
    #[arg(long)]
    pub towards: bool,
    /// The farthest that a place may lie from the road, in metres
    #[arg(long, value_name = "METRES", value_parser = radius, default_value = "500")]
    pub radius: f64,
    /// Write the polygon here (RFC 7946)
    #[arg(long, value_name = "F.geojson")]
    pub geojson: Option<PathBuf>,
    /// Where people live: id, lon, lat (or x, y), people; in the datum of --datum, or of its column `datum`
    #[arg(long, value_name = "P.csv")]
    pub people: Option<PathBuf>,
    /// Leave out homes that are on no road, instead of refusing the table
    #[arg(long)]
    pub allow_far: bool,
    #[command(flatten)]
    pub conditions: conditions::Options,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// A home within the circle.
struct Home {
    id: String,
    people: u64,
    millis: u32,
}

/// Draws.
///
/// # Errors
/// A place that is on no road, issues of the table, or a file that cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { minutes: limit, json, .. } = arguments;
    // There is nothing to lose before the writing: until then Ctrl-C ends the process at once.
    let interrupt = Interrupt::listen()?;
    let target = Target::maybe(arguments.geojson.as_ref())?;
    let roads = network::open(&arguments.roads)?;
    let mut issues = Issues::default();
    let conditions = arguments.conditions.read(&roads, &mut issues)?;
    if !issues.is_empty() {
        return Err(Failure::Issues { file: "the closed ways".into(), issues, json: *json });
    }
    let graph = roads.graph_under(&conditions);
    let snapper = network::snapper(&roads, &graph, arguments.radius);
    let place = network::place_one(&snapper, "--at", arguments.datum, arguments.at, *json)?;
    let direction = if arguments.towards { Direction::Towards } else { Direction::Away };
    let mut reached = Vec::new();
    Circles::new(&graph, direction).within(&snapper.starts(&place, direction), *limit, &mut reached);
    let mut far = Issues::default();
    let homes = homes(arguments, &snapper, &place, &reached, &mut far)?;
    let access = f64::from(place.access.centimetres()) / 100.0;

    let feature = match target.as_ref().map(|_| outline(arguments, &snapper, &place, &reached, direction)) {
        Some(feature) => Some(feature?),
        None => None,
    };
    let stop = Stop::never();
    interrupt.raises(stop.flag());
    if let (Some(target), Some(feature)) = (&target, feature) {
        target.write(&format!("{feature:#}\n"))?;
    }
    let people = homes.as_ref().map(|homes| homes.iter().map(|h| h.people).sum::<u64>());
    output::print(&if *json {
        let communities = homes.as_ref().map(|homes| homes.iter().map(told).collect::<Vec<_>>());
        let mut object = json!({
            "profile": roads.about().profile, "source": roads.about().source,
            "minutes": f64::from(*limit) / 60_000.0, "towards": arguments.towards, "nodes": reached.len(),
            "metres_to_road": access, "people": people, "communities": communities, "far": far,
        });
        conditions::tell(&conditions, &mut object);
        format!("{object:#}\n")
    } else {
        let mut text = format!("{} nodes; the road is {access:.1} m away\n", reached.len());
        text.push_str(&conditions::line(&roads, &conditions));
        text.push_str(&far.to_string());
        if let (Some(homes), Some(people)) = (&homes, people) {
            let mut table =
                Columns::new(&[("community", Side::Left), ("minutes", Side::Right), ("people", Side::Right)]);
            for home in homes {
                table.row([home.id.clone(), in_minutes(home.millis), home.people.to_string()]);
            }
            table.total(["together".to_owned(), String::new(), people.to_string()]);
            text.push_str(&table.render());
        }
        text
    });
    Ok(Exit::Done)
}

fn told(home: &Home) -> Value {
    json!({ "id": home.id, "minutes": f64::from(home.millis) / 60_000.0, "people": home.people })
}

fn in_minutes(millis: u32) -> String {
    format!("{:.1}", f64::from(millis) / 60_000.0)
}

/// The homes within the circle, in the order of their table.
fn homes(
    arguments: &Arguments,
    snapper: &Snapper<'_>,
    place: &Snapped,
    reached: &[Reached<u32>],
    far: &mut Issues,
) -> Result<Option<Vec<Home>>, Failure> {
    let Some(path) = &arguments.people else { return Ok(None) };
    let mut issues = Issues::default();
    let homes = points::read(path, Some(arguments.datum), true, &mut issues)?;
    let places = network::place(snapper, &homes, &mut issues, arguments.allow_far.then_some(far));
    if !issues.is_empty() {
        return Err(Failure::Issues { file: path.clone(), issues, json: arguments.json });
    }
    let by_node: BTreeMap<u32, u32> = reached.iter().map(|r| (r.node, r.cost)).collect();
    let way = |home: &Snapped| {
        let (hooks, direct) = if arguments.towards {
            (snapper.leaving(home), snapper.direct(home, place))
        } else {
            (snapper.arriving(home), snapper.direct(place, home))
        };
        let by_road = hooks.iter().filter_map(|h| Some(by_node.get(&h.node)? + h.weight.millis()));
        by_road.chain(direct.map(|w| w.millis())).min().filter(|millis| *millis <= arguments.minutes)
    };
    let found = places.iter().enumerate().filter_map(|(at, home)| {
        let millis = way(home.as_ref()?)?;
        Some(Home { id: homes.ids[at].clone(), people: homes.people[at], millis })
    });
    Ok(Some(found.collect()))
}

/// The polygon with what it stands for.
fn outline(
    arguments: &Arguments,
    snapper: &Snapper<'_>,
    place: &Snapped,
    reached: &[Reached<u32>],
    direction: Direction,
) -> Result<Value, Failure> {
    let outline = Outline::of_circle(snapper, place, reached, arguments.minutes, Drawing::new(direction))?;
    let Some(geometry) = outline.geometry() else {
        return Err(Failure::Usage(
            "GeoJSON is longitude and latitude, and this network lies on a local plane",
        ));
    };
    Ok(json!({
        "type": "Feature",
        "geometry": geometry,
        "properties": {
            "minutes": f64::from(arguments.minutes) / 60_000.0,
            "towards": arguments.towards,
        },
    }))
}
