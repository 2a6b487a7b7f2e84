//! What travel asks of one mode's network: the seam between a document's places and the engine that answers.

use std::fmt;

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;

use super::super::{Hour, Weight};

/// A network of one mode, where places have found their spots.
pub trait Network: fmt::Debug + Send + Sync + Sized {
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
    /// The first hour of the day at which all ways take as long as at this one: what is known of one is known of both.
    fn alike(&self, hour: Hour) -> Hour;
    /// The network as it is at an hour of the day; `None` where the stop came first. Spots of another hour are not spots of
    /// this one, though they lie where those lie: to stand in the middle of a road is to have part of its time before one.
    ///
    /// A table of an hour is that of `network.at(hour, stop)` between its own `spots`.
    fn at(&self, hour: Hour, stop: &Stop) -> Option<Self>;
    /// How the fastest way lies, from road to road, in the network's datum; `None` where there is no way.
    fn line(&self, from: &Self::Spot, to: &Self::Spot) -> Option<Vec<Coordinate>>;
}

/// Why a point meets no road.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Far {
    /// Metres to the nearest road that the mode can use; `None` where there is none for kilometres around.
    pub metres: Option<f64>,
}
