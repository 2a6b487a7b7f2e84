//! Schematic ground: each street or township is a square cell on a grid, in order of its code, in metres from an arbitrary
//! origin. Nothing of it is geographic.

use anpai_core::land::draft::{PlaceDraft, StreetDraft};
use serde::Deserialize;

use crate::dice::Dice;

/// Percent of a cell's side that places keep away from its edge.
const MARGIN: i64 = 10;

/// A street or township.
#[derive(Clone, Debug, Deserialize)]
pub struct StreetRow {
    /// The official code.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl StreetRow {
    /// As a document has it.
    #[must_use]
    pub fn draft(&self) -> StreetDraft {
        StreetDraft { id: self.code.clone(), name: Some(self.name.clone()) }
    }
}

/// The cells, and the places on them.
pub struct Ground {
    side: i64,
    corners: Vec<(i64, i64)>,
    middle: (i64, i64),
    codes: Vec<String>,
    /// Every place so far.
    pub places: Vec<PlaceDraft>,
}

impl Ground {
    /// A cell for each street, of a side in metres, so many in a row.
    pub fn new(side: i64, columns: usize, streets: &[StreetRow]) -> Self {
        let codes: Vec<String> = streets.iter().map(|s| s.code.clone()).collect();
        let rows = codes.len().div_ceil(columns);
        let corner = |at: usize| ((at % columns) as i64 * side, (rows - 1 - at / columns) as i64 * side);
        let corners = (0..codes.len()).map(corner).collect();
        let middle = (columns as i64 * side / 2, rows as i64 * side / 2);
        Self { side, corners, middle, codes, places: Vec::new() }
    }
    /// How many streets there are.
    pub fn streets(&self) -> usize {
        self.codes.len()
    }
    /// The number of a street.
    ///
    /// # Panics
    /// Where no street has the code: a slip in `projects.csv`, which the tests read.
    pub fn street(&self, code: &str) -> usize {
        self.codes.iter().position(|c| c == code).unwrap_or_else(|| panic!("no street {code}"))
    }
    /// Puts a place anywhere in a street's cell, a tenth of its side away from the edge; its id.
    pub fn put(&mut self, id: &str, street: usize, dice: &mut Dice) -> String {
        self.put_inside(id, street, MARGIN, dice).0
    }
    /// Puts a place in a street's cell, `margin` percent of its side away from the edge; its id, and where it is.
    pub fn put_inside(
        &mut self,
        id: &str,
        street: usize,
        margin: i64,
        dice: &mut Dice,
    ) -> (String, (i64, i64)) {
        let at = self.spot(street, margin, dice);
        (self.add(id, at, Some(self.codes[street].clone())), at)
    }
    /// A spot in a street's cell, `margin` percent of its side away from the edge, that is no place of its own.
    pub fn spot(&self, street: usize, margin: i64, dice: &mut Dice) -> (i64, i64) {
        let margin = self.side * margin / 100;
        let mut within = |corner: i64| corner + dice.between(margin, self.side - margin);
        (within(self.corners[street].0), within(self.corners[street].1))
    }
    /// The two ends of the northern edge of a street's cell.
    pub fn north_edge(&self, street: usize) -> [(i64, i64); 2] {
        let (x, y) = self.corners[street];
        [(x, y + self.side), (x + self.side, y + self.side)]
    }
    /// Puts a place in a street's cell within `radius` metres of a spot in that cell; its id, and where it is.
    pub fn put_near(
        &mut self,
        id: &str,
        street: usize,
        spot: (i64, i64),
        radius: i64,
        dice: &mut Dice,
    ) -> (String, (i64, i64)) {
        let (x, y) = dice.in_circle(radius);
        let corner = self.corners[street];
        let within = |corner: i64, value: i64| value.clamp(corner, corner + self.side);
        let at = (within(corner.0, spot.0 + x), within(corner.1, spot.1 + y));
        (self.add(id, at, Some(self.codes[street].clone())), at)
    }
    /// Puts a place in the middle of the district, in no street; its id.
    pub fn put_in_the_middle(&mut self, id: &str) -> String {
        self.add(id, self.middle, None)
    }
    fn add(&mut self, id: &str, (x, y): (i64, i64), street: Option<String>) -> String {
        let id = format!("at {id}");
        self.places.push(PlaceDraft { id: id.clone(), x: Some(x as f64), y: Some(y as f64), street });
        id
    }
}
