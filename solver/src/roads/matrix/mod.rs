//! Many places to many, by one of two methods: [`buckets`] where there are few, and two-sided RPHAST where there are many.
//! Both give the same figures; [`Method::of`] knows which is quicker.
//!
//! RPHAST: The downward links are cut down to what leads to the targets and renumbered so
//! that a sweep is linear; sources go in batches of [`LANES`] that are near each other, the union of what they climb is
//! swept once for all of them, and rows come out in blocks.
//!
//! Source: Delling, Goldberg, Werneck (2011), Faster Batched Shortest Paths in Road Networks (RPHAST).

mod buckets;
mod lane;
mod rows;
mod targets;
#[cfg(test)]
mod tests;

use anpai_core::stop::Stop;
use rayon::prelude::*;

use super::contract::Stopped;
use super::ends::Ends;
use super::hierarchy::Hierarchy;
use super::weight::Weight;
use lane::Lane;
pub use rows::{Row, Rows};
use targets::{Batch, Targets};

/// Sources that are swept together.
const LANES: usize = 16;

/// How a table is worked out; the figures are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A climb for each place.
    Buckets,
    /// Sweeps over what leads to the targets.
    Sweeps,
}

/// Up to how many climbs buckets are no slower than sweeps. Measured on Heidelberg on foot (32,470 nodes, `benches/roads.rs`):
/// twice as quick at 1 x 1, the same at 1 x 10 and 10 x 10, eight times slower at 1 x 100. What sweeps take besides grows
/// with the network, so a larger one would bear more.
const CLIMBS: usize = 12;

impl Method {
    /// The quicker one for so many sources and targets.
    #[must_use]
    pub fn of(sources: usize, targets: usize) -> Self {
        if sources + targets <= CLIMBS { Self::Buckets } else { Self::Sweeps }
    }
    /// [`times`](super::matrix::times) by this method.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn times(
        self,
        hierarchy: &Hierarchy,
        sources: &Ends,
        targets: &Ends,
        stop: &Stop,
    ) -> Result<Vec<u32>, Stopped> {
        if self == Self::Buckets {
            let weights = buckets::weights(hierarchy, sources, targets, stop)?;
            let millis = |w: Weight| if w.exists() { w.millis() } else { u32::MAX };
            return Ok(weights.into_iter().map(millis).collect());
        }
        let mut out = vec![0; sources.len() * targets.len()];
        sweep::<u32>(hierarchy, sources, targets, stop, &mut out)?;
        Ok(out)
    }
    /// [`weights`](super::matrix::weights) by this method.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn weights(
        self,
        hierarchy: &Hierarchy,
        sources: &Ends,
        targets: &Ends,
        stop: &Stop,
    ) -> Result<Vec<Weight>, Stopped> {
        if self == Self::Buckets {
            return buckets::weights(hierarchy, sources, targets, stop);
        }
        let mut out = vec![0; sources.len() * targets.len()];
        sweep::<u64>(hierarchy, sources, targets, stop, &mut out)?;
        Ok(out.into_iter().map(|w| Weight(w.min(Weight::NO_WAY.0))).collect())
    }
}

/// Milliseconds of the fastest way from each source to each target, `[sources x targets]`, row = from; `u32::MAX` where
/// there is no way.
///
/// # Errors
/// [`Stopped`] where the stop was over first.
pub fn times(
    hierarchy: &Hierarchy,
    sources: &Ends,
    targets: &Ends,
    stop: &Stop,
) -> Result<Vec<u32>, Stopped> {
    Method::of(sources.len(), targets.len()).times(hierarchy, sources, targets, stop)
}

/// Time and length of the fastest way, `[sources x targets]`; `NO_WAY` where there is none.
///
/// # Errors
/// [`Stopped`] where the stop was over first.
pub fn weights(
    hierarchy: &Hierarchy,
    sources: &Ends,
    targets: &Ends,
    stop: &Stop,
) -> Result<Vec<Weight>, Stopped> {
    Method::of(sources.len(), targets.len()).weights(hierarchy, sources, targets, stop)
}

fn sweep<W: Lane>(
    hierarchy: &Hierarchy,
    sources: &Ends,
    targets: &Ends,
    stop: &Stop,
    out: &mut [W],
) -> Result<(), Stopped> {
    if out.is_empty() {
        return Ok(());
    }
    let restricted = Targets::<W>::new(hierarchy, targets, stop)?;
    let mut rows: Vec<(usize, &mut [W])> = out.chunks_mut(targets.len()).enumerate().collect();
    rows.sort_by_key(|(place, _)| sources.of(*place).first().map(|hook| hook.node));
    rows.par_chunks_mut(LANES).try_for_each_init(
        || Batch::new(hierarchy, &restricted),
        |batch, rows| batch.run(sources, rows, stop),
    )
}
