//! What is left while slots are given one after another.

use schemars::JsonSchema;
use serde::Serialize;

use crate::funerals::slots::problem::{Problem, RequestId, SlotId};

/// Why a request cannot have a slot, in the order in which it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// The party is larger than all that may be booked there.
    LargerThanSlot,
    /// There is no parking at all.
    NoParking,
    /// No shuttle goes there at that time, or none with so many seats.
    NoShuttle,
    /// Too few places are left.
    PlacesFull,
    /// No parking space is left.
    ParkingFull,
    /// Too few seats of the shuttle are left.
    ShuttleFull,
    /// There is room, but the identity has a booking on that day.
    IdentityHasBooking,
    /// There is room, but the plot has a booking on that day.
    PlotHasBooking,
}

/// What is left of every slot, run and day.
pub(in crate::funerals::slots) struct Rooms<'a> {
    problem: &'a Problem,
    places: Vec<i64>,
    parking: Vec<Option<i64>>,
    seats: Vec<i64>,
    identities: Days,
    plots: Days,
}

impl<'a> Rooms<'a> {
    pub(in crate::funerals::slots) fn of(problem: &'a Problem) -> Self {
        let days = usize::from(problem.horizon.days());
        Self {
            problem,
            places: problem.slots.iter().map(|slot| slot.places).collect(),
            parking: problem.slots.iter().map(|slot| slot.parking).collect(),
            seats: problem.shuttles.iter().map(|shuttle| shuttle.seats).collect(),
            identities: Days::new(problem.identities, days),
            plots: Days::new(problem.plots, days),
        }
    }
    /// What keeps a request out of a slot; `None` where nothing does.
    pub(in crate::funerals::slots) fn obstacle(&self, request: RequestId, slot: SlotId) -> Option<Obstacle> {
        let (asks, at) = (&self.problem.requests[request.index()], slot.index());
        let slot = &self.problem.slots[at];
        let riders = asks.riders();
        let shuttle = slot.shuttle.map(|shuttle| shuttle.index());
        let most_seats = shuttle.map_or(0, |shuttle| self.problem.shuttles[shuttle].seats);
        let day = usize::from(slot.day);
        let tests = [
            (asks.people > slot.places, Obstacle::LargerThanSlot),
            (slot.parking.is_some_and(|spaces| asks.cars > spaces), Obstacle::NoParking),
            (riders > most_seats, Obstacle::NoShuttle),
            (asks.people > self.places[at], Obstacle::PlacesFull),
            (self.parking[at].is_some_and(|left| asks.cars > left.max(0)), Obstacle::ParkingFull),
            (riders > shuttle.map_or(0, |shuttle| self.seats[shuttle].max(0)), Obstacle::ShuttleFull),
            (self.identities.has(asks.identity.index(), day), Obstacle::IdentityHasBooking),
            (asks.plot.is_some_and(|plot| self.plots.has(plot.index(), day)), Obstacle::PlotHasBooking),
        ];
        tests.into_iter().find(|(stands, _)| *stands).map(|(_, obstacle)| obstacle)
    }
    /// Takes the room of a booking, whether or not it is there.
    pub(in crate::funerals::slots) fn book(&mut self, request: RequestId, slot: SlotId) {
        let (asks, at) = (&self.problem.requests[request.index()], slot.index());
        let slot = &self.problem.slots[at];
        self.places[at] -= asks.people;
        if let Some(left) = &mut self.parking[at] {
            *left -= asks.cars;
        }
        if let Some(shuttle) = slot.shuttle {
            self.seats[shuttle.index()] -= asks.riders();
        }
        let day = usize::from(slot.day);
        self.identities.set(asks.identity.index(), day);
        if let Some(plot) = asks.plot {
            self.plots.set(plot.index(), day);
        }
    }
}

/// On which days each of many has a booking: a bit for each.
struct Days {
    days: usize,
    bits: Vec<u64>,
}

impl Days {
    fn new(many: usize, days: usize) -> Self {
        Self { days, bits: vec![0; (many * days).div_ceil(64)] }
    }
    fn has(&self, which: usize, day: usize) -> bool {
        let at = which * self.days + day;
        self.bits[at / 64] & (1 << (at % 64)) != 0
    }
    fn set(&mut self, which: usize, day: usize) {
        let at = which * self.days + day;
        self.bits[at / 64] |= 1 << (at % 64);
    }
}
