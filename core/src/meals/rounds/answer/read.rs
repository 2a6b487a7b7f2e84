//! Reads a plan file back: courier, kitchen, departure and stops of each trip; everything else in it follows from these and
//! is worked out anew.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::issue::Issues;
use crate::meals::rounds::draft::{MODEL, PreviousStopDraft, PreviousTripDraft, VERSION};
use crate::meals::rounds::plan::{Plan, Stop, Trip};
use crate::meals::rounds::problem::{CourierId, KitchenId, OrderId, Problem};
use crate::read::findings::Findings;
use crate::time::{Clock, Duration};

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    trips: Vec<TripLine>,
}

#[derive(Debug, Deserialize)]
struct TripLine {
    courier: String,
    kitchen: String,
    departure: String,
    stops: Vec<StopLine>,
}

#[derive(Debug, Deserialize)]
struct StopLine {
    order: String,
    meals: i64,
}

/// More meals of one stop than this are a mistake; sums stay within 64 bits.
const MOST: i64 = 1_000_000_000;

/// The plan in a plan file for `problem`, tidied.
///
/// # Errors
/// Everything in it that the problem does not know.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let trips = previous(bytes)?;
    let mut found = Findings::default();
    let known = Known::of(problem);
    let trips: Vec<Trip> =
        trips.iter().enumerate().filter_map(|(n, trip)| known.trip(problem, n, trip, &mut found)).collect();
    found.finish().into_result(Plan { trips }.tidied())
}

/// The trips of a plan file as a document writes them under `previous`, whatever their ids mean.
///
/// # Errors
/// Everything in it that is no plan file of meal rounds.
pub fn previous(bytes: &[u8]) -> Result<Vec<PreviousTripDraft>, Issues> {
    let mut found = Findings::default();
    let file: File = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            let action = "write what `anpai solve --out` writes";
            found.add("no-plan", at, "the file", error.to_string(), action);
            return Err(found.finish());
        }
    };
    if file.anpai != VERSION || file.model != MODEL {
        let cause = format!("a plan of the model `{MODEL}`, version {VERSION}, is expected here");
        found.add("wrong-model", "/model", &file.model, cause, "give the plan of this document");
        return Err(found.finish());
    }
    let trip = |(n, trip): (usize, TripLine)| PreviousTripDraft {
        departure: departure(n, &trip.departure, &mut found),
        courier: trip.courier,
        kitchen: trip.kitchen,
        stops: (trip.stops.into_iter())
            .map(|stop| PreviousStopDraft { order: stop.order, meals: stop.meals })
            .collect(),
    };
    let trips = file.trips.into_iter().enumerate().map(trip).collect();
    found.finish().into_result(trips)
}

/// A clock time; before midnight it has a minus, which no document but a plan may have.
fn departure(n: usize, text: &str, found: &mut Findings) -> Clock {
    let clock = match text.strip_prefix('-') {
        Some(before) => Clock::parse(before).map(|clock| Clock(-clock.0)),
        None => Clock::parse(text),
    };
    clock.unwrap_or_else(|| {
        let cause = "it is not a clock time such as 08:30 or 08:30:15.250";
        found.add("bad-clock", format!("/trips/{n}/departure"), text, cause, "correct it");
        Clock(Duration::ZERO)
    })
}

/// Where everything of an id stands.
struct Known<'a> {
    couriers: BTreeMap<&'a str, usize>,
    kitchens: BTreeMap<&'a str, usize>,
    orders: BTreeMap<&'a str, usize>,
}

impl<'a> Known<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            couriers: problem.couriers.iter().enumerate().map(|(n, c)| (&*c.id, n)).collect(),
            kitchens: problem.kitchens.iter().enumerate().map(|(n, k)| (&*k.named.id, n)).collect(),
            orders: problem.orders.iter().enumerate().map(|(n, o)| (&*o.id, n)).collect(),
        }
    }
    fn trip(
        &self,
        problem: &Problem,
        n: usize,
        draft: &PreviousTripDraft,
        found: &mut Findings,
    ) -> Option<Trip> {
        let courier = find(&self.couriers, &draft.courier, || format!("/trips/{n}/courier"), found);
        let kitchen = find(&self.kitchens, &draft.kitchen, || format!("/trips/{n}/kitchen"), found);
        let mut stops = Vec::with_capacity(draft.stops.len());
        for (m, stop) in draft.stops.iter().enumerate() {
            let at = format!("/trips/{n}/stops/{m}");
            let order = find(&self.orders, &stop.order, || format!("{at}/order"), found);
            if !(0..=MOST).contains(&stop.meals) {
                let cause = format!("meals from 0 to {MOST} are expected here");
                let action = "write how many meals are handed over";
                found.add("number-out-of-range", format!("{at}/meals"), stop.meals, cause, action);
            }
            stops.extend(order.map(|order| Stop { order: OrderId::new(order), meals: stop.meals }));
        }
        Some(Trip {
            courier: CourierId::new(courier?),
            departure: problem.horizon.at(0, draft.departure),
            kitchen: KitchenId::new(kitchen?),
            stops,
        })
    }
}

/// Where an id stands; an issue where there is none of it.
fn find(
    known: &BTreeMap<&str, usize>,
    id: &str,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> Option<usize> {
    let at = known.get(id).copied();
    if at.is_none() {
        let cause = "the problem has nothing of this id";
        found.add("unknown-id", pointer(), id, cause, "give the plan of this document");
    }
    at
}
