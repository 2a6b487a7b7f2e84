//! The frozen problem: dense ids, instants in milliseconds, everything looked up, valid by construction. Made only by
//! [`check`](super::check()), which refuses a draft with all its issues at once.

use super::draw::Draw;
use super::overbooking::NoShows;
use crate::figure::FigureDraft;
use crate::id::dense_id;
use crate::rule::Setting;
use crate::time::{Horizon, Time};

pub use super::draft::Count;
pub use crate::named::Named;

dense_id! {
    /// A site.
    SiteId;
    /// A run of shuttle buses.
    ShuttleId;
    /// A slot.
    SlotId;
    /// A request.
    RequestId;
    /// Somebody who asks, in the order in which they first do.
    IdentityId;
    /// A plot, in the order in which they are first named.
    PlotId;
}

/// Slots to be given.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether its people and places are made up.
    pub synthetic: bool,
    /// The days.
    pub horizon: Horizon,
    /// Sites, by `SiteId`.
    pub sites: Vec<Named>,
    /// Runs of shuttle buses, by `ShuttleId`.
    pub shuttles: Vec<Shuttle>,
    /// Slots, by `SlotId`.
    pub slots: Vec<Slot>,
    /// Requests, by `RequestId`.
    pub requests: Vec<Request>,
    /// The wishes of all requests, one behind the other; [`wishes`](Self::wishes) has those of one.
    pub all_wishes: Vec<SlotId>,
    /// How many identities ask.
    pub identities: usize,
    /// How many plots are named.
    pub plots: usize,
    /// The largest party that may ask, in people.
    pub largest_party: i64,
    /// What a place is worth by rank: that of the first wish first, none more than the one before, one at least. The last
    /// one holds for all later ranks.
    pub rank_weights: Vec<i64>,
    /// Whether people are counted, or requests.
    pub count: Count,
    /// The draw, where the document has a seed. Without one, no slot is peak.
    pub draw: Option<Draw>,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Level and weight of each rule, row for row with [`RULES`](super::rules::RULES).
    pub settings: Vec<Setting>,
}

/// A run of shuttle buses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shuttle {
    /// Its id and name.
    pub named: Named,
    /// Seats of all its buses together.
    pub seats: i64,
}

/// A slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Its id.
    pub id: String,
    /// Where.
    pub site: SiteId,
    /// The day on which it starts, from 0.
    pub day: u16,
    /// When it starts.
    pub start: Time,
    /// When it ends.
    pub end: Time,
    /// How many people there is room for.
    pub capacity: i64,
    /// How many people may be booked: the capacity, raised where some do not come
    /// ([`overbooking`](super::overbooking)).
    pub places: i64,
    /// How many do not come and how often too many may, where both are stated.
    pub no_shows: Option<NoShows>,
    /// How many cars there is room for; `None`: any number.
    pub parking: Option<i64>,
    /// By which run people come by shuttle; `None`: nobody does.
    pub shuttle: Option<ShuttleId>,
    /// Whether it is given by the draw.
    pub peak: bool,
    /// People of requests with this slot as their first wish.
    pub first_wishes: i64,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub identity: IdentityId,
    /// The plot that is visited.
    pub plot: Option<PlotId>,
    /// People, 1 at least.
    pub people: i64,
    /// Cars, 0 or 1.
    pub cars: i64,
    /// Whether they come by shuttle.
    pub shuttle: bool,
    /// Where its wishes begin in all of them.
    pub(super) first: usize,
    /// Where they end.
    pub(super) end: usize,
}

impl Request {
    /// Seats that it takes in a shuttle bus.
    #[must_use]
    pub fn riders(&self) -> i64 {
        if self.shuttle { self.people } else { 0 }
    }
}

impl Problem {
    /// The wishes of a request, the best first; 1 at least, each once.
    #[must_use]
    pub fn wishes(&self, request: RequestId) -> &[SlotId] {
        let request = &self.requests[request.index()];
        &self.all_wishes[request.first..request.end]
    }
    /// The rank of a slot among the wishes of a request, from 0; `None` where it is none of them.
    #[must_use]
    pub fn rank(&self, request: RequestId, slot: SlotId) -> Option<usize> {
        self.wishes(request).iter().position(|wish| *wish == slot)
    }
    /// What a place at a rank, from 0, is worth to one who counts.
    #[must_use]
    pub fn rank_weight(&self, rank: usize) -> i64 {
        let last = self.rank_weights.last().copied().unwrap_or(0);
        self.rank_weights.get(rank).copied().unwrap_or(last)
    }
    /// How much a request counts: its people, or 1.
    #[must_use]
    pub fn counted(&self, request: &Request) -> i64 {
        match self.count {
            Count::People => request.people,
            Count::Requests => 1,
        }
    }
    /// The slot that a request is given by the draw.
    #[must_use]
    pub fn drawn(&self, request: RequestId) -> Option<SlotId> {
        self.draw.as_ref().and_then(|draw| draw.bookings[request.index()])
    }
    /// All request ids.
    pub fn request_ids(&self) -> impl Iterator<Item = RequestId> + use<> {
        (0..self.requests.len()).map(RequestId::new)
    }
    /// All slot ids.
    pub fn slot_ids(&self) -> impl Iterator<Item = SlotId> + use<> {
        (0..self.slots.len()).map(SlotId::new)
    }
    /// All ids of runs of shuttle buses.
    pub fn shuttle_ids(&self) -> impl Iterator<Item = ShuttleId> + use<> {
        (0..self.shuttles.len()).map(ShuttleId::new)
    }
}
