//! The frozen problem: dense ids, instants in milliseconds, everything looked up, valid by construction. Made only by
//! [`check`](super::check()), which refuses a draft with all its issues at once.

use super::draft::Model;
use super::instants;
use super::plan::Service;
use crate::figure::FigureDraft;
use crate::id::dense_id;
use crate::rule::Setting;
use crate::time::{Duration, Horizon, Time};

mod case;
mod pool;

pub use super::draft::PoolKind;
pub use crate::named::Named;
pub use case::{Case, Collection, Cremation, Farewell, Hall, Step, Vigil};
pub use pool::{Capacity, Pool, Staff};

dense_id! {
    /// A pool of resources.
    PoolId;
    /// A case.
    CaseId;
    /// A collection.
    CollectionId;
}

/// A stretch of time, `[from, to)` unless its owner says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// From here on.
    pub from: Time,
    /// Until here.
    pub to: Time,
}

/// How long a case may wait between the end of the transfer and the cremation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Not at all.
    None,
    /// At most so long.
    AtMost(Duration),
    /// Any time.
    Free,
}

impl Gap {
    /// The longest wait; `None` where there is no limit.
    #[must_use]
    pub fn most(self) -> Option<Duration> {
        match self {
            Self::None => Some(Duration::ZERO),
            Self::AtMost(most) => Some(most),
            Self::Free => None,
        }
    }
}

/// A time at which no farewell or no cremation may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// What people call it; empty where it has no name.
    pub name: String,
    /// `[from, to)`: no farewell or cremation has a moment in it.
    pub span: Span,
    /// Whether farewells may not be.
    pub farewells: bool,
    /// Whether cremations may not be.
    pub cremations: bool,
}

/// The funerals of a day or a week to be planned.
#[derive(Clone, Debug)]
pub struct Problem {
    /// A day or a week.
    pub model: Model,
    /// What people call it.
    pub name: String,
    /// Whether its cases are made up.
    pub synthetic: bool,
    /// The days.
    pub horizon: Horizon,
    /// Resources, by `PoolId`.
    pub pools: Vec<Pool>,
    /// Closed times, as the document has them.
    pub closed: Vec<Closed>,
    /// How long a case may wait between farewell and cremation.
    pub gap: Gap,
    /// The way from a hall to a cremator.
    pub transfer: Duration,
    /// Cases, by `CaseId`.
    pub cases: Vec<Case>,
    /// Collections, by `CollectionId`.
    pub collections: Vec<Collection>,
    /// What the earlier plan says of each case, by `CaseId`.
    pub previous: Vec<Option<Service>>,
    /// The moment of a repair: what began before it stays, and nothing else begins before it.
    pub now: Option<Time>,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Level and weight of each rule, row for row with [`RULES`](super::rules::RULES).
    pub settings: Vec<Setting>,
    /// How many search chains.
    pub chains: u8,
}

/// The hour at which a vigil hall changes hands.
const NOON: Duration = Duration::hours(12);

impl Problem {
    /// Midnight at the start of a day; days before the first one, and after the last, have 24 hours.
    #[must_use]
    pub fn midnight(&self, day: i64) -> Time {
        instants::midnight(&self.horizon, day)
    }
    /// The day of a farewell, or of a cremation without one.
    #[must_use]
    pub fn day_of(&self, rite: Time) -> u16 {
        self.horizon.day_at(rite)
    }
    /// When `nights` vigil nights that end on `day` keep a hall: from noon to noon, so that one follows another without a
    /// night between. It may begin before the first day.
    #[must_use]
    pub fn vigil_span(&self, day: u16, nights: u16) -> Span {
        let day = i64::from(day);
        let noon = |day: i64| Time(self.midnight(day).0.saturating_add(NOON.0));
        Span { from: noon(day - i64::from(nights)), to: noon(day) }
    }
    /// The first midnight of such a vigil: everything before it is done by then.
    #[must_use]
    pub fn first_vigil_midnight(&self, day: u16, nights: u16) -> Time {
        self.midnight(i64::from(day) - i64::from(nights) + 1)
    }
    /// By when pick-up and preparation of a case end: the start of its farewell or cremation, and the first midnight of its
    /// vigil.
    #[must_use]
    pub fn prepared_by(&self, case: CaseId, rite: Time) -> Time {
        let vigil = self.cases[case.index()].vigil.as_ref();
        let midnight = vigil.map(|vigil| self.first_vigil_midnight(self.day_of(rite), vigil.nights));
        midnight.map_or(rite, |midnight| midnight.min(rite))
    }
    /// All pool ids.
    pub fn pool_ids(&self) -> impl Iterator<Item = PoolId> + use<> {
        (0..self.pools.len()).map(PoolId::new)
    }
    /// All case ids.
    pub fn case_ids(&self) -> impl Iterator<Item = CaseId> + use<> {
        (0..self.cases.len()).map(CaseId::new)
    }
    /// All collection ids.
    pub fn collection_ids(&self) -> impl Iterator<Item = CollectionId> + use<> {
        (0..self.collections.len()).map(CollectionId::new)
    }
}
