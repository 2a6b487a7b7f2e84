//! The ways of one mode as a table: of each place to those of the cells that its cell knows.

use anpai_core::time::Duration;
use anpai_core::travel::Leg;

use super::cells::Cells;

/// What the table holds where there is no way.
const NO_WAY: u32 = u32::MAX;
/// A cell that another does not know.
const UNKNOWN: u32 = u32::MAX;

/// Ways of one mode.
#[derive(Debug)]
pub struct Table {
    /// `[cells x cells]`: where the places of the column's cell begin in a row of the row's cell.
    column: Vec<u32>,
    /// `[cells]`: the ways of each cell, `[its places x places that it knows]`, as milliseconds and metres.
    ways: Vec<Vec<(u32, u32)>>,
    /// `[cells]`: places that each knows.
    width: Vec<u32>,
}

/// What a table knows of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The way, where there is one.
    Way(Option<Leg>),
    /// The two are too far apart.
    Unknown,
}

impl Table {
    /// Of the ways of each cell, in the order of `cells`: `[its places x places of the cells that it knows]`.
    pub fn new(cells: &Cells, ways: Vec<Vec<(u32, u32)>>) -> Self {
        let count = cells.members.len();
        let mut column = vec![UNKNOWN; count * count];
        let mut width = Vec::with_capacity(count);
        for (cell, known) in cells.known.iter().enumerate() {
            let mut next = 0;
            for other in known {
                column[cell * count + *other as usize] = next;
                next += cells.members[*other as usize].len() as u32;
            }
            width.push(next);
        }
        debug_assert!(
            ways.iter().zip(&width).zip(&cells.members).all(|((w, n), m)| w.len() == *n as usize * m.len())
        );
        Self { column, ways, width }
    }
    /// From a place to another, both by cell and row.
    pub fn at(&self, from: (u32, u32), to: (u32, u32)) -> Entry {
        let cell = from.0 as usize;
        let column = self.column[cell * self.width.len() + to.0 as usize];
        if column == UNKNOWN {
            return Entry::Unknown;
        }
        let (millis, metres) =
            self.ways[cell][from.1 as usize * self.width[cell] as usize + (column + to.1) as usize];
        let leg = Leg { time: Duration(i64::from(millis)), metres: i64::from(metres) };
        Entry::Way((millis != NO_WAY).then_some(leg))
    }
    /// The longest time and the longest length of all ways.
    pub fn longest(&self) -> Leg {
        let ways = self.ways.iter().flatten().filter(|(millis, _)| *millis != NO_WAY);
        let (millis, metres) = ways.fold((0, 0), |most, way| (most.0.max(way.0), most.1.max(way.1)));
        Leg { time: Duration(i64::from(millis)), metres: i64::from(metres) }
    }
}

/// An entry of a way's milliseconds and centimetres; metres are rounded up, so that nothing is promised that is not there.
pub fn entry(millis: u32, centimetres: u32) -> (u32, u32) {
    (millis, centimetres.div_ceil(100))
}

/// The entry where there is no way.
pub const NOTHING: (u32, u32) = (NO_WAY, 0);
