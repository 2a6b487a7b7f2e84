//! One profile's roads as a petgraph network. Its nodes are the points where there is something to decide or to wait for:
//! where ways end or cross, and where a signal or a barrier stands. What lies between two nodes is a segment; each
//! direction in which it can be passed is an edge.

use anpai_core::place::{Coordinate, Datum, straight_line};
use anpai_core::stop::Stop;
use petgraph::graph::{DiGraph, NodeIndex};

use super::extract::Extract;
use super::origins::NO_CLASS;
use super::profile::{Pass, Profile};
use super::weight::Weight;

/// One profile's roads.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Nodes carry their point in the extract; several nodes have the same point where a barrier shuts it.
    pub graph: DiGraph<u32, Stretch>,
    /// What lies between two nodes.
    pub segments: Segments,
    /// Points where one waits, ascending, with the milliseconds; what leads there has them in its weight.
    pub waits: Vec<(u32, u32)>,
}

/// One direction of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Position among the segments.
    pub segment: u32,
    /// Whether it runs against the segment's points.
    pub against: bool,
    /// What it costs, with what there is to wait for at its end.
    pub weight: Weight,
}

/// Stretches of road with nothing to decide in between.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// `[segments + 1]`: the points of segment `s` are `points[first[s]..first[s + 1]]`.
    pub first: Vec<u32>,
    /// Points of the extract.
    pub points: Vec<u32>,
    /// `[segments]`: the way that each is part of, as a position in the extract.
    pub way: Vec<u32>,
    /// `[segments]`: position among the profile's classes, or [`NO_CLASS`].
    pub class: Vec<u8>,
    /// `[segments]`: centimetres.
    pub centimetres: Vec<u32>,
    /// `[segments]`: whether nobody may cut through.
    pub restricted: Vec<bool>,
}

impl Segments {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.way.len()
    }
    /// The points of a segment.
    #[must_use]
    pub fn of(&self, segment: u32) -> &[u32] {
        &self.points[self.first[segment as usize] as usize..self.first[segment as usize + 1] as usize]
    }
}

/// What is known of a point before the network is made.
#[derive(Clone, Copy, Default)]
struct Point {
    /// How often passable ways run through it; twice where one ends.
    uses: u8,
    /// Milliseconds that passing takes.
    delay: u32,
    /// Whether it cannot be passed.
    shut: bool,
    /// Whether nobody may cut through.
    restricted: bool,
}

/// How many ways between two looks at the stop.
const STRIDE: usize = 1 << 14;

impl Network {
    /// The roads of an extract that a profile may pass; `None` where the stop is raised.
    #[must_use]
    pub fn new(extract: &Extract, profile: &Profile, stop: &Stop) -> Option<Self> {
        let passes: Vec<Option<Pass>> = extract.tags.iter().map(|tags| profile.way(tags)).collect();
        // What the source states needs no profile.
        let as_given = Pass { class: NO_CLASS, forward: Some(1.0), backward: None, restricted: false };
        let pass = |way: usize| match extract.ways.given.is_empty() {
            true => passes[extract.ways.tags[way] as usize],
            false => Some(as_given),
        };
        let points = survey(extract, profile, &pass, stop)?;
        let waits = waits(extract, &points);
        let mut maker = Maker {
            extract,
            network: Self { waits, ..Self::default() },
            node_of: vec![u32::MAX; extract.x.len()],
            points,
        };
        maker.network.segments.first.push(0);
        for way in 0..extract.ways.len() {
            if way % STRIDE == 0 && stop.is_over() {
                return None;
            }
            if let Some(pass) = pass(way) {
                maker.add(way, pass);
            }
        }
        Some(maker.network)
    }
}

/// Where the nodes will be.
fn survey(
    extract: &Extract,
    profile: &Profile,
    pass: &dyn Fn(usize) -> Option<Pass>,
    stop: &Stop,
) -> Option<Vec<Point>> {
    let mut points = vec![Point::default(); extract.x.len()];
    for way in 0..extract.ways.len() {
        if way % STRIDE == 0 && stop.is_over() {
            return None;
        }
        if pass(way).is_none() {
            continue;
        }
        let along = extract.ways.of(way);
        for &point in along {
            points[point as usize].uses = points[point as usize].uses.saturating_add(1);
        }
        for end in [along[0], along[along.len() - 1]] {
            points[end as usize].uses = points[end as usize].uses.saturating_add(1);
        }
    }
    for &(point, tags) in &extract.marks {
        let point = &mut points[point as usize];
        match profile.point(extract.tags.get(tags)) {
            Some(passing) => (point.delay, point.restricted) = (passing.millis, passing.restricted),
            None => point.shut = true,
        }
    }
    Some(points)
}

/// Where one waits. A source that states what its ways cost has said all.
fn waits(extract: &Extract, points: &[Point]) -> Vec<(u32, u32)> {
    if !extract.ways.given.is_empty() {
        return Vec::new();
    }
    let delay = |&(point, _): &(u32, u32)| (point, points[point as usize].delay);
    extract.marks.iter().map(delay).filter(|(_, delay)| *delay > 0).collect()
}

struct Maker<'a> {
    extract: &'a Extract,
    network: Network,
    points: Vec<Point>,
    /// `[points]`: the node at each; `u32::MAX` where there is none yet.
    node_of: Vec<u32>,
}

impl Maker<'_> {
    /// Adds the segments of a way.
    fn add(&mut self, way: usize, pass: Pass) {
        let along = self.extract.ways.of(way);
        let mut begin = 0;
        for at in 1..along.len() {
            let point = self.points[along[at] as usize];
            let stands = point.delay > 0 || point.shut || point.restricted;
            if at + 1 == along.len() || point.uses > 1 || stands {
                self.segment(way, &along[begin..=at], pass);
                begin = at;
            }
        }
    }
    fn segment(&mut self, way: usize, along: &[u32], pass: Pass) {
        let segments = &mut self.network.segments;
        let number = segments.len() as u32;
        segments.points.extend_from_slice(along);
        let metres: f64 = along.windows(2).map(|pair| length(self.extract, pair[0], pair[1])).sum();
        segments.first.push(segments.points.len() as u32);
        segments.way.push(way as u32);
        segments.class.push(pass.class);
        let measured = (metres * 100.0).round().min(f64::from(u32::MAX)) as u32;
        let centimetres = self.extract.ways.given.get(way).map_or(measured, |weight| weight.centimetres());
        segments.centimetres.push(centimetres);
        // Who passes a private gate passes the segments on both sides of it.
        let gated = [along[0], along[along.len() - 1]].map(|end| self.points[end as usize].restricted);
        segments.restricted.push(pass.restricted || gated[0] || gated[1]);
        let (from, to) = (along[0], along[along.len() - 1]);
        let (tail, head) = (self.node(from), self.node(to));
        for (speed, against, a, b, end) in
            [(pass.forward, false, tail, head, to), (pass.backward, true, head, tail, from)]
        {
            let Some(speed) = speed else { continue };
            let delay = self.points[end as usize].delay;
            let usual = Weight::new(millis(metres, speed, delay), centimetres);
            let weight = self.extract.ways.given.get(way).copied().unwrap_or(usual);
            self.network.graph.add_edge(a, b, Stretch { segment: number, against, weight });
        }
    }
    /// The node at a point; a new one each time where nobody can pass.
    fn node(&mut self, point: u32) -> NodeIndex {
        let at = point as usize;
        if self.points[at].shut {
            return self.network.graph.add_node(point);
        }
        if self.node_of[at] == u32::MAX {
            self.node_of[at] = self.network.graph.add_node(point).index() as u32;
        }
        NodeIndex::new(self.node_of[at] as usize)
    }
}

/// Metres between two points.
fn length(extract: &Extract, a: u32, b: u32) -> f64 {
    let unit = if extract.datum == Datum::LocalPlane { 1e-2 } else { 1e-7 };
    let of = |point: u32| Coordinate {
        x: f64::from(extract.x[point as usize]) * unit,
        y: f64::from(extract.y[point as usize]) * unit,
    };
    straight_line(extract.datum, of(a), of(b))
}

/// Milliseconds for metres at km/h, with a delay; one at least.
fn millis(metres: f64, speed: f64, delay: u32) -> u32 {
    let longest = f64::from(Weight::NO_WAY.millis() - 1);
    (metres * 3600.0 / speed + f64::from(delay)).round().clamp(1.0, longest) as u32
}
