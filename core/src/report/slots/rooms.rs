//! Slots and runs of shuttle buses, with what is used of their room and who wanted it in vain.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::funerals::slots::figures::{Figures, Use};
use crate::funerals::slots::problem::{Problem, Slot};
use crate::funerals::slots::unplaced::{Obstacle, Unplaced};
use crate::time::Clock;

/// A slot.
#[derive(Serialize)]
pub(super) struct SlotRow<'a> {
    label: &'a str,
    site: u32,
    day: u16,
    start: Clock,
    end: Clock,
    peak: bool,
    capacity: i64,
    places: i64,
    /// How many parties do not come, and how often too many people may: parts of 1.
    no_shows: Option<(f64, f64)>,
    parking: Option<i64>,
    shuttle: Option<u32>,
    /// People who want it first.
    first_wishes: i64,
    requests: i64,
    people: i64,
    cars: i64,
    riders: i64,
    last_number: Option<u32>,
    /// What stood in the way of those who have no slot at all and wished this one: obstacle, requests, people.
    missed: Vec<(Option<Obstacle>, i64, i64)>,
}

/// A run of shuttle buses.
#[derive(Serialize)]
pub(super) struct ShuttleRow<'a> {
    label: &'a str,
    seats: i64,
    riders: i64,
}

pub(super) fn slots<'a>(problem: &'a Problem, figures: &Figures, without: &[Unplaced]) -> Vec<SlotRow<'a>> {
    let mut missed: Vec<BTreeMap<Option<Obstacle>, (i64, i64)>> = vec![BTreeMap::new(); problem.slots.len()];
    for lacking in without {
        for (slot, obstacle) in &lacking.wishes {
            let (requests, people) = missed[slot.index()].entry(*obstacle).or_default();
            *requests += 1;
            *people += problem.requests[lacking.request.index()].people;
        }
    }
    let rows = problem.slots.iter().zip(&figures.slots).zip(missed);
    let row = |((slot, used), missed): ((&'a Slot, &Use), BTreeMap<_, (i64, i64)>)| {
        let midnight = problem.horizon.midnight(slot.day);
        SlotRow {
            label: &slot.id,
            site: slot.site.0,
            day: slot.day,
            start: Clock(slot.start - midnight),
            end: Clock(slot.end - midnight),
            peak: slot.peak,
            capacity: slot.capacity,
            places: slot.places,
            no_shows: slot.no_shows.map(|no_shows| (no_shows.rate, no_shows.risk)),
            parking: slot.parking,
            shuttle: slot.shuttle.map(|shuttle| shuttle.0),
            first_wishes: slot.first_wishes,
            requests: used.requests,
            people: used.people,
            cars: used.cars,
            riders: used.riders,
            last_number: used.last_number,
            missed: missed.into_iter().map(|(why, (requests, people))| (why, requests, people)).collect(),
        }
    };
    rows.map(row).collect()
}

pub(super) fn shuttles<'a>(problem: &'a Problem, figures: &Figures) -> Vec<ShuttleRow<'a>> {
    let shuttles = problem.shuttles.iter().zip(&figures.shuttles);
    shuttles
        .map(|(shuttle, riders)| ShuttleRow {
            label: &shuttle.named.name,
            seats: shuttle.seats,
            riders: *riders,
        })
        .collect()
}
