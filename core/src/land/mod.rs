//! Streets, places and travel between them, as every document has them that lies on a map: their wire form
//! ([`draft`]), how it is read, and how it becomes places and [`Travel`](crate::travel::Travel).

pub(crate) mod along;
mod by_period;
pub mod draft;
mod read;
pub(crate) mod space;
pub(crate) mod street;
mod tables;

use crate::place::Datum;
use crate::read::names::Names;
use draft::{PlaceDraft, TravelDraft};

/// What a document says of its land.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Land<'a> {
    /// The datum of all coordinates.
    pub(crate) datum: Option<Datum>,
    /// The places.
    pub(crate) places: &'a [PlaceDraft],
    /// Ids of the streets.
    pub(crate) streets: &'a Names<'a>,
    /// How people travel.
    pub(crate) travel: &'a TravelDraft,
}
