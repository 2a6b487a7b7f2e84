//! Rings around the vertices above a level, by marching squares: the inside lies to the left, so that outer rings turn
//! counter-clockwise and holes clockwise, as RFC 7946 has it.
//!
//! A ring crosses an edge of the grid between a quarter and three quarters of it, and where two corners of a cell face
//! each other they are kept apart, so two rings, and two parts of one, are at least 0.35 cells apart. Points may
//! therefore be left out where the line moves by [`TOLERANCE`] cells, and the rings stay simple and apart.

use super::field::Field;

/// Cells by which a line may move: less than half of 0.35.
pub(super) const TOLERANCE: f64 = 0.17;
/// Cells between a point inside a ring and the nearest vertex above the level, at most: from the middle of an edge to
/// three quarters of the next, `hypot(0.5, 0.75) = 0.901`, and the tolerance.
pub(super) const MARGIN: f64 = 0.91 + TOLERANCE;
/// Holes up to this many square cells hold only vertices beside one above the level, and are no ground that nobody
/// gets to.
const LEAST_HOLE: f64 = 1.2;

/// A closed ring; the first point is not repeated.
pub(super) type Ring = Vec<(f64, f64)>;

/// Every polygon: its outer ring, then its holes.
pub(super) fn polygons(field: &Field, level: f64) -> Vec<Vec<Ring>> {
    let rings: Vec<Ring> = rings(field, level);
    let smallest = -LEAST_HOLE * field.cell * field.cell;
    let (outer, holes): (Vec<_>, Vec<_>) = rings
        .into_iter()
        .map(|r| (area(&r), r))
        .filter(|(a, _)| !(smallest..0.0).contains(a))
        .partition(|(a, _)| *a > 0.0);
    let mut polygons: Vec<(f64, Vec<Ring>)> = outer.into_iter().map(|(a, r)| (a, vec![r])).collect();
    for (_, hole) in holes {
        let around = polygons.iter().enumerate().filter(|(_, (_, p))| holds(&p[0], hole[0]));
        let innermost = around.min_by(|a, b| a.1.0.total_cmp(&b.1.0)).map(|(at, _)| at);
        if let Some(at) = innermost {
            polygons[at].1.push(hole);
        }
    }
    let thin = |p: Vec<Ring>| p.iter().map(|ring| simplified(ring, TOLERANCE * field.cell)).collect();
    polygons.into_iter().map(|(_, p)| thin(p)).collect()
}

/// Twice the column and row of an edge's lower left end, and 1 where the edge goes up.
type Edge = (usize, usize, bool);

fn rings(field: &Field, level: f64) -> Vec<Ring> {
    let above = |column, row| field.at(column, row) >= level;
    let mut next: Vec<(Edge, Edge)> = Vec::new();
    for row in 0..field.height.saturating_sub(1) {
        for column in 0..field.width.saturating_sub(1) {
            let (bottom, top) = ((column, row, false), (column, row + 1, false));
            let (left, right) = ((column, row, true), (column + 1, row, true));
            let corners = usize::from(above(column, row))
                | usize::from(above(column + 1, row)) << 1
                | usize::from(above(column + 1, row + 1)) << 2
                | usize::from(above(column, row + 1)) << 3;
            // Bits: lower left, lower right, upper right, upper left.
            match corners {
                0b0001 => next.push((bottom, left)),
                0b0010 => next.push((right, bottom)),
                0b0100 => next.push((top, right)),
                0b1000 => next.push((left, top)),
                0b0011 => next.push((right, left)),
                0b0110 => next.push((top, bottom)),
                0b1100 => next.push((left, right)),
                0b1001 => next.push((bottom, top)),
                0b0111 => next.push((top, left)),
                0b1110 => next.push((left, bottom)),
                0b1101 => next.push((bottom, right)),
                0b1011 => next.push((right, top)),
                0b0101 => next.extend([(bottom, left), (top, right)]),
                0b1010 => next.extend([(right, bottom), (left, top)]),
                _ => {}
            }
        }
    }
    next.sort_unstable();
    let mut used = vec![false; next.len()];
    let mut rings = Vec::new();
    for begin in 0..next.len() {
        let (mut at, mut ring) = (begin, Vec::new());
        while !used[at] {
            used[at] = true;
            ring.push(crossing(field, level, next[at].0));
            let to = next[at].1;
            at = next.partition_point(|(from, _)| *from < to);
        }
        if !ring.is_empty() {
            rings.push(ring);
        }
    }
    rings
}

fn crossing(field: &Field, level: f64, (column, row, up): Edge) -> (f64, f64) {
    let (right, upper) = (usize::from(!up), usize::from(up));
    let (a, b) = (field.at(column, row), field.at(column + right, row + upper));
    let share = ((level - a) / (b - a)).clamp(0.25, 0.75);
    let along = |index: usize, step: usize| (index as f64 + step as f64 * share) * field.cell;
    (field.origin.0 + along(column, right), field.origin.1 + along(row, upper))
}

/// Square metres, negative for a ring that turns clockwise.
pub(super) fn area(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
}

/// Whether a point lies within a ring (crossings of a line to the east are odd).
pub(super) fn holds(ring: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crosses = |(a, b): (&(f64, f64), &(f64, f64))| {
        (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0)
    };
    ring.iter().zip(next).filter(|pair| crosses(*pair)).count() % 2 == 1
}

/// Without the points that lie within `tolerance` of the line that is left. Source: Douglas and Peucker 1973.
fn simplified(ring: &[(f64, f64)], tolerance: f64) -> Ring {
    // Four points that stay keep every ring a ring.
    let count = ring.len();
    let mut keep = vec![false; count];
    let corners: Vec<usize> = (0..4).map(|n| n * count / 4).chain([count]).collect();
    for pair in corners.windows(2) {
        keep[pair[0]] = true;
        let mut open = vec![(pair[0], pair[1])];
        while let Some((from, to)) = open.pop() {
            let (a, b) = (ring[from], ring[to % count]);
            let off = |at: usize| off_line(ring[at], a, b);
            let farthest = (from + 1..to).max_by(|&s, &t| off(s).total_cmp(&off(t)));
            if let Some(at) = farthest.filter(|&at| off(at) > tolerance) {
                keep[at] = true;
                open.extend([(from, at), (at, to)]);
            }
        }
    }
    ring.iter().zip(&keep).filter(|(_, kept)| **kept).map(|(p, _)| *p).collect()
}

fn off_line(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let squared = dx * dx + dy * dy;
    let share =
        if squared > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / squared).clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - a.0 - dx * share).hypot(p.1 - a.1 - dy * share)
}
