//! What travel asks of one mode's network: the seam between a document's places and the engine that answers.

use std::fmt;

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;

use super::super::Weight;

/// A network of one mode, where places have found their spots.
pub trait Network: fmt::Debug + Send + Sync {
    /// A place on a road, with how to get there and away.
    type Spot: fmt::Debug + Send + Sync;

    /// What its points are relative to: WGS-84 or a local plane.
    fn datum(&self) -> Datum;
    /// Whose roads they are, in the words that are to stand wherever ways are shown.
    fn credit(&self) -> String;
    /// Where points of the network's datum meet the road, no farther than `within` metres, or why they meet none. What a
    /// point meets does not depend on the others.
    fn spots(&self, points: &[Coordinate], within: f64) -> Vec<Result<Self::Spot, Far>>;
    /// The fastest ways from all `from` to all `to`, row by row; `None` where the stop came first.
    fn ways(&self, from: &[&Self::Spot], to: &[&Self::Spot], stop: &Stop) -> Option<Vec<Weight>>;
    /// How the fastest way lies, from road to road, in the network's datum; `None` where there is no way.
    fn line(&self, from: &Self::Spot, to: &Self::Spot) -> Option<Vec<Coordinate>>;
}

/// Why a point meets no road.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Far {
    /// Metres to the nearest road that the mode can use; `None` where there is none for kilometres around.
    pub metres: Option<f64>,
}
