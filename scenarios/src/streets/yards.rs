//! Yards: the inside of a block, reached by a way from one of its corners; from some a path or stairs lead on to the
//! corner across, for people on foot.

use super::class::Class;
use super::lattice::Lattice;
use super::rivers::River;
use super::{Piece, Point};
use crate::dice::Dice;

/// Of a hundred yards so many can be walked through.
const OPEN: f64 = 35.0;
/// Of a hundred of these so many have stairs.
const STAIRS: f64 = 20.0;
/// Of a hundred ways into a yard so many are streets with homes, the others service ways.
const STREETS: f64 = 60.0;

/// Opens yards until there are `wanted` nodes, or no block is left.
pub fn open(
    wanted: usize,
    lattice: &Lattice,
    rivers: &[River; 2],
    nodes: &mut Vec<Point>,
    streets: &mut Vec<Piece>,
    dice: &mut Dice,
) {
    let columns = lattice.columns.len() - 1;
    let mut blocks: Vec<(usize, usize)> = (0..columns * (lattice.rows.len() - 1))
        .map(|block| (block % columns, block / columns))
        .filter(|&(column, row)| lattice.radial(column, row).is_none() && dry(rivers, column, row))
        .collect();
    dice.shuffle(&mut blocks);
    let missing = wanted.saturating_sub(nodes.len());
    for (column, row) in blocks.into_iter().take(missing) {
        let corners = around(column, row).map(|(column, row)| lattice.node(column, row));
        let yard = u32::try_from(nodes.len()).expect("at most MOST nodes");
        let points = corners.map(|corner| nodes[corner as usize]);
        nodes.push(inside(points, dice));
        let gate = dice.below(4);
        let into = match lattice.in_park(column, row) {
            true => Class::Footway,
            false if dice.chance(STREETS) => Class::Residential,
            false => Class::Service,
        };
        streets.push(Piece::new(corners[gate], yard, into));
        if dice.chance(OPEN) {
            let on = if dice.chance(STAIRS) { Class::Steps } else { Class::Footway };
            streets.push(Piece::new(yard, corners[(gate + 2) % 4], on));
        }
    }
}

/// The corners of the block to the upper right of a crossing, in a circle.
fn around(column: usize, row: usize) -> [(usize, usize); 4] {
    [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
}

/// Whether no river runs through a block.
fn dry(rivers: &[River; 2], column: usize, row: usize) -> bool {
    rivers.iter().all(|river| {
        let banks = around(column, row).map(|(column, row)| river.beyond(column, row));
        banks.iter().all(|bank| *bank == banks[0])
    })
}

/// A point between the middles of the two diagonals, a little beside it.
fn inside(corners: [Point; 4], dice: &mut Dice) -> Point {
    let middle = corners[0].middle(corners[2]).middle(corners[1].middle(corners[3]));
    let room = corners[0].distance(corners[2]).min(corners[1].distance(corners[3])) / 10;
    Point { x: middle.x + dice.between(-room, room), y: middle.y + dice.between(-room, room) }
}
