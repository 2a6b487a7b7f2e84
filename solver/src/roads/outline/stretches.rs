//! The reached roads as straight stretches, with the metres that someone could still walk beside them.

use super::field::Mark;
use super::{Direction, Drawing, Frame, Reached, Shapes, Snapped, Snapper};
use crate::roads::snap::WHOLE;

/// A stretch of an arc's segment, in shares of its length in the direction of travel, and the time left at its begin.
struct Run {
    arc: usize,
    from: f64,
    left: u32,
    /// Milliseconds of the whole arc.
    millis: u32,
}

pub(super) fn of_circle(
    snapper: &Snapper<'_>,
    frame: &Frame,
    place: &Snapped,
    reached: &[Reached<u32>],
    limit: u32,
    drawing: Drawing,
) -> Vec<[Mark; 2]> {
    let (graph, shapes) = snapper.network();
    let mut pen = Pen { shapes, frame, drawing, stretches: Vec::new() };
    // The place's own segment, of which a part is not between reached nodes.
    if let Some(left) = limit.checked_sub(place.access.millis()) {
        for through in snapper.through(place) {
            let share = f64::from(place.along) / f64::from(WHOLE);
            let backward = shapes.segment(through.arc).1 != (drawing.direction == Direction::Towards);
            let from = if backward { 1.0 - share } else { share };
            pen.run(&Run { arc: through.arc, from, left, millis: graph.millis[through.arc] });
        }
    }
    let mut left = vec![None; graph.nodes()];
    for node in reached {
        left[node.node as usize] = limit.checked_sub(node.cost);
    }
    for tail in 0..graph.nodes() as u32 {
        for arc in graph.of(tail).filter(|&arc| graph.weight(arc).exists()) {
            let near = if drawing.direction == Direction::Away { tail } else { graph.head[arc] };
            if let Some(left) = left[near as usize] {
                pen.run(&Run { arc, from: 0.0, left, millis: graph.millis[arc] });
            }
        }
    }
    pen.stretches
}

struct Pen<'a> {
    shapes: &'a Shapes,
    frame: &'a Frame,
    drawing: Drawing,
    stretches: Vec<[Mark; 2]>,
}

impl Pen<'_> {
    /// Draws an arc from a share of it on, as far as the time goes.
    fn run(&mut self, run: &Run) {
        let (segment, backward) = self.shapes.segment(run.arc);
        let mut points: Vec<(f64, f64)> = self
            .shapes
            .of(segment)
            .map(|at| self.frame.at(self.shapes.x[at], self.shapes.y[at]))
            .map(|(x, y)| (x / 1000.0, y / 1000.0))
            .collect();
        if backward != (self.drawing.direction == Direction::Towards) {
            points.reverse();
        }
        let lengths: Vec<f64> = points.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1)).collect();
        let total: f64 = lengths.iter().sum();
        let millis = f64::from(run.millis);
        let (begin, left) = (run.from * total, f64::from(run.left));
        // Where the time ends, in metres from the arc's begin; an arc without length or time ends at its head.
        let end = if millis > 0.0 { (begin + left / millis * total).min(total) } else { total };
        let per_metre = if total > 0.0 { millis / total } else { 0.0 };
        let mut before = 0.0;
        for (pair, length) in points.windows(2).zip(lengths) {
            let (from, to) = (begin.max(before), end.min(before + length));
            if from <= to && length > 0.0 {
                let mark = |at: f64| {
                    let share = (at - before) / length;
                    let seconds = (left - (at - begin) * per_metre).max(0.0) / 1000.0;
                    let slack = (seconds * self.drawing.metres_per_second).min(self.drawing.reach);
                    let along = |a: f64, b: f64| a + (b - a) * share;
                    Mark { x: along(pair[0].0, pair[1].0), y: along(pair[0].1, pair[1].1), slack }
                };
                self.split(mark(from), mark(to), (to - from) * per_metre / 1000.0);
            }
            before += length;
        }
    }
    /// The slack is level where the reach bounds it and falls where the time does: each part is straight.
    fn split(&mut self, a: Mark, b: Mark, seconds: f64) {
        let reach = self.drawing.reach;
        let fall = seconds * self.drawing.metres_per_second;
        if a.slack >= reach && b.slack < reach && fall > 0.0 {
            let share = (1.0 - (reach - b.slack) / fall).clamp(0.0, 1.0);
            let bend = Mark { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, slack: reach };
            self.stretches.extend([[a, bend], [bend, b]]);
        } else {
            self.stretches.push([a, b]);
        }
    }
}
