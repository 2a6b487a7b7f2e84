//! Two rivers, one from top to bottom and one from left to right. Each meanders between the first and the second ring,
//! through the gaps between lines: a crossing lies on one bank or on the other, and a street between two banks needs a
//! bridge.

use super::Point;
use super::lattice::Lattice;
use crate::dice::Dice;

/// A river.
pub struct River {
    /// Whether it runs from top to bottom.
    pub upright: bool,
    /// For each line that it passes, the last line on its near bank.
    bank: Vec<usize>,
}

/// Both rivers.
pub fn dig(lattice: &Lattice, dice: &mut Dice) -> [River; 2] {
    [true, false].map(|upright| {
        let (across, along) =
            if upright { (&lattice.columns, &lattice.rows) } else { (&lattice.rows, &lattice.columns) };
        let (inner, outer) = (lattice.rings[0], lattice.rings[1]);
        // To the right of the middle, and below it.
        let (low, high) = if upright {
            (across.centre + inner, across.centre + outer - 1)
        } else {
            (across.centre - outer, across.centre - inner - 1)
        };
        let mut bank = Vec::with_capacity(along.len());
        let mut now = low + dice.below(high - low + 1);
        let mut drift = 1;
        // The upright river runs straight where it meets the other: bends of both could enclose an island.
        let meeting = along.centre - outer..along.centre - inner;
        for line in 0..along.len() {
            bank.push(now);
            if upright && meeting.contains(&line) {
                continue;
            }
            if dice.chance(12.0) {
                drift = -drift;
            }
            if dice.chance(40.0) {
                now = now.saturating_add_signed(drift).clamp(low, high);
            }
        }
        River { upright, bank }
    })
}

impl River {
    /// Whether a crossing lies on the far bank.
    pub fn beyond(&self, column: usize, row: usize) -> bool {
        if self.upright { column > self.bank[row] } else { row > self.bank[column] }
    }
    /// Whether a street between two crossings would have to cross it.
    pub fn parts(&self, lattice: &Lattice, from: u32, to: u32) -> bool {
        match (lattice.lines_of(from), lattice.lines_of(to)) {
            (Some(from), Some(to)) => self.beyond(from.0, from.1) != self.beyond(to.0, to.1),
            _ => false,
        }
    }
    /// As a line to be drawn.
    pub fn line(&self, lattice: &Lattice, nodes: &[Point]) -> Vec<Point> {
        let at = |near: (usize, usize), far: (usize, usize)| {
            let point = |(column, row)| nodes[lattice.node(column, row) as usize];
            point(near).middle(point(far))
        };
        let banks = self.bank.iter().enumerate();
        if self.upright {
            banks.map(|(row, &column)| at((column, row), (column + 1, row))).collect()
        } else {
            banks.map(|(column, &row)| at((column, row), (column, row + 1))).collect()
        }
    }
}
