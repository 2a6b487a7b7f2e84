//! Where a courier is when something new may begin. Worked out once from the earlier plan and the clock; search and referee
//! both start from it.

use super::plan::Trip;
use super::problem::{CourierId, KitchenId, Problem};
use super::walk::hand_over;
use crate::id::PlaceId;
use crate::time::{Duration, Time};
use crate::travel::Leg;

/// Where a courier is, and from when on something new may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many of the courier's trips have left.
    pub left: usize,
    /// Where the courier is then.
    pub place: PlaceId,
    /// From when on.
    pub free: Time,
    /// The kitchen that the courier has set off for, or waits at; for that one, and no other, this counts in place of
    /// `place` and `free`.
    pub headed: Option<Headed>,
}

/// A kitchen that a courier has set off for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headed {
    /// The kitchen.
    pub kitchen: KitchenId,
    /// When the way there begins.
    pub sets_off: Time,
    /// The way; one of no length, from when the courier came, where that is past.
    pub way: Option<Leg>,
}

/// By courier.
pub(super) fn standings(problem: &Problem) -> Vec<Standing> {
    problem.courier_ids().map(|courier| standing(problem, courier)).collect()
}

fn standing(problem: &Problem, id: CourierId) -> Standing {
    let courier = &problem.couriers[id.index()];
    let fresh = Standing { left: 0, place: courier.from, free: courier.start, headed: None };
    let Some(now) = problem.now else { return fresh };
    let trips: Vec<&Trip> = problem.previous.trips.iter().filter(|trip| trip.courier == id).collect();
    let (left, open) = trips.split_at(trips.partition_point(|trip| problem.has_left(trip.departure)));
    // Where the courier was done with everything that had been begun, and when.
    let (place, done) = match left.last() {
        None => (courier.from, courier.start),
        Some(trip) => {
            let (stops, end) = hand_over(problem, trip);
            let last = stops.last().map(|s| problem.orders[s.stop.order.index()].place);
            (last.unwrap_or(problem.kitchens[trip.kitchen.index()].place), end)
        }
    };
    let waits = Standing { left: left.len(), place, free: done.max(now), headed: None };
    let Some(kitchen) = open.first().map(|trip| trip.kitchen).filter(|_| done < now) else { return waits };
    let to = problem.kitchens[kitchen.index()].place;
    let Some(way) = problem.leg_at(id, place, to, done) else { return waits };
    let there = done + way.time;
    if there <= now {
        // The way is past and costs no plan anything; whoever has loaded since has loaded.
        let headed = Headed { kitchen, sets_off: there, way: Some(Leg::default()) };
        return Standing { place: to, free: now, headed: Some(headed), ..waits };
    }
    let back: Duration = now - done;
    Standing { free: now + back, headed: Some(Headed { kitchen, sets_off: done, way: Some(way) }), ..waits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meals::rounds::testing::*;

    /// Places by their rows in the example.
    const NORTH: PlaceId = PlaceId(0);
    const SOUTH: PlaceId = PlaceId(1);
    const HOME: PlaceId = PlaceId(2);
    const D2: PlaceId = PlaceId(4);
    const POINT: PlaceId = PlaceId(6);

    fn headed(kitchen: KitchenId, sets_off: Time, way: Leg) -> Option<Headed> {
        Some(Headed { kitchen, sets_off, way: Some(way) })
    }

    #[test]
    fn without_a_clock_everybody_starts_the_shift() {
        let standing = problem().standings[E2.index()];
        assert_eq!(standing, Standing { left: 0, place: HOME, free: clock(10, 30, 0), headed: None });
    }

    #[test]
    fn who_has_left_is_free_after_the_last_stop() {
        let p = at("11:00", &[]);
        let [e1, e2, v1] = [E1, E2, V1].map(|c| p.standings[c.index()]);
        // e1 is done with o2 and its check at 11:09; v1 with the point this very moment.
        assert_eq!(e1, Standing { left: 1, place: D2, free: clock(11, 9, 0), headed: None });
        assert_eq!(v1, Standing { left: 1, place: POINT, free: clock(11, 0, 0), headed: None });
        // e2 came to k2 at 10:33:12 and waits there: loading counts from then on.
        let there = headed(K2, clock(10, 33, 12), Leg::default());
        assert_eq!(e2, Standing { left: 0, place: SOUTH, free: clock(11, 0, 0), headed: there });
        // Half an hour later v1 is still where it was: nothing more is planned for it.
        let v1 = at("11:30", &[]).standings[V1.index()];
        assert_eq!(v1, Standing { left: 1, place: POINT, free: clock(11, 30, 0), headed: None });
    }

    #[test]
    fn who_is_on_the_way_to_a_kitchen_goes_on_or_turns_back() {
        // e2 set off at 10:30, and takes 192 s; two minutes there and two back.
        let p = at("10:32", &[]);
        let [e1, e2, v1] = [E1, E2, V1].map(|c| p.standings[c.index()]);
        let way = Leg { time: seconds(192), metres: 960 };
        let on = headed(K2, clock(10, 30, 0), way);
        assert_eq!(e2, Standing { left: 0, place: HOME, free: clock(10, 34, 0), headed: on });
        // v1 came to k1 at 10:07:30; e1 has been there from the start.
        let since = |at| headed(K1, at, Leg::default());
        let waits = Standing { left: 0, place: NORTH, free: clock(10, 32, 0), headed: None };
        assert_eq!(v1, Standing { headed: since(clock(10, 7, 30)), ..waits });
        assert_eq!(e1, Standing { headed: since(clock(10, 0, 0)), ..waits });
        // Before the shift nobody has set off.
        let e2 = at("10:30", &[]).standings[E2.index()];
        assert_eq!(e2, Standing { left: 0, place: HOME, free: clock(10, 30, 0), headed: None });
    }
}
