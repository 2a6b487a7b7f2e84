//! When everything in a plan takes place: from departures and stops in order to arrivals, beginnings and ways. Where the
//! day has begun, what comes after what has left starts from where couriers are then
//! ([`Standing`](super::problem::Standing)), so that every plan is judged from the same state.

use super::plan::{Plan, Stop, Trip};
use super::problem::{CourierId, Problem};
use crate::id::PlaceId;
use crate::time::{Duration, Time};
use crate::travel::Leg;

/// The round of a courier who has a trip.
#[derive(Clone, Debug)]
pub struct Round<'a> {
    /// Who.
    pub courier: CourierId,
    /// The trips, by departure.
    pub trips: Vec<Walked<'a>>,
    /// The way back; `None` where there is none.
    pub way_back: Option<Leg>,
    /// When the courier is back.
    pub back: Time,
}

/// A trip with its times.
#[derive(Clone, Debug)]
pub struct Walked<'a> {
    /// The trip.
    pub trip: &'a Trip,
    /// Whether it has left: then all of it is fact.
    pub has_left: bool,
    /// The way to the kitchen; `None` where there is none.
    pub way: Option<Leg>,
    /// From when on the courier is at the kitchen and has loaded. The departure may break that.
    pub ready: Time,
    /// The stops.
    pub stops: Vec<Handover>,
    /// When the last stop is done.
    pub end: Time,
}

/// A stop with its times.
#[derive(Clone, Copy, Debug)]
pub struct Handover {
    /// The stop.
    pub stop: Stop,
    /// The way there; `None` where there is none.
    pub way: Option<Leg>,
    /// Arrival at the door.
    pub arrival: Time,
    /// Handing over begins.
    pub begin: Time,
    /// The courier goes on.
    pub end: Time,
}

impl Handover {
    /// How long the courier waits before the door.
    #[must_use]
    pub fn waiting(&self) -> Duration {
        self.begin - self.arrival
    }
}

impl Walked<'_> {
    /// The way to the kitchen and those between stops.
    pub fn ways(&self) -> impl Iterator<Item = Option<Leg>> + '_ {
        [self.way].into_iter().chain(self.stops.iter().map(|s| s.way))
    }
}

impl<'a> Round<'a> {
    /// Trips that have not left.
    pub fn open(&self) -> impl Iterator<Item = &Walked<'a>> {
        self.trips.iter().filter(|t| !t.has_left)
    }
    /// Ways that may still be chosen: those of trips that have not left, and the way back.
    pub fn open_ways(&self) -> impl Iterator<Item = Option<Leg>> + '_ {
        self.open().flat_map(Walked::ways).chain([self.way_back])
    }
    /// All ways of the day, those of trips that have left among them.
    pub fn ways(&self) -> impl Iterator<Item = Option<Leg>> + '_ {
        self.trips.iter().flat_map(Walked::ways).chain([self.way_back])
    }
}

/// Instants of a plan are held within this of midnight, some 300 years, so that no sum over an absurd plan overflows. Such
/// a plan breaks hard rules either way.
const FARTHEST: i64 = 10_000_000_000_000;

/// The rounds of a plan, in order of couriers; couriers without trips have none. The plan need not be tidied.
#[must_use]
pub fn rounds<'a>(problem: &'a Problem, plan: &'a Plan) -> Vec<Round<'a>> {
    let mut trips: Vec<&Trip> = plan.trips.iter().filter(|trip| !trip.stops.is_empty()).collect();
    trips.sort();
    trips.chunk_by(|a, b| a.courier == b.courier).map(|trips| round(problem, trips)).collect()
}

/// The trips of one courier, one at least, by departure.
fn round<'a>(problem: &'a Problem, trips: &[&'a Trip]) -> Round<'a> {
    let courier = trips[0].courier;
    let (own, standing) = (&problem.couriers[courier.index()], &problem.standings[courier.index()]);
    let left = trips.iter().filter(|trip| problem.has_left(trip.departure)).count();
    let mut walked: Vec<Walked<'a>> = Vec::with_capacity(trips.len());
    let (mut here, mut free) = (own.from, own.start);
    for (n, trip) in trips.iter().enumerate() {
        let kitchen = &problem.kitchens[trip.kitchen.index()];
        let headed = standing.headed.filter(|headed| n == left && headed.kitchen == trip.kitchen);
        if n == left {
            (here, free) = (standing.place, standing.free);
        }
        let (sets_off, way) = match headed {
            Some(headed) => (headed.sets_off, headed.way),
            None => (free, problem.leg_at(courier, here, kitchen.place, free)),
        };
        let ready = sets_off + way.unwrap_or_default().time + kitchen.loading;
        let (stops, end) = hand_over(problem, trip);
        here = stops.last().map_or(kitchen.place, |s| problem.orders[s.stop.order.index()].place);
        free = end;
        walked.push(Walked { trip, has_left: n < left, way, ready, stops, end });
    }
    if left == trips.len() {
        (here, free) = (standing.place, standing.free);
    }
    let way_back = problem.leg_at(courier, here, own.end, free);
    Round { courier, trips: walked, way_back, back: free + way_back.unwrap_or_default().time }
}

/// The stops of a trip from its departure on, and its end. Stops at one order that follow each other have no way between
/// them: the second begins when the first ends.
pub(super) fn hand_over(problem: &Problem, trip: &Trip) -> (Vec<Handover>, Time) {
    let mut here: PlaceId = problem.kitchens[trip.kitchen.index()].place;
    let mut free = Time(trip.departure.0.clamp(-FARTHEST, FARTHEST));
    let stops = trip.stops.iter().map(|stop| {
        let order = &problem.orders[stop.order.index()];
        let way = problem.leg_at(trip.courier, here, order.place, free);
        let arrival = free + way.unwrap_or_default().time;
        let begin = arrival.max(order.window.start);
        let end = begin + order.stay;
        (here, free) = (order.place, end);
        Handover { stop: *stop, way, arrival, begin, end }
    });
    let stops = stops.collect();
    (stops, free)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::meals::rounds::testing::*;

    #[test]
    fn a_round_is_walked_as_its_arithmetic_says() {
        let (p, plan) = (problem(), reached());
        let rounds = rounds(&p, &plan);
        let e1 = &rounds[0];
        assert_eq!((e1.courier, e1.trips[0].ready), (E1, clock(10, 2, 0)));
        let times = |s: &Handover| (s.arrival, s.begin, s.end);
        let stops: Vec<_> = e1.trips[0].stops.iter().map(times).collect();
        let [at_o1, then] = [(11, 0), (11, 1)].map(|(h, m)| clock(h, m, 0));
        assert_eq!(stops, [(at_o1, at_o1, then), (clock(11, 3, 0), clock(11, 3, 0), clock(11, 9, 0))]);
        assert_eq!(
            [0, 1, 2].map(|n: usize| rounds[n].back),
            [clock(11, 13, 29), clock(11, 20, 40), clock(11, 5, 0)]
        );
        assert_eq!([1, 2].map(|n: usize| rounds[n].trips[0].ready), [clock(10, 38, 12), clock(10, 9, 30)]);
    }

    #[test]
    fn ways_are_those_of_the_hour() {
        // From 11:00 on everything takes twice as long by e-bike: d1 to d2 from 11:01, and the way back.
        let modes = json!({
            "e-bike": {"km_per_hour": 18, "detour": 1.2, "slower": [1, 2]},
            "van": {"km_per_hour": 36, "detour": 1.5}
        });
        let travel = json!({"kind": "straight-line", "periods": ["06:00", "11:00"], "modes": modes});
        let (p, plan) = (good(&[("/travel", travel)]), reached());
        let e1 = &rounds(&p, &plan)[0];
        let begins: Vec<Time> = e1.trips[0].stops.iter().map(|s| s.begin).collect();
        assert_eq!(begins, [clock(11, 0, 0), clock(11, 5, 0)]);
        // 1,342 m at 2.5 m/s are 537 s, rounded up, after 11:11.
        assert_eq!(e1.back, clock(11, 11, 0) + seconds(537));
    }

    #[test]
    fn who_goes_on_to_the_kitchen_they_are_headed_for_is_there_earlier_than_who_turns() {
        // At 10:03 v1 is 3 of 7.5 minutes on the way to k1.
        let p = at("10:03", &[("/orders/3/start", json!("10:00"))]);
        let ready = |kitchen| {
            let plan = Plan { trips: vec![trip(V1, kitchen, clock(10, 45, 0), &[(O4, 50)])] };
            let round = &rounds(&p, &plan)[0];
            (round.trips[0].ready, round.trips[0].way.map(|way| way.time))
        };
        assert_eq!(ready(K1), (clock(10, 9, 30), Some(seconds(450))));
        // Back at k2 at 10:06, where loading takes five minutes.
        assert_eq!(ready(K2), (clock(10, 11, 0), Some(seconds(0))));
    }
}
