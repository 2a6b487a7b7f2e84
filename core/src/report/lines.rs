//! How the rounds lie on the map, where travel knows it: each way as few points as show it, in small whole numbers, so
//! that a day of thousands of visits is still a page that opens at once.

use crate::place::{Coordinate, Datum};
use crate::visits::plan::Route;
use crate::visits::problem::Problem;

/// Points may leave their line by so many metres: less than a road is wide on the screen at the closest zoom that shows
/// a neighbourhood.
const FINEST: f64 = 3.0;
/// Points of all ways together: about 2 MB of text. Beyond it lines get coarser.
const MOST_POINTS: usize = 200_000;
/// Metres of a degree of latitude: the mean circumference of the earth over 360.
const METRES_A_DEGREE: f64 = 111_195.0;

/// A way as whole numbers: x and y of its first point, then the steps from each point to the next; in units of 1e-5
/// degrees (about a metre), or of metres on a local plane.
pub(super) type Line = Vec<i64>;

/// For each round its ways, the one back last; `None` where nobody knows how a way lies. Nothing at all for a round of
/// which nothing is known.
pub(super) fn lines(problem: &Problem, routes: &[Route]) -> Vec<Vec<Option<Line>>> {
    let all: Vec<Vec<Option<Vec<Coordinate>>>> = routes.iter().map(|r| ways(problem, r)).collect();
    written(problem.datum, &all)
}

/// The ways of each round or trip as lines; without a datum nothing is known of any.
pub(super) fn written(datum: Option<Datum>, all: &[Vec<Option<Vec<Coordinate>>>]) -> Vec<Vec<Option<Line>>> {
    let Some(datum) = datum else { return vec![Vec::new(); all.len()] };
    let mut tolerance = FINEST;
    let mut kept = simplified(datum, all, tolerance);
    // Each time three times as coarse: a hundred metres after three times, and nothing is left to save after ten.
    for _ in 0..10 {
        if kept.iter().flatten().flatten().map(Vec::len).sum::<usize>() <= MOST_POINTS {
            break;
        }
        tolerance *= 3.0;
        kept = simplified(datum, all, tolerance);
    }
    let unit = if datum.is_geographic() { 1e5 } else { 1.0 };
    let line = |way: Option<Vec<Coordinate>>| way.map(|points| steps(&points, unit));
    kept.into_iter().map(|round| round.into_iter().map(line).collect()).collect()
}

fn ways(problem: &Problem, route: &Route) -> Vec<Option<Vec<Coordinate>>> {
    let shift = &problem.shifts[route.shift.index()];
    let mode = problem.caregiver_of(route.shift).mode;
    let places: Vec<_> =
        [shift.from].into_iter().chain(route.stops.iter().map(|s| s.place)).chain([shift.to]).collect();
    let ways: Vec<_> = places
        .windows(2)
        .map(|w| if w[0] == w[1] { None } else { problem.travel.line(mode, w[0], w[1]) })
        .collect();
    if ways.iter().all(Option::is_none) { Vec::new() } else { ways }
}

fn simplified(
    datum: Datum,
    all: &[Vec<Option<Vec<Coordinate>>>],
    tolerance: f64,
) -> Vec<Vec<Option<Vec<Coordinate>>>> {
    let way = |w: &Option<Vec<Coordinate>>| w.as_ref().map(|points| simplify(datum, points, tolerance));
    all.iter().map(|round| round.iter().map(way).collect()).collect()
}

/// The points that keep a line within `tolerance` metres of itself; its ends always.
///
/// Source: Douglas and Peucker 1973, with a stack instead of recursion.
fn simplify(datum: Datum, points: &[Coordinate], tolerance: f64) -> Vec<Coordinate> {
    let Some(first) = points.first() else { return Vec::new() };
    // Flat at the first point's latitude: a round is short against the earth.
    let (east, north) = if datum.is_geographic() {
        (METRES_A_DEGREE * first.y.to_radians().cos(), METRES_A_DEGREE)
    } else {
        (1.0, 1.0)
    };
    let flat: Vec<(f64, f64)> = points.iter().map(|p| (p.x * east, p.y * north)).collect();
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[points.len() - 1] = true;
    let mut open = vec![(0, points.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|at| (apart(flat[at], flat[from], flat[to]), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, at)) = farthest.filter(|(distance, _)| *distance > tolerance) {
            keep[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    points.iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| *p).collect()
}

/// How far `p` is from the stretch between `a` and `b`.
fn apart(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (a.0 + along * dx - p.0).hypot(a.1 + along * dy - p.1)
}

fn steps(points: &[Coordinate], unit: f64) -> Line {
    let whole = |c: &Coordinate| ((c.x * unit).round() as i64, (c.y * unit).round() as i64);
    let mut line = Vec::with_capacity(2 * points.len());
    let mut last = (0, 0);
    for point in points.iter().map(whole) {
        line.extend([point.0 - last.0, point.1 - last.1]);
        last = point;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_near_the_line_between_their_neighbours_go_and_corners_stay() {
        let line = [(0.0, 0.0), (50.0, 2.0), (100.0, 0.0), (100.0, 40.0), (101.0, 90.0)];
        let line = line.map(|(x, y)| Coordinate { x, y });
        // (50, 2) is 2 m off the line from the start to the corner; (100, 40) is less than a metre off the other.
        let kept = simplify(Datum::LocalPlane, &line, 3.0);
        assert_eq!(steps(&kept, 1.0), [0, 0, 100, 0, 1, 90]);
        assert_eq!(steps(&simplify(Datum::LocalPlane, &line, 1.5), 1.0), [0, 0, 50, 2, 50, -2, 1, 90]);
    }

    #[test]
    fn a_degree_of_longitude_is_short_in_the_north() {
        // At 60 degrees north, 0.00004 degrees of longitude are 2.2 m, and 4.4 m at the equator.
        let bend = |y: f64| {
            let points = [(8.0, y), (8.00004, y + 0.001), (8.0, y + 0.002)].map(|(x, y)| Coordinate { x, y });
            simplify(Datum::Wgs84, &points, 3.0).len()
        };
        assert_eq!((bend(60.0), bend(0.0)), (2, 3));
    }
}
