//! From a place on a segment to the nodes of the graph: what is left of each arc that runs through it, and what has been
//! run of it. The two add up to the arc exactly, so a way does not change by stopping on it.

use super::{Snapped, Snapper, WHOLE};
use crate::roads::circle::{Cost, Direction, Reached};
use crate::roads::ends::{Ends, Hook};
use crate::roads::graph::Graph;
use crate::roads::shapes::Shapes;
use crate::roads::weight::Weight;

/// The arcs of each segment, in the order of the graph, without those that are closed: nobody stands on a closed road.
pub(super) fn arcs_of_segments(graph: &Graph, shapes: &Shapes) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0_u32; shapes.segments() + 2];
    let open = || (0..graph.arcs()).filter(|&arc| graph.weight(arc).exists());
    for arc in open() {
        first[shapes.segment(arc).0 as usize + 2] += 1;
    }
    for segment in 2..first.len() {
        first[segment] += first[segment - 1];
    }
    let mut arcs = vec![0; first[first.len() - 1] as usize];
    for arc in open() {
        let next = &mut first[shapes.segment(arc).0 as usize + 1];
        arcs[*next as usize] = arc as u32;
        *next += 1;
    }
    first.pop();
    (first, arcs)
}

/// The part of a weight that `along` of [`WHOLE`] takes, to the nearest unit.
fn part(weight: Weight, along: u32) -> Weight {
    let of = |v: u32| ((u64::from(v) * u64::from(along) + u64::from(WHOLE / 2)) / u64::from(WHOLE)) as u32;
    Weight::new(of(weight.millis()), of(weight.centimetres()))
}

/// What remains of a weight without a part of it.
fn rest(weight: Weight, part: Weight) -> Weight {
    Weight::new(weight.millis() - part.millis(), weight.centimetres() - part.centimetres())
}

/// An arc through a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Through {
    pub(crate) arc: usize,
    pub(crate) tail: u32,
    pub(crate) head: u32,
    /// From its tail to the place.
    pub(crate) before: Weight,
    /// From the place to its head.
    pub(crate) after: Weight,
}

impl Snapper<'_> {
    /// The arcs that run through a place.
    pub(crate) fn through(&self, place: &Snapped) -> impl Iterator<Item = Through> + '_ {
        self.arcs_through(place.segment, place.along)
    }
    fn arcs_through(&self, segment: u32, along: u32) -> impl Iterator<Item = Through> + '_ {
        let arcs = self.first[segment as usize] as usize..self.first[segment as usize + 1] as usize;
        self.arcs[arcs].iter().map(move |&arc| {
            let arc = arc as usize;
            let weight = self.graph.weight(arc);
            let before = part(weight, if self.shapes.segment(arc).1 { WHOLE - along } else { along });
            let tail = self.graph.first.partition_point(|&first| first as usize <= arc) as u32 - 1;
            Through { arc, tail, head: self.graph.head[arc], before, after: rest(weight, before) }
        })
    }

    /// Where one who starts here comes to: nodes by rising number, each once, with the access leg. On a crossing these
    /// are the crossing's own nodes.
    #[must_use]
    pub fn leaving(&self, place: &Snapped) -> Vec<Hook> {
        let crossing = self.crossing(place);
        let hooks = if crossing.is_empty() {
            self.through(place).map(|t| (t.head, t.after)).collect()
        } else {
            let begins = |t: &Through, backward: bool, start: bool| (backward != start).then_some(t.tail);
            self.at_crossing(&crossing, begins, |node| self.entered[node as usize])
        };
        tidy(hooks, place.access)
    }
    /// Where one who is to end here comes from.
    #[must_use]
    pub fn arriving(&self, place: &Snapped) -> Vec<Hook> {
        let crossing = self.crossing(place);
        let hooks = if crossing.is_empty() {
            self.through(place).map(|t| (t.tail, t.before)).collect()
        } else {
            let ends = |t: &Through, backward: bool, start: bool| (backward == start).then_some(t.head);
            self.at_crossing(&crossing, ends, |node| !self.graph.of(node).is_empty())
        };
        tidy(hooks, place.access)
    }
    /// What a circle around a place begins with.
    #[must_use]
    pub fn starts<C: Cost>(&self, place: &Snapped, direction: Direction) -> Vec<Reached<C>> {
        let hooks = match direction {
            Direction::Away => self.leaving(place),
            Direction::Towards => self.arriving(place),
        };
        hooks.iter().map(|h| Reached { node: h.node, cost: C::of(h.weight) }).collect()
    }
    /// Both for many places; a place that is nowhere has no hooks.
    #[must_use]
    pub fn ends(&self, places: &[Option<Snapped>]) -> (Ends, Ends) {
        let (mut sources, mut targets) = (Ends::new(), Ends::new());
        for place in places {
            sources.push(&place.map_or_else(Vec::new, |p| self.leaving(&p)));
            targets.push(&place.map_or_else(Vec::new, |p| self.arriving(&p)));
        }
        (sources, targets)
    }
    /// The way from one place to another that passes no node: along the segment that both are on, where an arc runs that
    /// way, or on the spot where both are on one crossing. Both access legs count. The fastest way is the less of this
    /// and of the way between their hooks.
    #[must_use]
    pub fn direct(&self, from: &Snapped, to: &Snapped) -> Option<Weight> {
        let legs = from.access + to.access;
        if from.spot == to.spot && self.is_crossing(from) && self.is_crossing(to) {
            return Some(legs);
        }
        if from.segment != to.segment {
            return None;
        }
        let ways = self.through(from).zip(self.through(to)).filter_map(|(a, b)| {
            let backward = self.shapes.segment(a.arc).1;
            let ahead = if backward { from.along >= to.along } else { from.along <= to.along };
            ahead.then(|| rest(b.before, a.before))
        });
        ways.min().map(|way| way + legs)
    }

    fn is_crossing(&self, place: &Snapped) -> bool {
        place.along == 0 || place.along == WHOLE
    }
    /// The segments that end where the place stands, and whether they begin there; none where it is not on a crossing.
    fn crossing(&self, place: &Snapped) -> Vec<(u32, bool)> {
        if !self.is_crossing(place) {
            return Vec::new();
        }
        let points = self.shapes.of(place.segment);
        let spot = self.point(if place.along == 0 { points.start } else { points.end - 1 });
        let mut segments = Vec::new();
        self.tree.near(&super::Frame::around(self.datum, spot), 0.0, &mut |piece, reach| {
            let segment = self.segment_of(piece);
            let points = self.shapes.of(segment);
            if piece as usize == points.start && self.point(points.start) == spot {
                segments.push((segment, true));
            }
            if piece as usize + 2 == points.end && self.point(points.end - 1) == spot {
                segments.push((segment, false));
            }
            reach
        });
        segments
    }
    /// The nodes of a crossing. Where a road begins that nobody cuts through, some are there for places along it alone:
    /// nothing leads to them, or on from them. They do not count (`leads_on`) unless there is nothing else.
    fn at_crossing(
        &self,
        crossing: &[(u32, bool)],
        node: impl Fn(&Through, bool, bool) -> Option<u32>,
        leads_on: impl Fn(u32) -> bool,
    ) -> Vec<(u32, Weight)> {
        let mut hooks = Vec::new();
        for &(segment, start) in crossing {
            for t in self.arcs_through(segment, 0) {
                let backward = self.shapes.segment(t.arc).1;
                hooks.extend(node(&t, backward, start).map(|n| (n, Weight::ZERO)));
            }
        }
        if hooks.iter().any(|&(node, _)| leads_on(node)) {
            hooks.retain(|&(node, _)| leads_on(node));
        }
        hooks
    }
}

/// Each node once, at its least, with the access leg.
fn tidy(mut hooks: Vec<(u32, Weight)>, access: Weight) -> Vec<Hook> {
    hooks.sort_unstable();
    hooks.dedup_by_key(|h| h.0);
    hooks.into_iter().map(|(node, weight)| Hook { node, weight: weight + access }).collect()
}
