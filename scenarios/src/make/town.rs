//! A town as it grows: parts (streets, or zones of a city) with a centre and stations each, and homes around these. Where
//! it lies is the [`Land`]'s business: on schematic cells, in metres on a local plane and nothing geographic, or on points
//! of a real map that are drawn without regard to who lives there.

use anpai_core::place::Datum;
use anpai_core::visits::draft::PlaceDraft;

use super::Order;
use super::land::{Cells, Land, Spots};
use crate::dice::{Deck, Dice};

/// The town, as it grows.
pub struct Town {
    /// Every place so far.
    pub places: Vec<PlaceDraft>,
    /// The streets.
    pub streets: Vec<Street>,
    land: Land,
    homes: usize,
    deck: Deck<usize>,
    dice: Dice,
    /// The id of the district's centre.
    pub district: String,
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
}

/// On which land a town is built.
#[derive(Clone, Copy, Debug)]
pub enum Ground<'a> {
    /// Square cells on a grid of so many columns, one a street, in metres.
    Cells(usize),
    /// Points of a map, in units of 1e-5 degrees.
    Points(&'a [(i64, i64)]),
}

impl Ground<'_> {
    /// What its coordinates are relative to.
    pub fn datum(&self) -> Datum {
        match self {
            Self::Cells(_) => Datum::LocalPlane,
            Self::Points(_) => Datum::Wgs84,
        }
    }
}

impl Town {
    /// Streets, centres and stations.
    pub fn build(order: &Order) -> Self {
        let land = match order.ground {
            Ground::Cells(columns) => Land::Cells(Cells::new(order, columns)),
            Ground::Points(points) => Land::Spots(Spots::new(points, order.streets.len())),
        };
        let district = order.id("district");
        let mut town = Self {
            places: Vec::new(),
            streets: Vec::new(),
            homes: 0,
            deck: {
                let shares: Vec<(usize, i64)> = order.streets.iter().map(|s| s.share).enumerate().collect();
                Deck::new(100.max(shares.len() as i64), &shares)
            },
            district: district.clone(),
            land,
            dice: Dice::new(order.seed, 1),
        };
        let middle = town.land.middle();
        town.put(order, district, middle, None);
        let mut station = 0;
        for (at, row) in order.streets.iter().enumerate() {
            let centre = order.id(&format!("centre-{}", row.code));
            let point = town.land.centre(at, &mut town.dice);
            town.put(order, centre.clone(), point, Some(&row.code));
            let mut street =
                Street { code: row.code.clone(), centre, stations: Vec::new(), points: Vec::new() };
            // Stations are dealt as evenly as their number allows: 60 to eight streets are 7 or 8 each.
            let until = order.stations * (at + 1) / order.streets.len();
            for point in town.land.stations(at, until - station, &mut town.dice) {
                station += 1;
                let id = order.id(&format!("station-{station:02}"));
                street.points.push(point);
                street.stations.push(id.clone());
                town.put(order, id, point, Some(&row.code));
            }
            town.streets.push(street);
        }
        town
    }

    /// A new home, near a station of a street: its id, and the street's number.
    pub fn home(&mut self, order: &Order) -> (String, usize) {
        let at = self.deck.deal(&mut self.dice);
        let point = self.land.home(at, &self.streets[at].points, &mut self.dice);
        self.homes += 1;
        let id = order.id(&format!("home-{:03}", self.homes));
        let code = self.streets[at].code.clone();
        self.put(order, id.clone(), point, Some(&code));
        (id, at)
    }

    fn put(&mut self, order: &Order, id: String, point: (i64, i64), street: Option<&str>) {
        let units = match order.ground {
            Ground::Cells(_) => 1.0,
            Ground::Points(_) => 1e5,
        };
        let (x, y) = (point.0 as f64 / units, point.1 as f64 / units);
        self.places.push(PlaceDraft { id, x: Some(x), y: Some(y), street: street.map(str::to_owned) });
    }
}
