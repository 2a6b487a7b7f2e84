//! The streets of a made-up city: a jittered grid with ring and radial roads, rivers with few bridges, blocks of every
//! size, parks and yards that only people on foot pass, and one-way streets. It lies on a local plane, never on the
//! globe, and is [`SYNTHETIC`] wherever it is shown.
//!
//! The grid's lines are streets of different classes; rings and radials are lines of the grid too, so nothing has to be
//! intersected: the middle of the plane is bent afterwards until the rings look round. Everything is whole centimetres
//! and seeded dice, so that a seed gives the same bytes on every machine.
//!
//! ```
//! use anpai_scenarios::streets::{Plan, Class};
//!
//! let city = Plan::city(5_000, 1).build();
//! assert_eq!(city.nodes.len(), 5_000);
//! assert!(city.streets.iter().any(|s| s.bridge && s.class == Class::Trunk));
//! ```

mod bridges;
mod class;
mod lattice;
mod lines;
mod one_way;
mod rivers;
mod table;
#[cfg(test)]
mod tests;
mod thin;
mod yards;

pub use class::{Class, Mode};

use crate::dice::Dice;
use lattice::Lattice;

/// What every table and picture of such a city says of itself.
pub const SYNTHETIC: &str = "synthetic, local-plane";
/// The fewest nodes: less has no room for rings and rivers.
pub const LEAST: usize = 1_000;
/// The most nodes.
pub const MOST: usize = 4_000_000;
/// Mean distance of the grid's lines where a [`Plan::city`] is asked for, in metres: about that of inner cities.
const SPACING: i64 = 90;
/// Of a hundred nodes so many are crossings of the grid, the others ends of yards.
const CROSSINGS: usize = 80;

/// What is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many nodes: exactly these (between [`LEAST`] and [`MOST`]).
    pub nodes: usize,
    /// The same seed gives the same city.
    pub seed: u64,
    /// Lower left corner, in metres.
    pub corner: (i64, i64),
    /// Extent to the right, in metres.
    pub width: i64,
    /// Extent upwards, in metres.
    pub height: i64,
}

impl Plan {
    /// A square city of about 90 m between two streets.
    #[must_use]
    pub fn city(nodes: usize, seed: u64) -> Self {
        let nodes = nodes.clamp(LEAST, MOST);
        let side = (nodes * CROSSINGS / 100).isqrt() as i64 * SPACING;
        Self { nodes, seed, corner: (0, 0), width: side, height: side }
    }
    /// Makes it.
    #[must_use]
    pub fn build(&self) -> Streets {
        let dice = |part: Part| Dice::new(self.seed, 100 + part as u64);
        let lattice = Lattice::lay(self, &mut dice(Part::Lattice));
        let rivers = rivers::dig(&lattice, &mut dice(Part::Rivers));
        let mut streets = lattice.streets();
        bridges::span(&lattice, &rivers, &mut streets);
        thin::out(lattice.nodes(), &mut streets, &mut dice(Part::Thin));
        let mut nodes = lattice.points();
        yards::open(self.nodes, &lattice, &rivers, &mut nodes, &mut streets, &mut dice(Part::Yards));
        thin::close_pockets(nodes.len(), &mut streets);
        one_way::sign(nodes.len(), &lattice, &mut streets, &mut dice(Part::OneWay));
        let streets = streets.into_iter().map(|piece| piece.measured(&nodes)).collect();
        let rivers = rivers.iter().map(|river| river.line(&lattice, &nodes)).collect();
        Streets { nodes, streets, rivers }
    }
}

/// Parts that draw from dice of their own, so that one can be changed without the others.
enum Part {
    Lattice,
    Rivers,
    Thin,
    Yards,
    OneWay,
}

/// A point of the plane, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Upwards.
    pub y: i64,
}

impl Point {
    /// Straight-line distance in whole centimetres, rounded down.
    #[must_use]
    pub fn distance(self, other: Self) -> i64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).isqrt()
    }
    /// In the middle of two points.
    fn middle(self, other: Self) -> Self {
        Self { x: (self.x + other.x) / 2, y: (self.y + other.y) / 2 }
    }
}

/// A straight piece of street between two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Street {
    /// A node, by its position in [`Streets::nodes`].
    pub from: u32,
    /// The other.
    pub to: u32,
    /// What kind of street.
    pub class: Class,
    /// Whether vehicles may only go from `from` to `to`; people on foot go both ways.
    pub one_way: bool,
    /// Whether it crosses a river.
    pub bridge: bool,
    /// Its length.
    pub centimetres: u32,
}

impl Street {
    /// OpenStreetMap's tags of such a street, so that the profiles of real roads say who may pass it and how fast.
    #[must_use]
    pub fn tags(&self) -> Vec<(&'static str, &'static str)> {
        let mut tags = vec![("highway", self.class.highway())];
        if self.class == Class::Trunk {
            // A city's wide road, with a pavement and a cycle track: no motorway.
            tags.extend([("foot", "yes"), ("bicycle", "yes")]);
        }
        if self.one_way {
            tags.extend([("oneway", "yes"), ("oneway:foot", "no")]);
        }
        tags
    }
}

/// The streets of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streets {
    /// Crossings and ends of streets.
    pub nodes: Vec<Point>,
    /// Streets between them.
    pub streets: Vec<Street>,
    /// The rivers, as lines to be drawn.
    pub rivers: Vec<Vec<Point>>,
}

/// A street while the city grows: not yet measured.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: u32,
    to: u32,
    class: Class,
    one_way: bool,
    bridge: bool,
}

impl Piece {
    fn new(from: u32, to: u32, class: Class) -> Self {
        Self { from, to, class, one_way: false, bridge: false }
    }
    fn measured(self, nodes: &[Point]) -> Street {
        let Self { from, to, class, one_way, bridge } = self;
        let length = nodes[from as usize].distance(nodes[to as usize]);
        let centimetres = u32::try_from(length.max(1)).expect("a street is shorter than 40,000 km");
        Street { from, to, class, one_way, bridge, centimetres }
    }
}
