//! The roads of a `.roads` file as a network that travel can ask.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use rayon::prelude::*;

use super::network::{Far, Network};
use crate::roads::{Roads, Weight};

/// Milliseconds a metre between a place and the road: on foot, at 4.5 km/h, whoever travels.
const ACCESS: f64 = 800.0;

pub struct Engine {
    roads: Roads,
    /// `[segments + 1]` and the arcs along each segment.
    first: Vec<u32>,
    arcs: Vec<u32>,
    tails: Vec<u32>,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Engine").field(self.roads.about()).finish()
    }
}

/// Where a place meets the road.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    segment: u32,
    /// How far along the segment, from 0 to 1.
    along: f64,
    access: Weight,
}

impl Engine {
    pub fn new(roads: Roads) -> Self {
        let (graph, shapes) = (roads.graph(), roads.shapes());
        let mut first = vec![0_u32; shapes.segments() + 1];
        for arc in 0..graph.arcs() {
            first[shapes.segment(arc).0 as usize + 1] += 1;
        }
        for s in 0..shapes.segments() {
            first[s + 1] += first[s];
        }
        let mut next = first.clone();
        let mut arcs = vec![0; graph.arcs()];
        for arc in 0..graph.arcs() {
            let at = &mut next[shapes.segment(arc).0 as usize];
            arcs[*at as usize] = arc as u32;
            *at += 1;
        }
        let mut tails = vec![0; graph.arcs()];
        for node in 0..graph.nodes() as u32 {
            for arc in graph.of(node) {
                tails[arc] = node;
            }
        }
        Self { roads, first, arcs, tails }
    }
    fn unit(&self) -> f64 {
        if self.datum().is_geographic() { 1e7 } else { 100.0 }
    }
    fn point(&self, at: usize) -> Coordinate {
        let shapes = self.roads.shapes();
        Coordinate { x: f64::from(shapes.x[at]) / self.unit(), y: f64::from(shapes.y[at]) / self.unit() }
    }
    fn along(&self, segment: u32) -> &[u32] {
        &self.arcs[self.first[segment as usize] as usize..self.first[segment as usize + 1] as usize]
    }
    /// Nodes with what it takes to get there from a spot (or from there to it), and the arc that leads there.
    fn hooks(&self, spot: &Spot, leaving: bool) -> Vec<(u32, Weight, u32)> {
        let (graph, shapes) = (self.roads.graph(), self.roads.shapes());
        self.along(spot.segment)
            .iter()
            .map(|&arc| {
                let against = shapes.segment(arc as usize).1;
                let done = if against { 1.0 - spot.along } else { spot.along };
                let part = if leaving { 1.0 - done } else { done };
                let node = if leaving { graph.head[arc as usize] } else { self.tails[arc as usize] };
                (node, scaled(graph.weight(arc as usize), part) + spot.access, arc)
            })
            .collect()
    }
    /// From one spot to another on the same segment without leaving it.
    fn direct(&self, from: &Spot, to: &Spot) -> Weight {
        let (graph, shapes) = (self.roads.graph(), self.roads.shapes());
        if from.segment != to.segment {
            return Weight::NO_WAY;
        }
        let mut best = Weight::NO_WAY;
        for &arc in self.along(from.segment) {
            let gone =
                if shapes.segment(arc as usize).1 { from.along - to.along } else { to.along - from.along };
            if gone >= 0.0 {
                best = best.min(scaled(graph.weight(arc as usize), gone) + from.access + to.access);
            }
        }
        best
    }
    fn search(&self, from: &Spot) -> (Vec<Weight>, Vec<u32>) {
        let graph = self.roads.graph();
        let mut best = vec![Weight::NO_WAY; graph.nodes()];
        let mut via = vec![u32::MAX; graph.nodes()];
        let mut queue = BinaryHeap::new();
        for (node, weight, arc) in self.hooks(from, true) {
            if weight < best[node as usize] {
                best[node as usize] = weight;
                via[node as usize] = arc;
                queue.push(Reverse((weight, node)));
            }
        }
        while let Some(Reverse((weight, node))) = queue.pop() {
            if weight > best[node as usize] {
                continue;
            }
            for arc in graph.of(node) {
                let (head, next) = (graph.head[arc], weight + graph.weight(arc));
                if next < best[head as usize] {
                    best[head as usize] = next;
                    via[head as usize] = arc as u32;
                    queue.push(Reverse((next, head)));
                }
            }
        }
        (best, via)
    }
    /// The points of an arc's segment between two parts of it, in the direction of the arc.
    fn stretch(&self, arc: u32, from: f64, to: f64) -> Vec<Coordinate> {
        let (segment, against) = self.roads.shapes().segment(arc as usize);
        let mut points: Vec<Coordinate> = self.roads.shapes().of(segment).map(|p| self.point(p)).collect();
        if against {
            points.reverse();
        }
        let steps: Vec<f64> =
            points.windows(2).map(|w| self.plane(w[0], w[1]).map_or(0.0, |(x, y)| x.hypot(y))).collect();
        let length: f64 = steps.iter().sum();
        let (start, end) = (from * length, to * length);
        let mut line = Vec::new();
        let mut gone = 0.0;
        let between = |k: usize, part: f64| Coordinate {
            x: points[k].x + (points[k + 1].x - points[k].x) * part,
            y: points[k].y + (points[k + 1].y - points[k].y) * part,
        };
        for (k, step) in steps.iter().enumerate() {
            if gone + step >= start && line.is_empty() {
                line.push(between(
                    k,
                    if *step > 0.0 { ((start - gone) / step).clamp(0.0, 1.0) } else { 0.0 },
                ));
            }
            if gone + step >= end {
                line.push(between(k, if *step > 0.0 { ((end - gone) / step).clamp(0.0, 1.0) } else { 1.0 }));
                return line;
            }
            gone += step;
            if !line.is_empty() {
                line.push(points[k + 1]);
            }
        }
        line
    }
    fn plane(&self, middle: Coordinate, p: Coordinate) -> Option<(f64, f64)> {
        let (mx, my) = if self.datum().is_geographic() {
            (111_195.0 * middle.y.to_radians().cos(), 111_195.0)
        } else {
            (1.0, 1.0)
        };
        Some(((p.x - middle.x) * mx, (p.y - middle.y) * my))
    }
}

fn scaled(weight: Weight, part: f64) -> Weight {
    let of = |n: u32| (f64::from(n) * part).round() as u32;
    Weight::new(of(weight.millis()), of(weight.centimetres()))
}

impl Network for Engine {
    type Spot = Spot;
    fn datum(&self) -> Datum {
        self.roads.about().datum
    }
    fn credit(&self) -> String {
        self.roads.about().source.clone()
    }
    fn spot(&self, point: Coordinate, within: f64) -> Result<Spot, Far> {
        let shapes = self.roads.shapes();
        let mut best = (f64::INFINITY, 0, 0.0);
        for segment in 0..shapes.segments() as u32 {
            let points: Vec<(f64, f64)> =
                shapes.of(segment).filter_map(|p| self.plane(point, self.point(p))).collect();
            let mut gone = 0.0;
            for w in points.windows(2) {
                let (dx, dy) = (w[1].0 - w[0].0, w[1].1 - w[0].1);
                let length = dx.hypot(dy);
                let t = if length > 0.0 {
                    (-(w[0].0 * dx + w[0].1 * dy) / length / length).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let d = (w[0].0 + t * dx).hypot(w[0].1 + t * dy);
                if d < best.0 {
                    best = (d, segment, gone + t * length);
                }
                gone += length;
            }
        }
        if best.0 > within {
            return Err(Far { metres: best.0.is_finite().then_some(best.0) });
        }
        let points: Vec<(f64, f64)> =
            shapes.of(best.1).filter_map(|p| self.plane(point, self.point(p))).collect();
        let length: f64 = points.windows(2).map(|w| (w[1].0 - w[0].0).hypot(w[1].1 - w[0].1)).sum();
        let along = if length > 0.0 { (best.2 / length).clamp(0.0, 1.0) } else { 0.0 };
        let access = Weight::new((best.0 * ACCESS).ceil() as u32, (best.0 * 100.0).ceil() as u32);
        Ok(Spot { segment: best.1, along, access })
    }
    fn ways(&self, from: &[Spot], to: &[Spot], stop: &Stop) -> Option<Vec<Weight>> {
        let hooks: Vec<_> = to.iter().map(|t| self.hooks(t, false)).collect();
        let rows: Vec<Vec<Weight>> = from
            .par_iter()
            .map(|source| {
                if stop.is_over() {
                    return Vec::new();
                }
                let (best, _) = self.search(source);
                let row = to.iter().zip(&hooks).map(|(target, hooks)| {
                    let over = hooks.iter().map(|(node, weight, _)| best[*node as usize] + *weight);
                    over.fold(self.direct(source, target), Weight::min)
                });
                row.collect()
            })
            .collect();
        (!stop.is_over()).then(|| rows.concat())
    }
    fn line(&self, from: &Spot, to: &Spot) -> Option<Vec<Coordinate>> {
        let (graph, shapes) = (self.roads.graph(), self.roads.shapes());
        let (best, via) = self.search(from);
        let part = |arc: u32, along: f64| if shapes.segment(arc as usize).1 { 1.0 - along } else { along };
        let hook =
            self.hooks(to, false).into_iter().map(|(n, w, arc)| (best[n as usize] + w, n, arc)).min()?;
        let direct = self.direct(from, to);
        if direct <= hook.0 && direct.exists() {
            let arc =
                *self.along(from.segment).iter().find(|&&a| part(a, from.along) <= part(a, to.along))?;
            return Some(self.stretch(arc, part(arc, from.along), part(arc, to.along)));
        }
        if !hook.0.exists() {
            return None;
        }
        let own: Vec<(u32, Weight, u32)> = self.hooks(from, true);
        let mut arcs = Vec::new();
        let mut node = hook.1;
        loop {
            let arc = via[node as usize];
            let first = own.iter().any(|(n, w, a)| *n == node && *a == arc && best[node as usize] == *w);
            if first {
                let mut line = self.stretch(arc, part(arc, from.along), 1.0);
                for arc in arcs.into_iter().rev() {
                    line.extend(self.stretch(arc, 0.0, 1.0));
                }
                line.extend(self.stretch(hook.2, 0.0, part(hook.2, to.along)));
                line.dedup();
                return Some(line);
            }
            arcs.push(arc);
            node = self.tails[arc as usize];
            debug_assert!(graph.of(node).contains(&(arc as usize)));
        }
    }
}

#[cfg(test)]
mod tests;
