//! The grid: columns and rows, the rings and radials among them, the parks, and where the crossings lie.

use super::class::Class;
use super::lines::Lines;
use super::{CROSSINGS, LEAST, MOST, Piece, Plan, Point};
use crate::dice::Dice;

/// Where the rings lie, in percent of the way from the middle to the nearer edge.
const RINGS: [usize; 4] = [22, 45, 70, 90];
/// Of a hundred parts of the city so many are parks or closed estates.
const PARKS: f64 = 6.0;
/// A crossing lies off its lines by up to so many percent of the room there.
const JITTER: i64 = 14;
/// Fixed point: the plane is bent in 4096ths.
const ONE: i64 = 4096;
/// How far corners of a ring are drawn in: 0.24 of their distance (a circle takes 0.29).
const ROUND: i64 = 983;

/// The grid.
pub struct Lattice {
    /// From left to right.
    pub columns: Lines,
    /// From bottom to top.
    pub rows: Lines,
    /// Distances of the rings from the middle, in lines, rising.
    pub rings: Vec<usize>,
    /// `[parts of columns][parts of rows]`
    parks: Vec<Vec<bool>>,
    /// `[crossings]`
    points: Vec<Point>,
}

impl Lattice {
    /// Lays it.
    pub fn lay(plan: &Plan, dice: &mut Dice) -> Self {
        let crossings = plan.nodes.clamp(LEAST, MOST) * CROSSINGS / 100;
        let (width, height) = (plan.width.max(1) * 100, plan.height.max(1) * 100);
        let rows = ((crossings as i64 * height / width) as usize).isqrt().max(16);
        let columns = (crossings / rows).max(16);
        let columns = Lines::draw(columns, width, dice);
        let rows = Lines::draw(rows, height, dice);
        let reach = columns.centre.min(rows.centre);
        let mut parts = || (0..=rows.part[rows.len() - 1]).map(|_| dice.chance(PARKS)).collect();
        let parks = (0..=columns.part[columns.len() - 1]).map(|_| parts()).collect();
        let rings = RINGS.iter().map(|percent| reach * percent / 100).collect();
        let mut lattice = Self { columns, rows, rings, parks, points: Vec::new() };
        lattice.points = lattice.place(plan, (width, height), dice);
        lattice
    }
    fn place(&self, plan: &Plan, (width, height): (i64, i64), dice: &mut Dice) -> Vec<Point> {
        let corner = (plan.corner.0 * 100 + width / 2, plan.corner.1 * 100 + height / 2);
        let mut points = Vec::with_capacity(self.nodes());
        for row in 0..self.rows.len() {
            for column in 0..self.columns.len() {
                let mut off = |lines: &Lines, line: usize| {
                    // The edge is straight, so that the whole area is covered.
                    let edge = line == 0 || line + 1 == lines.len();
                    let most = if edge { 0 } else { lines.room(line) * JITTER / 100 };
                    lines.at[line] + dice.between(-most, most)
                };
                let (x, y) = (off(&self.columns, column), off(&self.rows, row));
                let keep = rounding((x, y), (width / 2, height / 2));
                points.push(Point { x: corner.0 + x * keep / ONE, y: corner.1 + y * keep / ONE });
            }
        }
        points
    }
    /// How many crossings.
    pub fn nodes(&self) -> usize {
        self.columns.len() * self.rows.len()
    }
    /// Where they lie.
    pub fn points(&self) -> Vec<Point> {
        self.points.clone()
    }
    /// The crossing of a column and a row.
    pub fn node(&self, column: usize, row: usize) -> u32 {
        u32::try_from(row * self.columns.len() + column).expect("at most MOST nodes")
    }
    /// The column and the row of a crossing; `None` for a yard.
    pub fn lines_of(&self, node: u32) -> Option<(usize, usize)> {
        let (row, column) = (node as usize / self.columns.len(), node as usize % self.columns.len());
        (row < self.rows.len()).then_some((column, row))
    }
    /// Whether the block to the upper right of a crossing lies in a park.
    pub fn in_park(&self, column: usize, row: usize) -> bool {
        self.parks[self.columns.part[column]][self.rows.part[row]]
    }
    /// The radial that runs through the block to the upper right of a crossing: 1 upwards, -1 downwards.
    pub fn radial(&self, column: usize, row: usize) -> Option<i64> {
        let right = column as i64 - self.columns.centre as i64;
        let up = row as i64 - self.rows.centre as i64;
        if right == up {
            Some(1)
        } else if right == -up - 1 {
            Some(-1)
        } else {
            None
        }
    }
    /// Every street of the full grid.
    pub fn streets(&self) -> Vec<Piece> {
        let mut streets = Vec::new();
        for row in 0..self.rows.len() {
            for column in 0..self.columns.len() {
                let here = self.node(column, row);
                let (right, up) = (column + 1 < self.columns.len(), row + 1 < self.rows.len());
                if right {
                    let class =
                        self.class((&self.rows, row), (&self.columns, column), self.in_park(column, row));
                    streets.push(Piece::new(here, self.node(column + 1, row), class));
                }
                if up {
                    let class =
                        self.class((&self.columns, column), (&self.rows, row), self.in_park(column, row));
                    streets.push(Piece::new(here, self.node(column, row + 1), class));
                }
                if right && up {
                    let ends = match self.radial(column, row) {
                        Some(1) => (here, self.node(column + 1, row + 1)),
                        Some(_) => (self.node(column, row + 1), self.node(column + 1, row)),
                        None => continue,
                    };
                    streets.push(Piece::new(ends.0, ends.1, Class::Trunk));
                }
            }
        }
        streets
    }
    /// The class of the street along a line, in the gap behind another line.
    fn class(&self, along: (&Lines, usize), gap: (&Lines, usize), park: bool) -> Class {
        let off = along.1.abs_diff(along.0.centre);
        // The far end of the gap counts where it lies further out.
        let end = (gap.1 + usize::from(gap.1 >= gap.0.centre)).abs_diff(gap.0.centre);
        if self.rings.contains(&off) && end <= off {
            Class::Trunk
        } else if park && along.0.class[along.1] == Class::Residential {
            Class::Footway
        } else {
            along.0.class[along.1]
        }
    }
}

/// What a point keeps of its distance from the middle, in parts of [`ONE`]: a ring's corner is drawn in, its sides stay,
/// and towards the edge of the city nothing moves.
fn rounding((x, y): (i64, i64), (right, up): (i64, i64)) -> i64 {
    let (far, near) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
    if far == 0 {
        return ONE;
    }
    let slant = near * ONE / far;
    let out = (x.abs() * ONE / right).max(y.abs() * ONE / up).min(ONE);
    let fade = ONE - out * out / ONE;
    ONE - ROUND * (slant * slant / ONE) / ONE * fade / ONE
}
