//! From a point to the road: the nearest segment of the profile's network, the same for a point whatever other points
//! there are, and what the way to it costs.
//!
//! Distances are compared in whole millimetres; at equal distance the lower segment is taken, and the place on it that
//! comes first. A place that falls on the end of a segment stands on a crossing: it hooks onto every segment that ends
//! there, so that no one-way street leads it astray. Two places on one segment may have no node between them: their
//! [direct](Snapper::direct) way is not in the graph, and whoever fills a matrix takes the less of the two.

mod frame;
mod hooks;
#[cfg(test)]
mod tests;
mod tree;

use anpai_core::issue::Issues;
use anpai_core::misplaced::misplaced;
use anpai_core::place::{Coordinate, Datum};

pub(crate) use frame::Frame;
pub use frame::Spot;

use super::graph::Graph;
use super::shapes::Shapes;
use super::weight::Weight;
use frame::{AROUND, between, foot};
use tree::Tree;

/// The whole of a segment, in the units of [`Snapped::along`].
pub const WHOLE: u32 = 1 << 30;
/// The longest access leg in metres: beyond it a plane around the point is no map of the earth.
pub const FARTHEST_ACCESS: f64 = 20_000.0;

/// The way between a place and the road.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Access {
    /// Metres; a point that is farther from every road is not on the network. Cut at [`FARTHEST_ACCESS`].
    pub radius: f64,
    /// The pace to the road, whatever the profile does on it.
    pub metres_per_second: f64,
}

impl Default for Access {
    /// 500 m, at 1.2 m/s: the 15 minutes of the plans' circle are 1,080 m.
    fn default() -> Self {
        Self { radius: 500.0, metres_per_second: 1.2 }
    }
}

/// A place on the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapped {
    /// The segment it is on.
    pub segment: u32,
    /// How far along, by the length of its points: 0 at the first, [`WHOLE`] at the last.
    pub along: u32,
    /// Where that is.
    pub spot: Spot,
    /// The leg between the place and the road, in either direction.
    pub access: Weight,
}

/// A network's segments, ready to be found.
#[derive(Clone, Debug)]
pub struct Snapper<'a> {
    graph: &'a Graph,
    shapes: &'a Shapes,
    datum: Datum,
    access: Access,
    tree: Tree,
    /// `[segments + 1]`: the open arcs that run along segment `s` are `arcs[first[s]..first[s + 1]]`.
    first: Vec<u32>,
    arcs: Vec<u32>,
    /// `[nodes]`: whether some arc leads there.
    entered: Vec<bool>,
}

/// A candidate: distance in millimetres, segment, first point of the piece; compared in this order.
type Candidate = (u64, u32, u32);

impl<'a> Snapper<'a> {
    /// Of a network whose shapes are in `datum`, WGS-84 or a local plane. Segments without an arc are no road of this
    /// profile, and segments whose arcs are all closed are none now: they attract nobody.
    #[must_use]
    pub fn new(graph: &'a Graph, shapes: &'a Shapes, datum: Datum, access: Access) -> Self {
        let (first, arcs) = hooks::arcs_of_segments(graph, shapes);
        let mut pieces = Vec::with_capacity(shapes.x.len());
        for segment in 0..shapes.segments() {
            if first[segment] < first[segment + 1] {
                let points = shapes.of(segment as u32);
                pieces.extend(points.start as u32..points.end.saturating_sub(1) as u32);
            }
        }
        let tree = Tree::new(pieces, &shapes.x, &shapes.y);
        let mut entered = vec![false; graph.nodes()];
        for &head in graph.head.iter() {
            entered[head as usize] = true;
        }
        Self { graph, shapes, datum, access, tree, first, arcs, entered }
    }

    /// The place on the road for a point in the datum of the shapes; `None` where no road is within the radius.
    #[must_use]
    pub fn snap(&self, point: Coordinate) -> Option<Snapped> {
        let spot = Spot::of(self.datum, point)?;
        let frame = Frame::around(self.datum, spot);
        let best = self.nearest(spot, &frame, self.access.radius.clamp(0.0, FARTHEST_ACCESS) * 1000.0)?;
        Some(self.place(best.0, best.1))
    }
    /// Metres to the nearest road within [`FARTHEST_ACCESS`], for whoever is told that there is none near.
    #[must_use]
    pub fn distance(&self, point: Coordinate) -> Option<f64> {
        let spot = Spot::of(self.datum, point)?;
        let best = self.nearest(spot, &Frame::around(self.datum, spot), FARTHEST_ACCESS * 1000.0)?;
        Some(best.0.0 as f64 / 1000.0)
    }
    /// Every point of a document, converted from its datum, with an issue for each that cannot be meant or is not near a
    /// road; `pointer` names a point in the document. Points that are missing stay so.
    pub fn snap_all(
        &self,
        datum: Datum,
        points: &[Option<Coordinate>],
        pointer: impl Fn(usize) -> String,
        found: &mut Issues,
    ) -> Vec<Option<Snapped>> {
        if datum.is_geographic() != self.datum.is_geographic() {
            found.push(
                "foreign-datum",
                "",
                format!("{datum:?} on {:?}", self.datum),
                "points on a local plane have no place on the earth, nor the other way round",
                "state the datum that the roads are in",
            );
            return vec![None; points.len()];
        }
        let mut usable = points.to_vec();
        for (at, wrong) in misplaced(datum, points) {
            let value = points[at].map_or_else(String::new, |c| format!("x {}, y {}", c.x, c.y));
            found.push(wrong.code(), pointer(at), value, wrong.cause(), wrong.action());
            usable[at] = None;
        }
        let snap = |(at, point): (usize, &Option<Coordinate>)| {
            let point = if self.datum.is_geographic() { datum.to_wgs84((*point)?)? } else { (*point)? };
            let snapped = self.snap(point);
            if snapped.is_none() {
                let value = self.distance(point).map_or_else(
                    || format!("more than {FARTHEST_ACCESS} m from every road"),
                    |metres| format!("{metres:.1} m from the nearest road"),
                );
                let cause = format!("no road of this profile within {} m", self.access.radius);
                let action = "check the point and its datum, or allow a longer way to the road";
                found.push("far-from-road", pointer(at), value, cause, action);
            }
            snapped
        };
        usable.iter().enumerate().map(snap).collect()
    }

    /// What the points of the shapes are relative to.
    #[must_use]
    pub fn datum(&self) -> Datum {
        self.datum
    }
    /// The network that places are snapped to.
    #[must_use]
    pub fn network(&self) -> (&'a Graph, &'a Shapes) {
        (self.graph, self.shapes)
    }
    /// How many lines between two points can be found.
    #[must_use]
    pub fn pieces(&self) -> usize {
        self.tree.len()
    }

    fn nearest(&self, spot: Spot, frame: &Frame, radius: f64) -> Option<(Candidate, Frame)> {
        let mut best: Option<(Candidate, Frame)> = None;
        // What lies across the date line is near, and its longitude is not.
        let turns: &[f64] = match (self.datum.is_geographic(), spot.x > 0) {
            (false, _) => &[0.0],
            (true, true) => &[0.0, -AROUND],
            (true, false) => &[0.0, AROUND],
        };
        for &turn in turns {
            let frame = frame.turned(turn);
            // Half a millimetre more: distances are compared rounded.
            let reach = best.map_or(radius, |(c, _)| c.0 as f64) + 0.5;
            self.tree.near(&frame, reach, &mut |piece, reach| {
                let distance = self.piece_distance(piece, &frame);
                if distance > reach {
                    return reach;
                }
                let candidate = (distance.round() as u64, self.segment_of(piece), piece);
                if best.is_none_or(|(b, _)| candidate < b) {
                    best = Some((candidate, frame));
                }
                best.map_or(reach, |(c, _)| reach.min(c.0 as f64 + 0.5))
            });
        }
        best
    }
    fn ends_of(&self, piece: u32, frame: &Frame) -> [(f64, f64); 2] {
        let p = piece as usize;
        [frame.at(self.shapes.x[p], self.shapes.y[p]), frame.at(self.shapes.x[p + 1], self.shapes.y[p + 1])]
    }
    fn piece_distance(&self, piece: u32, frame: &Frame) -> f64 {
        let [a, b] = self.ends_of(piece, frame);
        let (x, y) = between(a, b, foot(a, b));
        x.hypot(y)
    }
    fn segment_of(&self, piece: u32) -> u32 {
        self.shapes.first.partition_point(|&first| first <= piece) as u32 - 1
    }
    fn place(&self, (millimetres, segment, piece): Candidate, frame: Frame) -> Snapped {
        let [a, b] = self.ends_of(piece, &frame);
        let share = foot(a, b);
        let spot = if share <= 0.0 {
            self.point(piece as usize)
        } else if share >= 1.0 {
            self.point(piece as usize + 1)
        } else {
            frame.spot(between(a, b, share))
        };
        let millis = (millimetres as f64 / self.access.metres_per_second.max(1e-3)).round();
        let access = Weight::new(millis.min(1e9) as u32, ((millimetres + 5) / 10) as u32);
        Snapped { segment, along: self.along(segment, piece, share), spot, access }
    }
    fn point(&self, at: usize) -> Spot {
        Spot { x: self.shapes.x[at], y: self.shapes.y[at] }
    }
    /// Part of the segment's length before a point, measured around its first point whoever asks, so that two places on
    /// one segment agree on which comes first.
    fn along(&self, segment: u32, piece: u32, share: f64) -> u32 {
        let points = self.shapes.of(segment);
        let frame = Frame::around(self.datum, self.point(points.start));
        let (mut before, mut total) = (0.0, 0.0);
        for at in points.start as u32..points.end as u32 - 1 {
            let [a, b] = self.ends_of(at, &frame);
            let length = (b.0 - a.0).hypot(b.1 - a.1);
            if at == piece {
                before = total + length * share;
            }
            total += length;
        }
        if total > 0.0 { ((before / total).clamp(0.0, 1.0) * f64::from(WHOLE)).round() as u32 } else { 0 }
    }
}
