//! A day on the roads of Heidelberg: real roads from OpenStreetMap, and nothing else that is real. Homes, stations,
//! people and visits are made by the machinery of Guandu, with Guandu's assumptions where `scenarios/heidelberg` has no
//! figure of its own; every place says `synthetic` in its id. It is there to show real roads, of which there are none
//! in the five places' data.

use std::sync::LazyLock;

use anpai_core::visits::draft::Draft;
use serde::Deserialize;

use crate::figures::{self, Figures};
use crate::make::{self, Ground, Order};
use crate::tables::StreetRow;

/// The extract: roads and what is beside them, © OpenStreetMap contributors, under the Open Database License.
pub const EXTRACT: &[u8] = include_bytes!("../heidelberg/heidelberg.osm.pbf");
/// What every place's id begins with.
pub const PREFIX: &str = "synthetic-";
/// Languages that are not those of anyone: who speaks what there is not for us to make up.
const LANGUAGES: [&str; 2] = ["language A", "language B"];

#[derive(Deserialize)]
struct Row {
    lon: f64,
    lat: f64,
}

/// Points in units of 1e-5 degrees.
static POINTS: LazyLock<Vec<(i64, i64)>> = LazyLock::new(|| {
    let rows: Vec<Row> =
        figures::read(include_str!("../heidelberg/points.csv")).expect("a test reads the embedded table");
    let whole = |degrees: f64| (degrees * 1e5).round() as i64;
    rows.iter().map(|row| (whole(row.lon), whole(row.lat))).collect()
});

/// The day; travel is along the roads of the extract, by the networks that [`scenario`](crate::scenario) names.
#[must_use]
pub fn day(seed: u64) -> Draft {
    let figures: &Figures = figures::heidelberg();
    let zones: Vec<StreetRow> = (1..=figures.count("zones"))
        .map(|n| StreetRow { code: format!("zone-{n}"), name: format!("Zone {n}"), share: 1 })
        .collect();
    make::make(&Order {
        name: "heidelberg-day (synthetic people and places)".to_owned(),
        seed,
        figures,
        streets: &zones,
        ground: Ground::Points(&POINTS),
        languages: LANGUAGES,
        zone: "Europe/Berlin",
        prefix: PREFIX,
        stations: figures.count("stations"),
        employees: figures.count("employees (day)"),
        core: figures.count("employees (day)"),
        volunteers: figures.count("volunteers on the day"),
        visits: figures.count("visits a day"),
        days: 1,
        impossible: false,
    })
}

#[cfg(test)]
mod tests {
    use anpai_core::place::Datum;

    use super::*;

    #[test]
    fn every_place_is_said_to_be_made_up() {
        let day = day(1);
        assert!(day.synthetic && day.name.contains("synthetic"));
        assert_eq!(day.datum, Some(Datum::Wgs84));
        for place in &day.places {
            assert!(place.id.starts_with(PREFIX), "{}", place.id);
        }
        assert_eq!(day.visits.len(), 240);
    }

    #[test]
    fn places_lie_in_the_box_of_the_figures_on_drawn_points() {
        let figures = figures::heidelberg();
        assert_eq!(POINTS.len(), figures.count("points to draw from"));
        let within = |v: Option<f64>, least: &str, largest: &str| {
            v.is_some_and(|v| (figures.value(least)..=figures.value(largest)).contains(&v))
        };
        for place in &day(2).places {
            assert!(within(place.x, "least longitude", "largest longitude"), "{place:?}");
            assert!(within(place.y, "least latitude", "largest latitude"), "{place:?}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_day() {
        let text = |seed| serde_json::to_string(&day(seed)).expect("plain data");
        assert_eq!(text(4), text(4));
        assert_ne!(text(4), text(5));
    }

    #[test]
    fn the_readme_shows_the_data_that_is_read() {
        let readme = include_str!("../heidelberg/README.md");
        assert_eq!(
            figures::refresh(readme, figures::HEIDELBERG_TABLES),
            readme,
            "run `cargo run -p anpai-scenarios --example readme`"
        );
        assert!(readme.contains("<!-- figures -->\n| "));
    }
}
