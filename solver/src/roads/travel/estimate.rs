//! What estimates need where they stand in for ways: a pace that fits the ways that are known, a bound on how long they
//! can be, and a plane to tell near from far.

use anpai_core::id::ModeId;
use anpai_core::place::{Coordinate, Datum, straight_line};
use anpai_core::travel::{Leg, Pace};

use super::cells::Cells;
use super::table::{Entry, Table};
use super::{Along, Network, longer};

/// Speed and detour of the known ways, all together: what estimates beyond them go on with.
pub fn measured(datum: Datum, points: &[Coordinate], cells: &Cells, table: &Table) -> Option<Pace> {
    let (mut straight, mut metres, mut millis) = (0.0, 0.0, 0.0);
    for (from, to) in cells.pairs() {
        let position = |place: u32| cells.position[place as usize];
        if let Entry::Way(Some(leg)) = table.at(position(from), position(to)) {
            straight += straight_line(datum, points[from as usize], points[to as usize]);
            metres += leg.metres as f64;
            millis += leg.time.0 as f64;
        }
    }
    let usable = straight > 0.0 && metres > 0.0 && millis > 0.0;
    usable
        .then(|| Pace { metres_per_second: metres / (millis / 1000.0), detour: (metres / straight).max(1.0) })
}

/// No estimate between two places is longer than this.
pub fn farthest<N: Network>(along: &Along<N>, plane: &[(f64, f64)]) -> Leg {
    let width = |of: fn(&(f64, f64)) -> f64| {
        let low = plane.iter().map(of).fold(f64::INFINITY, f64::min);
        plane.iter().map(of).fold(low, f64::max) - low
    };
    if plane.is_empty() {
        return Leg::default();
    }
    // The plane is flat only around its first point: twice as wide is wide enough, and half the earth always is.
    let across = width(|p| p.0).hypot(width(|p| p.1));
    let reach = if along.datum.is_geographic() { (2.0 * across).min(20_100_000.0) } else { across };
    let estimated = along.modes.iter().filter(|m| m.roads.is_none() || !along.is_whole());
    estimated.fold(Leg::default(), |most, mode| longer(most, mode.far.of_length(ModeId(0), reach)))
}

/// Metres around `middle`, well enough to tell near from far.
pub fn flat(datum: Datum, point: Coordinate, middle: Coordinate) -> (f64, f64) {
    if !datum.is_geographic() {
        return (point.x, point.y);
    }
    let metres_a_degree = 111_195.0;
    ((point.x - middle.x) * metres_a_degree * middle.y.to_radians().cos(), point.y * metres_a_degree)
}
