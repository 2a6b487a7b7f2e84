//! Schematic ground: each street or township is a square cell on a grid, in order of its code, in metres from an arbitrary
//! origin. Nothing of it is geographic.

use anpai_core::land::draft::PlaceDraft;

use super::facts::Facts;
use crate::dice::Dice;

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
    /// A cell for each street of the place.
    pub fn new(facts: &Facts<'_>) -> Self {
        let (side, columns) = (facts.whole("cell"), facts.count("grid columns"));
        let codes: Vec<String> = facts.place.streets.iter().map(|s| s.code.clone()).collect();
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
        let mut within = |corner: i64| corner + dice.between(self.side / 10, self.side - self.side / 10);
        let (x, y) = (within(self.corners[street].0), within(self.corners[street].1));
        self.add(id, (x, y), Some(self.codes[street].clone()))
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
