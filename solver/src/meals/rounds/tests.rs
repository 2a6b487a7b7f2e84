//! Rounds held to the referee, to every possible plan where there are few, and to themselves.

use anpai_core::meals::rounds::plan::{Plan, Stop as Handed, Trip};
use anpai_core::meals::rounds::problem::{CourierId, KitchenId, OrderId};
use anpai_core::meals::rounds::rules::referee;
use anpai_core::meals::rounds::{Problem, changes, read};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::time::Time;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Options, solve};
use crate::search::Dice;

const MINUTE: i64 = 60_000;

pub(super) fn problem(document: &Value) -> Problem {
    match read(document.to_string().as_bytes()) {
        Ok(problem) => problem,
        Err(issues) => panic!("{issues}"),
    }
}

fn solved(problem: &Problem, iterations: u64, threads: usize) -> Outcome<Plan> {
    solve(problem, &Options { seed: 1, threads, stop: Stop::iterations(iterations) }, &mut |_| {})
}

/// A made-up day: kitchens with two kinds of meals, couriers of two modes, windows that open at different times.
pub(super) fn day(seed: u64, orders: usize, couriers: usize, kitchens: usize) -> Value {
    let mut dice = Dice::new(seed, 7);
    let mut places = Vec::new();
    let mut place = |id: String, dice: &mut Dice| {
        places.push(json!({"id": id, "x": dice.below(5000), "y": dice.below(4000)}));
        id
    };
    let kitchen = |k: usize, dice: &mut Dice, place: &mut dyn FnMut(String, &mut Dice) -> String| {
        let boxes = if k == 0 { json!(["hot", "halal"]) } else { json!(["hot"]) };
        let id = place(format!("kitchen-{k}"), dice);
        json!({"id": id, "place": id, "boxes": boxes, "opens": "10:00", "closes": "12:30", "meals": orders + 3})
    };
    let kitchens: Vec<Value> = (0..kitchens).map(|k| kitchen(k, &mut dice, &mut place)).collect();
    let courier = |c: usize| {
        let (mode, hot) = if c % 3 == 2 { ("van", 12) } else { ("ebike", 6) };
        json!({"id": format!("courier-{c}"), "mode": mode, "start": "10:00", "end": "13:30",
            "from": format!("kitchen-{}", c % kitchens.len()), "capacity": {"hot": hot, "halal": 2}})
    };
    let couriers: Vec<Value> = (0..couriers).map(courier).collect();
    let order = |o: usize, dice: &mut Dice, place: &mut dyn FnMut(String, &mut Dice) -> String| {
        let id = place(format!("home-{o}"), dice);
        let start = ["10:30", "11:00", "11:40"][dice.below(3)];
        let end = ["12:00", "12:20", "13:00"][dice.below(3)];
        let bulk = o % 11 == 10;
        json!({"id": id, "place": id, "box": if o % 7 == 3 { "halal" } else { "hot" },
            "meals": if bulk { 15 } else { 1 + dice.below(2) }, "split": bulk, "start": start, "end": end,
            "hot_minutes": 12 + dice.below(30), "priority": 1 + dice.below(3),
            "check_minutes": if o.is_multiple_of(5) { 6 } else { 0 }})
    };
    let orders: Vec<Value> = (0..orders).map(|o| order(o, &mut dice, &mut place)).collect();
    json!({
        "anpai": 1, "model": "meal-rounds", "name": "made up", "synthetic": true, "date": "2025-05-12",
        "datum": "local-plane", "places": places,
        "travel": {"kind": "straight-line", "modes": {
            "ebike": {"km_per_hour": 15, "detour": 1.3}, "van": {"km_per_hour": 25, "detour": 1.4}}},
        "boxes": [{"id": "hot"}, {"id": "halal"}], "kitchens": kitchens, "couriers": couriers, "orders": orders
    })
}

/// The plan as the document writes an earlier one.
pub(super) fn previous(problem: &Problem, plan: &Plan) -> Value {
    let clock = |time: Time| {
        let seconds = time.0.div_euclid(1000);
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    };
    let trip = |trip: &Trip| {
        let stop = |s: &Handed| json!({"order": problem.orders[s.order.index()].id, "meals": s.meals});
        json!({"courier": problem.couriers[trip.courier.index()].id,
            "kitchen": problem.kitchens[trip.kitchen.index()].named.id, "departure": clock(trip.departure),
            "stops": trip.stops.iter().map(stop).collect::<Vec<_>>()})
    };
    plan.trips.iter().map(trip).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// In debug builds every step of the search is held to the referee besides (`audit`).
    #[test]
    fn nothing_hard_is_broken_and_the_search_knows_what_it_costs(seed in 0_u64..1_000_000, orders in 1_usize..26) {
        let problem = problem(&day(seed, orders, 3, 2));
        let found = solved(&problem, 300, 2);
        prop_assert!(found.evaluation.score.is_feasible());
    }

    /// The rush hour doubles every way, and a repair begins in it.
    #[test]
    fn what_is_planned_at_the_slowest_is_kept_at_any_hour(seed in 0_u64..1_000_000, orders in 1_usize..20) {
        let mut document = day(seed, orders, 3, 2);
        document["travel"] = json!({"kind": "straight-line", "periods": ["10:40", "11:30"], "modes": {
            "ebike": {"km_per_hour": 15, "detour": 1.3, "slower": [2.0, 1.0]},
            "van": {"km_per_hour": 25, "detour": 1.4, "slower": [1.0, 1.7]}}});
        let whole = problem(&document);
        let plan = solved(&whole, 200, 2).plan;
        document["previous"] = previous(&whole, &plan);
        document["now"] = json!("11:05");
        document["couriers"][0]["gone_from"] = json!("11:05");
        let repaired = problem(&document);
        let after = solved(&repaired, 200, 1);
        prop_assert!(after.evaluation.score.is_feasible());
        prop_assert!(repaired.left().all(|trip| after.plan.trips.contains(trip)));
    }

    #[test]
    fn the_same_iterations_give_the_same_plan_on_any_number_of_threads(seed in 0_u64..1_000_000) {
        let problem = problem(&day(seed, 18, 4, 3));
        let (one, two) = (solved(&problem, 1200, 1), solved(&problem, 1200, 2));
        prop_assert_eq!(one.plan, two.plan);
    }

    #[test]
    fn few_orders_are_brought_as_well_as_by_the_best_of_all_plans(seed in 0_u64..1_000_000) {
        let problem = problem(&at_any_time(seed));
        // So many that chance has no part in it: of seed 453,560 two searches of five have not found the best after 3,000.
        let found = solved(&problem, 30_000, 2);
        prop_assert_eq!(found.evaluation.score, best_of_all(&problem));
    }

    #[test]
    fn a_kitchen_that_closes_moves_few(seed in 0_u64..1_000_000) {
        let mut document = day(seed, 24, 4, 3);
        for order in document["orders"].as_array_mut().into_iter().flatten() {
            (order["box"], order["split"], order["hot_minutes"]) = (json!("hot"), json!(false), json!(90));
            order["meals"] = json!(1);
        }
        let whole = problem(&document);
        let plan = solved(&whole, 2000, 2).plan;
        document["previous"] = previous(&whole, &plan);
        document["now"] = json!("10:20");
        document["kitchens"][1]["closed_from"] = json!("10:20");
        let repaired = problem(&document);
        let after = solved(&repaired, 2000, 2);
        prop_assert!(after.evaluation.score.is_feasible());
        let (moved, displaced) = (changes::moved(&repaired, &after.plan), changes::displaced(&repaired));
        prop_assert!(moved.len() <= 2 * displaced.len(), "{} moved, {} displaced", moved.len(), displaced.len());
        for trip in repaired.left() {
            prop_assert!(after.plan.trips.contains(trip), "what has left stays");
        }
    }
}

/// A few orders that may come at any time, and nobody minds waiting.
fn at_any_time(seed: u64) -> Value {
    let mut document = day(seed, 5, 2, 2);
    document["rules"] = json!({"Waiting": {"weight": 0}});
    for order in document["orders"].as_array_mut().into_iter().flatten() {
        (order["start"], order["end"]) = (json!("00:00"), json!("23:00"));
    }
    document
}

/// One courier brings two trips, the second from another kitchen on the way home, to two doors to neither of which alone it would be
/// worth the way: stop by stop no 10,000 iterations found it.
#[test]
fn a_whole_trip_goes_to_another_courier() {
    let problem = problem(&at_any_time(300_004));
    let found = solved(&problem, 3000, 2);
    assert_eq!(found.evaluation.score, best_of_all(&problem));
    assert!(found.plan.trips.iter().all(|trip| trip.courier == found.plan.trips[0].courier));
    assert_eq!(found.plan.trips.len(), 2);
}

/// The least score of all plans of a few orders that need not wait: who brings each (or nobody), in which order, cut into
/// trips anywhere, each from any kitchen, leaving as soon as can be.
fn best_of_all(problem: &Problem) -> Score {
    let mut best = Score { hard: i64::MAX, ..Score::ZERO };
    let couriers = problem.couriers.len();
    let count = (couriers as u32 + 1).pow(problem.orders.len() as u32);
    let mut known: Vec<Vec<Option<Vec<Trip>>>> = vec![vec![None; 1 << problem.orders.len()]; couriers];
    for code in 0..count {
        let mut sets = vec![0_usize; couriers + 1];
        let mut rest = code;
        for order in 0..problem.orders.len() {
            sets[(rest % (couriers as u32 + 1)) as usize] |= 1 << order;
            rest /= couriers as u32 + 1;
        }
        let mut trips = Vec::new();
        for courier in 0..couriers {
            let set = sets[courier];
            let round = known[courier][set].get_or_insert_with(|| best_round(problem, courier, set));
            trips.extend(round.iter().cloned());
        }
        best = best.min(referee(problem, &Plan { trips }.tidied()).score);
    }
    best
}

/// The best round of one courier who brings a set of orders; nothing where none keeps every hard rule.
fn best_round(problem: &Problem, courier: usize, set: usize) -> Vec<Trip> {
    let orders: Vec<usize> = (0..problem.orders.len()).filter(|o| set >> o & 1 == 1).collect();
    let mut best: (Score, Vec<Trip>) = (referee(problem, &Plan { trips: Vec::new() }).score, Vec::new());
    for order in orders_of(&orders) {
        for cuts in 0..1_usize << order.len().saturating_sub(1) {
            let mut parts: Vec<Vec<usize>> = Vec::new();
            for (at, o) in order.iter().enumerate() {
                if at == 0 || cuts >> (at - 1) & 1 == 1 {
                    parts.push(Vec::new());
                }
                parts.last_mut().expect("the first begins one").push(*o);
            }
            let kitchens = problem.kitchens.len();
            for choice in 0..kitchens.pow(parts.len() as u32) {
                let trips = as_soon_as_can_be(problem, courier, &parts, choice);
                let score = referee(problem, &Plan { trips: trips.clone() }.tidied()).score;
                if score < best.0 {
                    best = (score, trips);
                }
            }
        }
    }
    best.1
}

fn as_soon_as_can_be(problem: &Problem, c: usize, parts: &[Vec<usize>], mut choice: usize) -> Vec<Trip> {
    let courier = &problem.couriers[c];
    let way = |from, to| problem.travel.leg(courier.mode, from, to).expect("there is one everywhere").time.0;
    let (mut at, mut now) = (courier.from, courier.start.0);
    let mut trips = Vec::new();
    for part in parts {
        let k = choice % problem.kitchens.len();
        choice /= problem.kitchens.len();
        let kitchen = &problem.kitchens[k];
        now = (now + way(at, kitchen.place) + kitchen.loading.0).max(kitchen.opens.0);
        let departure = Time(now);
        at = kitchen.place;
        for o in part {
            let order = &problem.orders[*o];
            now = (now + way(at, order.place)).max(order.window.start.0) + order.stay.0;
            at = order.place;
        }
        let stop = |o: &usize| Handed { order: OrderId::new(*o), meals: problem.orders[*o].meals };
        let stops = part.iter().map(stop).collect();
        trips.push(Trip { courier: CourierId::new(c), departure, kitchen: KitchenId::new(k), stops });
    }
    trips
}

/// All orders of some things.
fn orders_of(things: &[usize]) -> Vec<Vec<usize>> {
    if things.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, first) in things.iter().enumerate() {
        let mut rest = things.to_vec();
        rest.remove(at);
        for mut order in orders_of(&rest) {
            order.insert(0, *first);
            all.push(order);
        }
    }
    all
}

#[test]
fn what_cannot_be_hot_stays_out_and_is_named_by_the_status() {
    let mut document = day(3, 4, 2, 2);
    document["places"].as_array_mut().expect("a list").push(json!({"id": "far", "x": 40_000, "y": 0}));
    (document["orders"][2]["place"], document["orders"][2]["hot_minutes"]) = (json!("far"), json!(20));
    let problem = problem(&document);
    let found = solved(&problem, 500, 1);
    assert_eq!(found.status, Status::Partial);
    let brought = found.plan.brought(problem.orders.len());
    assert_eq!((brought[0] > 0, brought[2]), (true, 0));
}

#[test]
fn a_trip_leaves_no_earlier_than_keeps_meals_hot_before_a_door_that_opens_late() {
    let mut document = day(5, 1, 1, 1);
    let order = &mut document["orders"][0];
    (order["start"], order["end"], order["hot_minutes"]) = (json!("12:00"), json!("12:30"), json!(25));
    (order["box"], order["meals"]) = (json!("hot"), json!(1));
    let problem = problem(&document);
    let found = solved(&problem, 50, 1);
    assert_eq!(found.status, Status::Feasible);
    let (trip, noon) = (&found.plan.trips[0], 12 * 60 * MINUTE);
    // It could leave from 10:02 on; it leaves so that it is there at noon and nobody waits.
    let way =
        problem.travel.leg(problem.couriers[0].mode, problem.kitchens[0].place, problem.orders[0].place);
    assert_eq!(trip.departure.0 + way.expect("there is one").time.0, noon);
}

#[test]
fn a_stopped_search_still_gives_what_has_left() {
    let document = day(9, 12, 3, 2);
    let whole = problem(&document);
    let plan = solved(&whole, 500, 1).plan;
    let mut later = document;
    later["previous"] = previous(&whole, &plan);
    later["now"] = json!("11:15");
    let problem = problem(&later);
    assert!(problem.left().next().is_some());
    let stop = Stop::never();
    stop.raise();
    let found = solve(&problem, &Options { seed: 1, threads: 2, stop }, &mut |_| {});
    assert!(found.evaluation.score.is_feasible());
    assert!(problem.left().all(|trip| found.plan.trips.contains(trip)));
}

#[test]
fn a_day_without_orders_or_couriers_has_a_plan_of_nothing() {
    let mut document = day(2, 3, 2, 1);
    document["couriers"] = json!([]);
    let found = solved(&problem(&document), 50, 2);
    assert_eq!((found.status, found.plan.trips.len()), (Status::Partial, 0));
    document["orders"] = json!([]);
    let found = solved(&problem(&document), 50, 2);
    assert_eq!((found.status, found.plan.trips.len()), (Status::Feasible, 0));
}
