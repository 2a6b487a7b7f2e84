//! What a search tells while all its chains stand still: how far it is, and, for whoever asks, what it has.

use std::fmt;

use anpai_core::stop::Progress;

/// A moment at which chains meet. Whoever hears of it may ask for the best plan so far, and for what a search needs to go on
/// from here; neither is made before someone asks.
pub struct Moment<'a, P> {
    /// How far the search is.
    pub progress: Progress,
    pub(super) incumbent: &'a dyn Fn() -> P,
    pub(super) checkpoint: &'a dyn Fn() -> Vec<u8>,
}

impl<P> Moment<'_, P> {
    /// The best plan so far, frozen.
    #[must_use]
    pub fn incumbent(&self) -> P {
        (self.incumbent)()
    }
    /// What `resume` goes on from, as bytes: with the same limit of iterations it comes to the plan of a search that was
    /// never interrupted, byte for byte. A few bytes for each thing that is placed, twice for every chain.
    #[must_use]
    pub fn checkpoint(&self) -> Vec<u8> {
        (self.checkpoint)()
    }
}

impl<P> fmt::Debug for Moment<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Moment").field("progress", &self.progress).finish_non_exhaustive()
    }
}
