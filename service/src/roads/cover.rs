//! `anpai roads cover`: how many live within a time of some station, who does not, and by community. People go to the
//! station: one-way streets count in their direction.

use std::path::PathBuf;

use anpai_core::issue::Issues;
use anpai_core::place::Datum;
use anpai_core::stop::Stop;
use anpai_solver::roads::cover::{Count, Nearest, count, nearest};
use serde_json::{Value, json};

use super::points::{self, Points};
use super::{conditions, datum_parser, minutes, network, radius};
use crate::Exit;
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::{self, Target};

/// `anpai roads cover`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The network
    pub roads: PathBuf,
    /// The stations: id, lon, lat (or x, y)
    #[arg(long, value_name = "S.csv")]
    pub stations: PathBuf,
    /// Where people live: id, lon, lat (or x, y), people, and community where homes belong to one
    #[arg(long, value_name = "P.csv")]
    pub people: PathBuf,
    /// The time
    #[arg(long, value_parser = minutes)]
    pub minutes: u32,
    /// What the coordinates of both tables are relative to; or each has a column `datum`
    #[arg(long, value_parser = datum_parser())]
    pub datum: Option<Datum>,
    /// The farthest that a place may lie from the road, in metres
    #[arg(long, value_name = "METRES", value_parser = radius, default_value = "500")]
    pub radius: f64,
    /// Count homes that are on no road as without a way, instead of refusing the table
    #[arg(long)]
    pub allow_far: bool,
    #[command(flatten)]
    pub conditions: conditions::Options,
    /// Write a row for each home here: its nearest station, minutes and metres
    #[arg(long, value_name = "F.csv")]
    pub out: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Counts.
///
/// # Errors
/// Issues of the tables, or a file that cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { datum, json, .. } = arguments;
    // There is nothing to lose before the writing: until then Ctrl-C ends the process at once.
    let interrupt = Interrupt::listen()?;
    let target = Target::maybe(arguments.out.as_ref())?;
    let roads = network::open(&arguments.roads)?;
    let (mut issues, mut far) = (Issues::default(), Issues::default());
    let conditions = arguments.conditions.read(&roads, &mut issues)?;
    let graph = roads.graph_under(&conditions);
    let stations = points::read(&arguments.stations, *datum, false, &mut issues)?;
    let homes = points::read(&arguments.people, *datum, true, &mut issues)?;
    let snapper = network::snapper(&roads, &graph, arguments.radius);
    let station_places = network::place(&snapper, &stations, &mut issues, None);
    let home_places = network::place(&snapper, &homes, &mut issues, arguments.allow_far.then_some(&mut far));
    if !issues.is_empty() {
        return Err(Failure::Issues { file: arguments.people.clone(), issues, json: *json });
    }
    let ways = nearest(&snapper, &station_places, &home_places);
    let groups: Vec<(u64, &str)> =
        homes.people.iter().copied().zip(homes.communities.iter().map(String::as_str)).collect();
    let (all, communities) = count(&groups, &ways, arguments.minutes);

    let stop = Stop::never();
    interrupt.raises(stop.flag());
    if let Some(target) = target {
        let text = rows(&homes, &stations, &ways, arguments.minutes);
        target.write(&text.map_err(|e| target.refused(std::io::Error::other(e)))?)?;
    }
    output::print(&if *json {
        let communities: Vec<Value> = communities
            .iter()
            .map(|(community, count)| {
                let mut object = figures(count);
                object["community"] = (*community).into();
                object
            })
            .collect();
        let mut object = json!({
            "profile": roads.about().profile, "source": roads.about().source,
            "minutes": f64::from(arguments.minutes) / 60_000.0, "stations": stations.len(),
            "all": figures(&all), "communities": communities, "far": far,
        });
        conditions::tell(&conditions, &mut object);
        format!("{object:#}\n")
    } else {
        let mut table = Columns::new(&[
            ("community", Side::Left),
            ("people", Side::Right),
            ("covered", Side::Right),
            ("farther", Side::Right),
            ("no way", Side::Right),
        ]);
        let cells = |name: &str, c: &Count| {
            let figures = [c.people(), c.covered, c.farther, c.without].map(|n| n.to_string());
            std::iter::once(name.to_owned()).chain(figures).collect::<Vec<_>>()
        };
        for (community, count) in &communities {
            table.row(cells(community, count));
        }
        table.total(cells("together", &all));
        far.to_string() + &conditions::line(&roads, &conditions) + &table.render()
    });
    Ok(Exit::Done)
}

fn figures(count: &Count) -> Value {
    json!({
        "people": count.people(), "covered": count.covered, "farther": count.farther, "without": count.without,
    })
}

/// A row for each home.
fn rows(
    homes: &Points,
    stations: &Points,
    ways: &[Option<Nearest>],
    limit: u32,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(["id", "community", "people", "station", "minutes", "metres", "covered"])?;
    for (at, way) in ways.iter().enumerate() {
        let [station, minutes, metres, covered] = match way {
            None => [String::new(), String::new(), String::new(), "no way".to_owned()],
            Some(way) => [
                stations.ids[way.station].clone(),
                format!("{:.2}", f64::from(way.weight.millis()) / 60_000.0),
                format!("{:.1}", f64::from(way.weight.centimetres()) / 100.0),
                if way.weight.millis() <= limit { "yes" } else { "no" }.to_owned(),
            ],
        };
        let people = homes.people[at].to_string();
        writer.write_record([
            &homes.ids[at],
            &homes.communities[at],
            &people,
            &station,
            &minutes,
            &metres,
            &covered,
        ])?;
    }
    writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}
