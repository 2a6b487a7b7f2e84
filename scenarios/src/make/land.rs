//! Where the places of a town may lie.

use super::Order;
use crate::dice::Dice;

/// A point, in the unit of its land.
pub type Point = (i64, i64);

/// The ninths of a cell around its middle, as columns and rows.
const AROUND: [(i64, i64); 8] = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)];

/// Either kind of land.
pub enum Land {
    /// Schematic.
    Cells(Cells),
    /// Of a map.
    Spots(Spots),
}

impl Land {
    /// The middle of the town.
    pub fn middle(&self) -> Point {
        match self {
            Self::Cells(cells) => cells.middle,
            Self::Spots(spots) => middle_of(&spots.zones.concat()),
        }
    }
    /// Where the centre of a street lies.
    pub fn centre(&self, street: usize, dice: &mut Dice) -> Point {
        match self {
            Self::Cells(cells) => cells.in_ninth(street, (1, 1), dice),
            Self::Spots(spots) => middle_of(&spots.zones[street]),
        }
    }
    /// Where `count` stations of a street lie.
    pub fn stations(&self, street: usize, count: usize, dice: &mut Dice) -> Vec<Point> {
        match self {
            Self::Cells(cells) => {
                let ninths = dice.some(&AROUND, count);
                ninths.into_iter().map(|ninth| cells.in_ninth(street, ninth, dice)).collect()
            }
            Self::Spots(spots) => dice.some(&spots.zones[street], count),
        }
    }
    /// Where the next home of a street lies, which has `stations`.
    pub fn home(&self, street: usize, stations: &[Point], dice: &mut Dice) -> Point {
        match self {
            Self::Cells(cells) => cells.near(street, stations, dice),
            Self::Spots(spots) => spots.zones[street][dice.below(spots.zones[street].len())],
        }
    }
}

/// Square cells on a grid, one a street. A street has its centre in the middle ninth of its cell and its stations in the
/// ninths around it; every home lies within the service circle of a station of its street.
pub struct Cells {
    side: i64,
    radius: i64,
    scatter: i64,
    middle: Point,
    corners: Vec<Point>,
}

impl Cells {
    /// As many cells as there are streets, in so many columns.
    pub fn new(order: &Order, columns: usize) -> Self {
        let figures = order.figures;
        let side = figures.whole("cell");
        let rows = order.streets.len().div_ceil(columns);
        let corner = |at: usize| ((at % columns) as i64 * side, (rows - 1 - at / columns) as i64 * side);
        Self {
            side,
            radius: circle(order),
            scatter: figures.whole("station scatter"),
            middle: (columns as i64 * side / 2, rows as i64 * side / 2),
            corners: (0..order.streets.len()).map(corner).collect(),
        }
    }
    fn in_ninth(&self, street: usize, ninth: (i64, i64), dice: &mut Dice) -> Point {
        let middle = |n: i64| n * self.side / 3 + self.side / 6;
        let (dx, dy) = dice.in_circle(self.scatter);
        let corner = self.corners[street];
        (corner.0 + middle(ninth.0) + dx, corner.1 + middle(ninth.1) + dy)
    }
    fn near(&self, street: usize, stations: &[Point], dice: &mut Dice) -> Point {
        let corner = self.corners[street];
        let inside = |v: i64, corner: i64| (corner..corner + self.side).contains(&v);
        loop {
            let station = stations[dice.below(stations.len())];
            let (dx, dy) = dice.in_circle(self.radius);
            let point = (station.0 + dx, station.1 + dy);
            if inside(point.0, corner.0) && inside(point.1, corner.1) {
                return point;
            }
        }
    }
}

/// The service circle as metres of straight line: 15 min at 75 m a minute over a detour of 1.3 are 865 m.
fn circle(order: &Order) -> i64 {
    let figures = order.figures;
    let metres_a_minute = figures.value("walk speed") * 1000.0 / 60.0;
    (figures.value("service circle") * metres_a_minute / figures.value("detour")).floor() as i64
}

/// Points of a map in zones of as many points each, cut along the longer side of what is left.
pub struct Spots {
    zones: Vec<Vec<Point>>,
}

impl Spots {
    /// `points` in `zones` parts.
    pub fn new(points: &[Point], zones: usize) -> Self {
        let mut all = Vec::new();
        cut(points.to_vec(), zones, &mut all);
        Self { zones: all }
    }
}

fn cut(mut points: Vec<Point>, zones: usize, all: &mut Vec<Vec<Point>>) {
    if zones <= 1 {
        all.push(points);
        return;
    }
    let width = |of: fn(&Point) -> i64| {
        points.iter().map(of).max().unwrap_or(0) - points.iter().map(of).min().unwrap_or(0)
    };
    // Between the tropics and the poles a degree of longitude is the shorter one: two thirds of one of latitude at 48
    // degrees.
    if width(|p| p.0) * 2 >= width(|p| p.1) * 3 {
        points.sort_unstable();
    } else {
        points.sort_unstable_by_key(|p| (p.1, p.0));
    }
    let first = zones / 2;
    let rest = points.split_off(points.len() * first / zones);
    cut(points, first, all);
    cut(rest, zones - first, all);
}

/// The point that is nearest to the middle of all.
fn middle_of(points: &[Point]) -> Point {
    let count = points.len().max(1) as i64;
    let mean =
        (points.iter().map(|p| p.0).sum::<i64>() / count, points.iter().map(|p| p.1).sum::<i64>() / count);
    let apart = |p: &Point| (p.0 - mean.0).pow(2) + (p.1 - mean.1).pow(2);
    points.iter().copied().min_by_key(|p| (apart(p), *p)).unwrap_or(mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_share_the_points_evenly_and_lie_side_by_side() {
        // Nine points, 30 wide and 10 high: a third is cut off the longer side, then the rest is halved.
        let points: Vec<Point> = (0..9).map(|n| (n * 30 / 8, n % 2 * 10)).collect();
        let zones = Spots::new(&points, 3).zones;
        assert_eq!(zones.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
        assert_eq!(zones[0], [(0, 0), (3, 10), (7, 0)]);
        // Their mean is (3, 3) in whole numbers: 18, 49 and 25 are the squares of the distances to it.
        assert_eq!(middle_of(&zones[0]), (0, 0));
    }
}
