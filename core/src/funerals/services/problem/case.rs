//! Cases and collections.

use super::{PoolId, Span};
use crate::funerals::services::plan::Placed;
use crate::time::{Duration, Time};

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// An id, not a name.
    pub id: String,
    /// Weight of a case that is not served.
    pub priority: i64,
    /// Its first step begins no earlier.
    pub ready: Option<Time>,
    /// The way of the hearse.
    pub pickup: Option<Step>,
    /// The pools of drawers that it may be in, where it is kept cold.
    pub storage: Option<Vec<PoolId>>,
    /// The preparation.
    pub preparation: Option<Step>,
    /// Vigil nights.
    pub vigil: Option<Vigil>,
    /// The farewell.
    pub farewell: Option<Farewell>,
    /// The cremation.
    pub cremation: Option<Cremation>,
    /// The cremation ends by then.
    pub latest: Option<Time>,
    /// Weight of a millisecond from the nearest window.
    pub wish_weight: i64,
    /// By day of the farewell (or cremation), the windows, both ends included, whose nearest counts; none where the family
    /// has no wish.
    pub wishes: Vec<Vec<Span>>,
    /// The days on which it may be, in order.
    pub days: Vec<u16>,
    /// The day that the family asks for, counted from the first; it may lie outside the horizon.
    pub wished_day: Option<i64>,
    /// Weight of a day away from it.
    pub day_weight: i64,
    /// Whether what the earlier plan says of it stays.
    pub confirmed: bool,
}

/// A pick-up or a preparation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How long it takes, more than no time.
    pub duration: Duration,
    /// Where it can be, in order; empty where nowhere.
    pub pools: Vec<PoolId>,
}

/// Vigil nights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vigil {
    /// How many, 1 at least.
    pub nights: u16,
    /// Where they can be, in order.
    pub pools: Vec<PoolId>,
}

/// A hall that is large enough for a farewell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hall {
    /// The pool.
    pub pool: PoolId,
    /// Ranks above the one that was asked for.
    pub upgrade: i64,
}

/// A farewell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Farewell {
    /// The least rank of the hall.
    pub size: u8,
    /// How long it takes, more than no time.
    pub duration: Duration,
    /// Where it can be, the smallest halls first.
    pub halls: Vec<Hall>,
}

/// A cremation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cremation {
    /// The class of the cremator.
    pub class: String,
    /// How long it takes, more than no time.
    pub duration: Duration,
    /// The rank of the casket.
    pub casket: u8,
    /// From its end until the ashes are handed over.
    pub ash: Duration,
    /// Where it can be, in order: of the class, and taking the casket.
    pub pools: Vec<PoolId>,
}

/// A trip of a hearse for someone whose funeral is later.
#[derive(Clone, Debug)]
pub struct Collection {
    /// An id, not a name.
    pub id: String,
    /// It begins no earlier.
    pub ready: Time,
    /// How long it takes, more than no time.
    pub duration: Duration,
    /// It should begin by then.
    pub due: Time,
    /// Weight of a millisecond later.
    pub weight: i64,
    /// Whether it may be outside the hearses' hours.
    pub any_hour: bool,
    /// Whose hearses, in order.
    pub pools: Vec<PoolId>,
    /// Where the earlier plan has it.
    pub previous: Option<Placed>,
}

impl Case {
    /// How far a farewell (or cremation) that begins at `start` on `day` lies from the nearest window; no time where there
    /// is none.
    #[must_use]
    pub fn deviation(&self, day: u16, start: Time) -> Duration {
        let windows = self.wishes.get(usize::from(day)).map_or(&[][..], Vec::as_slice);
        let distance = |window: &Span| {
            let (early, late) = (window.from.0.saturating_sub(start.0), start.0.saturating_sub(window.to.0));
            Duration(early.max(late).max(0))
        };
        windows.iter().map(distance).min().unwrap_or_default()
    }
    /// Days between `day` and the day that the family asks for.
    #[must_use]
    pub fn days_away(&self, day: u16) -> i64 {
        self.wished_day.map_or(0, |wished| (i64::from(day) - wished).abs())
    }
    /// Whether it may be on `day`.
    #[must_use]
    pub fn may_be_on(&self, day: u16) -> bool {
        self.days.binary_search(&day).is_ok()
    }
}
