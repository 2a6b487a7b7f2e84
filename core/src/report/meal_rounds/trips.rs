//! Trips with their times, and how their ways lie.

use serde::Serialize;

use super::super::lines::{Line, written};
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::walk::{Handover, Round, Walked};
use crate::place::Coordinate;

/// Order, meals, arrival, beginning, end.
type StopRow = (u32, i64, i64, i64, i64);

/// A trip.
#[derive(Serialize)]
pub(super) struct TripRow {
    courier: u32,
    kitchen: u32,
    has_left: bool,
    /// Milliseconds of the way to the kitchen.
    way: i64,
    ready: i64,
    departure: i64,
    end: i64,
    stops: Vec<StopRow>,
    /// The ways to the stops, in order; `null` where nobody knows how one lies.
    lines: Vec<Option<Line>>,
}

/// Every trip, by courier and departure.
pub(super) fn trips(problem: &Problem, rounds: &[Round<'_>]) -> Vec<TripRow> {
    let all: Vec<&Walked<'_>> = rounds.iter().flat_map(|round| &round.trips).collect();
    let ways: Vec<Vec<Option<Vec<Coordinate>>>> = all.iter().map(|walked| ways(problem, walked)).collect();
    let lines = written(problem.datum, &ways);
    all.into_iter().zip(lines).map(|(walked, lines)| row(walked, lines)).collect()
}

fn row(walked: &Walked<'_>, lines: Vec<Option<Line>>) -> TripRow {
    let stop = |h: &Handover| (h.stop.order.0, h.stop.meals, h.arrival.0, h.begin.0, h.end.0);
    TripRow {
        courier: walked.trip.courier.0,
        kitchen: walked.trip.kitchen.0,
        has_left: walked.has_left,
        way: walked.way.unwrap_or_default().time.0,
        ready: walked.ready.0,
        departure: walked.trip.departure.0,
        end: walked.end.0,
        stops: walked.stops.iter().map(stop).collect(),
        lines,
    }
}

/// How the ways to the stops lie; nothing at all where nothing is known.
fn ways(problem: &Problem, walked: &Walked<'_>) -> Vec<Option<Vec<Coordinate>>> {
    let mode = problem.couriers[walked.trip.courier.index()].mode;
    let mut here = problem.kitchens[walked.trip.kitchen.index()].place;
    let ways: Vec<Option<Vec<Coordinate>>> = (walked.stops.iter())
        .map(|handover| {
            let there = problem.orders[handover.stop.order.index()].place;
            let from = std::mem::replace(&mut here, there);
            if from == there { None } else { problem.travel.line(mode, from, there) }
        })
        .collect();
    if ways.iter().all(Option::is_none) { Vec::new() } else { ways }
}
