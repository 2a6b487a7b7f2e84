//! The trips of a plan file, with everything that follows from courier, kitchen, departure and stops.

use schemars::JsonSchema;
use serde::Serialize;

use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::walk::{Handover, Round, Walked};
use crate::time::{Clock, Duration, Minutes, Time};

/// A trip.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TripAnswer {
    /// The courier.
    pub courier: String,
    /// The kitchen.
    pub kitchen: String,
    /// When it leaves the kitchen.
    pub departure: Clock,
    /// From when on the courier is there and has loaded.
    pub ready: Clock,
    /// Whether it has left before now.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_left: bool,
    /// Meals on board.
    pub meals: i64,
    /// The stops, in order.
    pub stops: Vec<StopAnswer>,
    /// When the last stop is done.
    pub end: Clock,
}

/// A stop.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StopAnswer {
    /// The order.
    pub order: String,
    /// Meals handed over.
    pub meals: i64,
    /// The place.
    pub place: String,
    /// Arrival; handing over may have to wait.
    pub arrival: Clock,
    /// Handing over begins.
    pub begin: Clock,
    /// The courier goes on.
    pub end: Clock,
    /// How long the meals have been on the way when handing over begins.
    pub minutes_since_departure: Minutes,
    /// How long they may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hot_minutes: Option<Minutes>,
}

pub(super) fn trips(problem: &Problem, rounds: &[Round<'_>]) -> Vec<TripAnswer> {
    rounds.iter().flat_map(|round| &round.trips).map(|walked| trip(problem, walked)).collect()
}

fn trip(problem: &Problem, walked: &Walked<'_>) -> TripAnswer {
    let clock = |time: Time| problem.horizon.clock(time).1;
    let stop = |handover: &Handover| {
        let order = &problem.orders[handover.stop.order.index()];
        let since = handover.begin.0.saturating_sub(walked.trip.departure.0);
        StopAnswer {
            order: order.id.clone(),
            meals: handover.stop.meals,
            place: problem.places[order.place.index()].id.clone(),
            arrival: clock(handover.arrival),
            begin: clock(handover.begin),
            end: clock(handover.end),
            minutes_since_departure: Minutes(Duration(since)),
            hot_minutes: order.hot.map(Minutes),
        }
    };
    TripAnswer {
        courier: problem.couriers[walked.trip.courier.index()].id.clone(),
        kitchen: problem.kitchens[walked.trip.kitchen.index()].named.id.clone(),
        departure: clock(walked.trip.departure),
        ready: clock(walked.ready),
        has_left: walked.has_left,
        meals: walked.trip.meals(),
        stops: walked.stops.iter().map(stop).collect(),
        end: clock(walked.end),
    }
}
