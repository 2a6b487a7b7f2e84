//! How ways lie: the points of the segments that their arcs run along.

use anpai_core::place::Coordinate;

use crate::roads::Roads;

/// A part of an arc, in its direction; from 0 to 1 is the whole of it.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The arc.
    pub arc: u32,
    /// Where the part begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// The points along parts that follow each other, each once, in the datum of the roads.
pub fn lie(roads: &Roads, parts: &[Part]) -> Vec<Coordinate> {
    let mut line = Vec::new();
    for part in parts {
        stretch(roads, *part, &mut line);
    }
    line.dedup();
    line
}

fn stretch(roads: &Roads, part: Part, line: &mut Vec<Coordinate>) {
    let (shapes, geographic) = (roads.shapes(), roads.about().datum.is_geographic());
    let (segment, against) = shapes.segment(part.arc as usize);
    let unit = if geographic { 1e7 } else { 100.0 };
    let mut points: Vec<Coordinate> = (shapes.of(segment))
        .map(|at| Coordinate { x: f64::from(shapes.x[at]) / unit, y: f64::from(shapes.y[at]) / unit })
        .collect();
    if against {
        points.reverse();
    }
    // Shares of a segment are shares of its length; a segment is short enough to be flat.
    let east = if geographic { points[0].y.to_radians().cos() } else { 1.0 };
    let steps: Vec<f64> =
        points.windows(2).map(|w| ((w[1].x - w[0].x) * east).hypot(w[1].y - w[0].y)).collect();
    let length: f64 = steps.iter().sum();
    let (start, end) = (part.from * length, part.to * length);
    let mut gone = 0.0;
    for (step, ends) in steps.iter().zip(points.windows(2)) {
        let at = |share: f64| Coordinate {
            x: ends[0].x + (ends[1].x - ends[0].x) * share,
            y: ends[0].y + (ends[1].y - ends[0].y) * share,
        };
        let share = |goal: f64| if *step > 0.0 { ((goal - gone) / step).clamp(0.0, 1.0) } else { 0.0 };
        if gone + step >= start && gone <= end {
            line.push(if gone >= start { ends[0] } else { at(share(start)) });
            line.push(if gone + step <= end { ends[1] } else { at(share(end)) });
        }
        gone += step;
    }
}
