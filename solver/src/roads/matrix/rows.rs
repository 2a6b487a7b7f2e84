//! The rows of a matrix, block by block: the hierarchy's many-to-many, and the ways along one segment or on one spot,
//! which pass no node.

use std::collections::BTreeMap;

use anpai_core::stop::Stop;

use crate::roads::snap::{Snapped, Snapper};
use crate::roads::{Ends, Hierarchy, Stopped, Weight};

/// Entries of a block: 64 MB with metres.
const ENTRIES: usize = 1 << 23;
/// Rows of a block are a multiple of this, so that sweeps are full.
const SWEEP: usize = 16;

/// What there is to write of one source.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Position among the sources.
    pub from: usize,
    /// `[targets]`; those that do not exist are no way.
    pub weights: &'a [Weight],
}

/// Rows still to come.
#[expect(missing_debug_implementations, reason = "a view of other things, and large")]
pub struct Rows<'a> {
    hierarchy: &'a Hierarchy,
    snapper: &'a Snapper<'a>,
    from: &'a [Option<Snapped>],
    to: &'a [Option<Snapped>],
    /// Whether sources and targets are the same places.
    square: bool,
    targets: Ends,
    on_segment: BTreeMap<u32, Vec<usize>>,
    on_spot: BTreeMap<(i32, i32), Vec<usize>>,
    metres: bool,
    at: usize,
    block: Vec<Weight>,
    missing: usize,
}

impl<'a> Rows<'a> {
    /// From each place to each, or to each of `to`; lengths are left out where they are not wanted, which is faster. From
    /// a place to itself it takes nothing, not even the way to the road.
    pub fn new(
        hierarchy: &'a Hierarchy,
        snapper: &'a Snapper<'a>,
        from: &'a [Option<Snapped>],
        to: Option<&'a [Option<Snapped>]>,
        metres: bool,
    ) -> Self {
        let (mut on_segment, mut on_spot) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        let (square, to) = (to.is_none(), to.unwrap_or(from));
        let mut targets = Ends::new();
        for (at, place) in to.iter().enumerate() {
            targets.push(&place.map_or_else(Vec::new, |place| snapper.arriving(&place)));
            if let Some(place) = place {
                on_segment.entry(place.segment).or_default().push(at);
                on_spot.entry((place.spot.x, place.spot.y)).or_default().push(at);
            }
        }
        let (block, at, missing) = (Vec::new(), 0, 0);
        Self {
            hierarchy,
            snapper,
            from,
            to,
            square,
            targets,
            on_segment,
            on_spot,
            metres,
            at,
            block,
            missing,
        }
    }
    /// Works out the next block; `false` where there is none left.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn advance(&mut self, stop: &Stop) -> Result<bool, Stopped> {
        if self.at == self.from.len() {
            return Ok(false);
        }
        let rows = (ENTRIES / self.to.len().max(1)).next_multiple_of(SWEEP);
        let begin = self.at;
        self.at = self.from.len().min(begin + rows);
        let places = &self.from[begin..self.at];
        let mut sources = Ends::new();
        for place in places {
            sources.push(&place.map_or_else(Vec::new, |place| self.snapper.leaving(&place)));
        }
        self.block = if self.metres {
            super::weights(self.hierarchy, &sources, &self.targets, stop)?
        } else {
            let times = super::times(self.hierarchy, &sources, &self.targets, stop)?;
            times.into_iter().map(|millis| Weight::new(millis, 0)).collect()
        };
        let width = self.to.len();
        for (at, row) in (begin..).zip(self.block.chunks_exact_mut(width)) {
            let Some(place) = &self.from[at] else { continue };
            if self.square {
                row[at] = Weight::ZERO;
            }
            let spot = (place.spot.x, place.spot.y);
            let beside =
                self.on_segment.get(&place.segment).into_iter().chain(self.on_spot.get(&spot)).flatten();
            for &at in beside {
                if let Some(way) = self.to[at].and_then(|to| self.snapper.direct(place, &to)) {
                    row[at] = row[at].min(way);
                }
            }
        }
        self.missing += self.block.iter().filter(|weight| !weight.exists()).count();
        Ok(true)
    }
    /// The rows of the block, in order.
    pub fn block(&self) -> impl Iterator<Item = Row<'_>> {
        let width = self.to.len();
        let begin = self.at - self.block.len() / width;
        let rows = self.block.chunks_exact(width).enumerate();
        rows.map(move |(row, weights)| Row { from: begin + row, weights })
    }
    /// How much is done, from 0 to 1.
    pub fn done(&self) -> f64 {
        self.at as f64 / self.from.len().max(1) as f64
    }
    /// How many entries have no way so far.
    pub fn missing(&self) -> usize {
        self.missing
    }
}
