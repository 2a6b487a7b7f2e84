//! Many places to many: two-sided RPHAST. The downward links are cut down to what leads to the targets and renumbered so
//! that a sweep is linear; sources go in batches of [`LANES`] that are near each other, the union of what they climb is
//! swept once for all of them, and rows come out in blocks.
//!
//! Source: Delling, Goldberg, Werneck (2011), Faster Batched Shortest Paths in Road Networks (RPHAST).

mod lane;
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
use targets::{Batch, Targets};

/// Sources that are swept together.
const LANES: usize = 16;

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
    let mut out = vec![0; sources.len() * targets.len()];
    fill::<u32>(hierarchy, sources, targets, stop, &mut out)?;
    Ok(out)
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
    let mut out = vec![0; sources.len() * targets.len()];
    fill::<u64>(hierarchy, sources, targets, stop, &mut out)?;
    Ok(out.into_iter().map(|w| Weight(w.min(Weight::NO_WAY.0))).collect())
}

fn fill<W: Lane>(
    hierarchy: &Hierarchy,
    sources: &Ends,
    targets: &Ends,
    stop: &Stop,
    out: &mut [W],
) -> Result<(), Stopped> {
    if out.is_empty() {
        return Ok(());
    }
    let restricted = Targets::<W>::new(hierarchy, targets);
    let mut rows: Vec<(usize, &mut [W])> = out.chunks_mut(targets.len()).enumerate().collect();
    rows.sort_by_key(|(place, _)| sources.of(*place).first().map(|hook| hook.node));
    rows.par_chunks_mut(LANES).try_for_each_init(
        || Batch::new(hierarchy, &restricted),
        |batch, rows| {
            if stop.is_over() {
                return Err(Stopped);
            }
            batch.run(sources, rows);
            Ok(())
        },
    )
}
