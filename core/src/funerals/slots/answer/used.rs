//! The figures of a plan file.

use schemars::JsonSchema;
use serde::Serialize;

use crate::funerals::slots::figures::{Figures, Sum, Use};
use crate::funerals::slots::problem::{Problem, Slot};
use crate::time::Clock;

/// Requests and their people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SumAnswer {
    /// Requests.
    pub requests: i64,
    /// People.
    pub people: i64,
}

/// What a plan comes to in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TotalAnswer {
    /// Who asks.
    pub asked: SumAnswer,
    /// Who has a slot.
    pub placed: SumAnswer,
    /// Who of these has a peak slot.
    pub peak: SumAnswer,
    /// Who of these has which wish.
    pub by_rank: Vec<RankAnswer>,
    /// The rank-weighted number.
    pub rank_weight: i64,
}

/// Who has a wish of one rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RankAnswer {
    /// The rank, from 1.
    pub rank: usize,
    /// How many.
    #[serde(flatten)]
    pub sum: SumAnswer,
}

/// A slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SlotAnswer {
    /// The slot.
    pub slot: String,
    /// Where.
    pub site: String,
    /// The date.
    pub date: String,
    /// When it starts.
    pub start: Clock,
    /// When it ends.
    pub end: Clock,
    /// Whether it is given by draw.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub peak: bool,
    /// How many people there is room for.
    pub capacity: i64,
    /// How many may be booked.
    pub places: i64,
    /// People of requests with it as their first wish.
    pub first_wishes: i64,
    /// Bookings.
    pub requests: i64,
    /// People booked.
    pub people: i64,
    /// Cars booked.
    pub cars: i64,
    /// Parking spaces, where their number is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parking: Option<i64>,
    /// People booked who come by shuttle.
    pub riders: i64,
    /// The last number of the draw that got in, where it is peak and anybody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_number: Option<u32>,
}

/// A run of shuttle buses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShuttleAnswer {
    /// The run.
    pub shuttle: String,
    /// Seats.
    pub seats: i64,
    /// People booked, over all slots that share it.
    pub riders: i64,
}

impl From<Sum> for SumAnswer {
    fn from(sum: Sum) -> Self {
        Self { requests: sum.requests, people: sum.people }
    }
}

pub(super) fn total(figures: &Figures) -> TotalAnswer {
    let ranks = figures.by_rank.iter().zip(1..);
    TotalAnswer {
        asked: figures.asked.into(),
        placed: figures.placed.into(),
        peak: figures.peak.into(),
        by_rank: ranks.map(|(sum, rank)| RankAnswer { rank, sum: (*sum).into() }).collect(),
        rank_weight: figures.rank_weight,
    }
}

pub(super) fn slots(problem: &Problem, figures: &Figures) -> Vec<SlotAnswer> {
    let slot = |(slot, used): (&Slot, &Use)| SlotAnswer {
        slot: slot.id.clone(),
        site: problem.sites[slot.site.index()].id.clone(),
        date: problem.horizon.date(slot.day).to_string(),
        start: Clock(slot.start - problem.horizon.midnight(slot.day)),
        end: Clock(slot.end - problem.horizon.midnight(slot.day)),
        peak: slot.peak,
        capacity: slot.capacity,
        places: slot.places,
        first_wishes: slot.first_wishes,
        requests: used.requests,
        people: used.people,
        cars: used.cars,
        parking: slot.parking,
        riders: used.riders,
        last_number: used.last_number,
    };
    problem.slots.iter().zip(&figures.slots).map(slot).collect()
}

pub(super) fn shuttles(problem: &Problem, figures: &Figures) -> Vec<ShuttleAnswer> {
    let shuttles = problem.shuttles.iter().zip(&figures.shuttles);
    shuttles
        .map(|(shuttle, riders)| ShuttleAnswer {
            shuttle: shuttle.named.id.clone(),
            seats: shuttle.seats,
            riders: *riders,
        })
        .collect()
}
