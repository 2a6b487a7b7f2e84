//! The roads of a `.roads` file as a network that travel can ask: snapped places, ways between them, and how these lie.

use std::fmt;

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use rayon::prelude::*;

use super::line::{Part, lie};
use super::network::{Far, Network};
use crate::roads::snap::{Access, Snapped, Snapper, WHOLE};
use crate::roads::{About, Conditions, Ends, Hook, Hour, Pairs, Path, Roads, Weight, matrix};

/// One profile's roads.
pub struct Engine {
    roads: Roads,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Engine").field(self.roads.about()).finish()
    }
}

/// Where a place meets the road, and the nodes around it.
#[derive(Clone, Debug)]
pub struct Spot {
    place: Snapped,
    /// Nodes that one who leaves comes to.
    leaving: Vec<Hook>,
    /// Nodes that one who arrives comes from.
    arriving: Vec<Hook>,
    /// The arcs that run through it.
    through: Vec<Through>,
}

/// An arc through a place.
#[derive(Clone, Copy, Debug)]
struct Through {
    arc: u32,
    tail: u32,
    head: u32,
    /// From its tail to the place, and from the place to its head.
    before: Weight,
    after: Weight,
}

impl Spot {
    /// Of a place that is on the road.
    #[must_use]
    pub fn new(snapper: &Snapper<'_>, place: Snapped) -> Self {
        let through = snapper.through(&place).map(|t| Through {
            arc: t.arc as u32,
            tail: t.tail,
            head: t.head,
            before: t.before,
            after: t.after,
        });
        let through = through.collect();
        let (leaving, arriving) = (snapper.leaving(&place), snapper.arriving(&place));
        Self { place, leaving, arriving, through }
    }
    fn is_on_a_crossing(&self) -> bool {
        self.place.along == 0 || self.place.along == WHOLE
    }
    /// How far along an arc, from 0 to 1.
    fn along(&self, against: bool) -> f64 {
        let along = f64::from(self.place.along) / f64::from(WHOLE);
        if against { 1.0 - along } else { along }
    }
}

impl Engine {
    /// Of roads that were built or opened.
    #[must_use]
    pub fn new(roads: Roads) -> Self {
        Self { roads }
    }
    /// The roads.
    #[must_use]
    pub fn roads(&self) -> &Roads {
        &self.roads
    }
    /// The fastest way from one place to another with both access legs, and how it lies from road to road: two points at
    /// least, in the datum of the roads. `None` where there is no way, or the stop came first.
    #[must_use]
    pub fn route(&self, from: &Spot, to: &Spot, stop: &Stop) -> Option<(Weight, Vec<Coordinate>)> {
        let weight = self.ways(&[from], &[to], stop)?.first().copied().filter(|way| way.exists())?;
        let mut line = self.line(from, to)?;
        if line.len() < 2 {
            line = [from, to].map(|spot| spot.place.spot.coordinate(self.datum())).into();
        }
        Some((weight, line))
    }

    /// The way between two places that passes no node, with both access legs, and the arc that it runs along; none where
    /// both stand on one crossing.
    fn direct(&self, from: &Spot, to: &Spot) -> Option<(Weight, Option<u32>)> {
        let legs = from.place.access + to.place.access;
        if from.place.spot == to.place.spot && from.is_on_a_crossing() && to.is_on_a_crossing() {
            return Some((legs, None));
        }
        if from.place.segment != to.place.segment {
            return None;
        }
        let ahead = |(a, b): (&Through, &Through)| {
            let against = self.roads.shapes().segment(a.arc as usize).1;
            let fits =
                if against { from.place.along >= to.place.along } else { from.place.along <= to.place.along };
            fits.then(|| (Weight(b.before.0 - a.before.0) + legs, Some(a.arc)))
        };
        from.through.iter().zip(&to.through).filter_map(ahead).min()
    }
}

/// Whose roads these are. OpenStreetMap asks for its credit wherever its data are shown
/// (<https://www.openstreetmap.org/copyright>); other sources are named.
fn credit(about: &About) -> String {
    if about.source.ends_with(".pbf") {
        "© OpenStreetMap contributors".to_owned()
    } else {
        about.source.clone()
    }
}

impl Network for Engine {
    type Spot = Spot;

    fn datum(&self) -> Datum {
        self.roads.about().datum
    }
    fn credit(&self) -> String {
        credit(self.roads.about())
    }
    fn spots(&self, points: &[Coordinate], within: f64) -> Vec<Result<Spot, Far>> {
        let access = Access { radius: within, ..Access::default() };
        let snapper = Snapper::new(self.roads.graph(), self.roads.shapes(), self.datum(), access);
        let spot = |point: &Coordinate| {
            let place = snapper.snap(*point).ok_or_else(|| Far { metres: snapper.distance(*point) })?;
            Ok(Spot::new(&snapper, place))
        };
        points.par_iter().map(spot).collect()
    }
    fn ways(&self, from: &[&Spot], to: &[&Spot], stop: &Stop) -> Option<Vec<Weight>> {
        let ends = |spots: &[&Spot], hooks: fn(&Spot) -> &[Hook]| {
            let mut ends = Ends::new();
            spots.iter().for_each(|spot| ends.push(hooks(spot)));
            ends
        };
        let (sources, targets) = (ends(from, |s| &s.leaving), ends(to, |s| &s.arriving));
        let mut ways = matrix::weights(self.roads.hierarchy(), &sources, &targets, stop).ok()?;
        for (row, source) in ways.chunks_mut(to.len().max(1)).zip(from) {
            for (way, target) in row.iter_mut().zip(to) {
                if let Some((direct, _)) = self.direct(source, target) {
                    *way = direct.min(*way);
                }
            }
        }
        Some(ways)
    }
    fn alike(&self, hour: Hour) -> Hour {
        self.roads.origins().alike(hour)
    }
    fn at(&self, hour: Hour, stop: &Stop) -> Option<Self> {
        let conditions = Conditions { hour: Some(hour), ..self.roads.conditions().clone() };
        Some(Self::new(self.roads.under(&conditions, stop, &mut |_| {}).ok()?))
    }
    fn line(&self, from: &Spot, to: &Spot) -> Option<Vec<Coordinate>> {
        let (graph, shapes) = (self.roads.graph(), self.roads.shapes());
        let against = |arc: u32| shapes.segment(arc as usize).1;
        let around = Pairs::new(self.roads.hierarchy()).path(graph, &from.leaving, &to.arriving);
        if let Some((weight, arc)) = self.direct(from, to)
            && around.as_ref().is_none_or(|around| weight <= around.weight)
        {
            let part = |arc| Part { arc, from: from.along(against(arc)), to: to.along(against(arc)) };
            return Some(lie(&self.roads, &arc.map(part).into_iter().collect::<Vec<_>>()));
        }
        let Path { nodes, arcs, .. } = around?;
        let (first, last) = (*nodes.first()?, *nodes.last()?);
        let mut parts = Vec::with_capacity(arcs.len() + 2);
        // From the middle of a road to its end, unless the place stands on the crossing itself.
        if !from.is_on_a_crossing() {
            let own = from.through.iter().filter(|t| t.head == first).min_by_key(|t| t.after);
            parts.extend(own.map(|t| Part { arc: t.arc, from: from.along(against(t.arc)), to: 1.0 }));
        }
        parts.extend(arcs.into_iter().map(|arc| Part { arc: arc as u32, from: 0.0, to: 1.0 }));
        if !to.is_on_a_crossing() {
            let own = to.through.iter().filter(|t| t.tail == last).min_by_key(|t| t.before);
            parts.extend(own.map(|t| Part { arc: t.arc, from: 0.0, to: to.along(against(t.arc)) }));
        }
        Some(lie(&self.roads, &parts))
    }
}

#[cfg(test)]
mod tests;
