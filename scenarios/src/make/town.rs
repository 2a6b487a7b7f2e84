//! A town of square cells on a grid, one a street: schematic, in metres on a local plane, nothing geographic. A street
//! has its centre in the middle ninth of its cell and its stations in the ninths around it; every home lies within the
//! service circle of a station of its street.

use anpai_core::visits::draft::PlaceDraft;

use super::Order;
use crate::dice::{Deck, Dice};

/// The town, as it grows.
pub struct Town {
    /// Every place so far.
    pub places: Vec<PlaceDraft>,
    /// The streets.
    pub streets: Vec<Street>,
    side: i64,
    radius: i64,
    homes: usize,
    deck: Deck<usize>,
    dice: Dice,
}

/// A street of the town.
pub struct Street {
    /// Its code.
    pub code: String,
    /// The id of its centre.
    pub centre: String,
    /// Ids of its stations.
    pub stations: Vec<String>,
    points: Vec<(i64, i64)>,
    corner: (i64, i64),
}

/// The id of the district's centre.
pub const DISTRICT: &str = "district";

/// The ninths of a cell around its middle, as columns and rows.
const AROUND: [(i64, i64); 8] = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)];

impl Town {
    /// Streets, centres and stations.
    pub fn build(order: &Order) -> Self {
        let figures = order.figures;
        let mut dice = Dice::new(order.seed, 1);
        let side = figures.whole("cell");
        let columns = order.grid_columns;
        let rows = order.streets.len().div_ceil(columns);
        let mut places = vec![PlaceDraft {
            id: DISTRICT.to_owned(),
            x: Some((columns as i64 * side / 2) as f64),
            y: Some((rows as i64 * side / 2) as f64),
            street: None,
        }];
        let mut streets = Vec::new();
        let mut station = 0;
        for (at, row) in order.streets.iter().enumerate() {
            let corner = ((at % columns) as i64 * side, (rows - 1 - at / columns) as i64 * side);
            let mut street = Street {
                code: row.code.clone(),
                centre: format!("centre-{}", row.code),
                stations: Vec::new(),
                points: Vec::new(),
                corner,
            };
            let scatter = figures.whole("station scatter");
            let mut put = |id: String, ninth: (i64, i64), dice: &mut Dice| {
                let middle = |n: i64| n * side / 3 + side / 6;
                let (dx, dy) = dice.in_circle(scatter);
                let point = (corner.0 + middle(ninth.0) + dx, corner.1 + middle(ninth.1) + dy);
                places.push(place(id, point, &row.code));
                point
            };
            put(street.centre.clone(), (1, 1), &mut dice);
            // Stations are dealt as evenly as their number allows: 60 to eight streets are 7 or 8 each.
            let until = order.stations * (at + 1) / order.streets.len();
            for ninth in dice.some(&AROUND, until - station) {
                station += 1;
                let id = format!("station-{station:02}");
                street.points.push(put(id.clone(), ninth, &mut dice));
                street.stations.push(id);
            }
            streets.push(street);
        }
        let shares: Vec<(usize, i64)> = order.streets.iter().map(|s| s.share).enumerate().collect();
        let deck = Deck::new(100.max(shares.len() as i64), &shares);
        Self { places, streets, side, radius: circle(order), homes: 0, deck, dice }
    }

    /// A new home, near a station of a street: its id, and the street's number.
    pub fn home(&mut self) -> (String, usize) {
        let at = self.deck.deal(&mut self.dice);
        let street = &self.streets[at];
        let inside = |v: i64, corner: i64| (corner..corner + self.side).contains(&v);
        let point = loop {
            let station = street.points[self.dice.below(street.points.len())];
            let (dx, dy) = self.dice.in_circle(self.radius);
            let point = (station.0 + dx, station.1 + dy);
            if inside(point.0, street.corner.0) && inside(point.1, street.corner.1) {
                break point;
            }
        };
        self.homes += 1;
        let id = format!("home-{:03}", self.homes);
        self.places.push(place(id.clone(), point, &street.code));
        (id, at)
    }
}

fn place(id: String, point: (i64, i64), street: &str) -> PlaceDraft {
    PlaceDraft { id, x: Some(point.0 as f64), y: Some(point.1 as f64), street: Some(street.to_owned()) }
}

/// The service circle as metres of straight line: 15 min at 75 m a minute over a detour of 1.3 are 865 m.
fn circle(order: &Order) -> i64 {
    let figures = order.figures;
    let metres_a_minute = figures.value("walk speed") * 1000.0 / 60.0;
    (figures.value("service circle") * metres_a_minute / figures.value("detour")).floor() as i64
}
