//! Every rule with a plan that it finds something in, by hand; the arithmetic is that of the example.

use serde_json::json;

use super::*;
use crate::meals::rounds::testing::*;
use crate::score::{Level, Score};

fn amounts(p: &Problem, plan: &Plan, rule: &str) -> Vec<(i64, Subject)> {
    let rule = RULES.iter().find(|r| r.name() == rule).expect("a rule of this name");
    let mut all = Vec::new();
    rule.breaches(p, plan, &mut |b| {
        if b.amount > 0 {
            all.push((b.amount, b.subject));
        }
    });
    all
}

/// Names of the hard rules that count anything.
fn broken(p: &Problem, plan: &Plan) -> Vec<&'static str> {
    let rules = referee(p, plan).rules;
    rules.iter().filter(|r| r.level == Level::Hard && r.amount > 0).map(|r| r.rule).collect()
}

const NONE: [&str; 0] = [];

/// The example's plan with another departure, in hours and minutes, and stops of one trip.
fn changed(trip: usize, departure: Time, stops: &[(OrderId, i64)]) -> Plan {
    let mut plan = reached();
    let old = &plan.trips[trip];
    plan.trips[trip] = super::super::testing::trip(old.courier, old.kitchen, departure, stops);
    plan
}

#[test]
fn a_good_plan_keeps_every_hard_rule() {
    let p = problem();
    assert_eq!(broken(&p, &reached()), NONE);
    // One meal of o5, and one of o6 of priority 2; 629 + 712 + 1,050 s on the way.
    assert_eq!(referee(&p, &reached()).score, Score { hard: 0, medium: 3, soft: 2_391_000 });
    assert_eq!(referee(&p, &Plan::default()).score, Score { hard: 0, medium: 2 + 3 + 3 + 50 + 3, soft: 0 });
}

#[test]
fn nobody_is_sent_where_there_is_no_way() {
    let way = |seconds: &serde_json::Value| json!({"kind": "table", "modes": {"e-bike": {"seconds": seconds}, "van": {"seconds": seconds}}});
    // From d1 on there is a way to d2 alone, and from d3 none at all.
    let mut seconds = vec![vec![json!(100); 8]; 8];
    (0..8).for_each(|n| seconds[n][n] = json!(0));
    (0..8).filter(|n| *n != 3 && *n != 4).for_each(|n| seconds[3][n] = json!(null));
    (0..8).filter(|n| *n != 5).for_each(|n| seconds[5][n] = json!(null));
    let p = good(&[("/travel", way(&json!(seconds)))]);
    assert_eq!(amounts(&p, &reached(), "EveryWayExists"), [(1, Subject::Courier(E2))]);
    let plan = changed(0, clock(10, 56, 0), &[(O2, 1), (O1, 2)]);
    assert_eq!(amounts(&p, &plan, "EveryWayExists"), [(1, Subject::Courier(E1)), (1, Subject::Courier(E2))]);
}

#[test]
fn a_kitchen_sends_what_it_fills_and_an_order_comes_from_its_kitchens() {
    let p = problem();
    let mut plan = reached();
    plan.trips[0].kitchen = K2;
    assert_eq!(amounts(&p, &plan, "KitchenCooksDiet"), [(1, Subject::Order(O2))]);
    assert_eq!(amounts(&p, &plan, "OrderFromItsKitchens"), []);
    plan.trips[1].kitchen = K1;
    assert_eq!(amounts(&p, &plan, "OrderFromItsKitchens"), [(3, Subject::Order(O3))]);
    assert_eq!(amounts(&p, &plan, "CourierMayLoadThere"), [(1, Subject::Trip(E2, clock(11, 11, 0)))]);
}

#[test]
fn trips_leave_within_the_hours_of_kitchen_and_courier() {
    let hours = "TripLeavesInKitchenHours";
    let p = good(&[("/kitchens/0/opens", json!("10:46")), ("/kitchens/1/closes", json!("11:10:30"))]);
    assert_eq!(
        amounts(&p, &reached(), hours),
        [(30_000, Subject::Trip(E2, clock(11, 11, 0))), (60_000, Subject::Trip(V1, clock(10, 45, 0)))]
    );
    // The last departure of the day is one; that of a kitchen which falls out is not.
    let p = good(&[("/kitchens/1/closes", json!("11:11"))]);
    assert_eq!(amounts(&p, &reached(), hours), []);
    let p = good(&[("/kitchens/1/closed_from", json!("11:11"))]);
    assert_eq!(amounts(&p, &reached(), hours), [(1, Subject::Trip(E2, clock(11, 11, 0)))]);
    let gone = "TripLeavesBeforeCourierIsGone";
    let p = good(&[("/couriers/1/gone_from", json!("11:11")), ("/couriers/2/gone_from", json!("10:45:01"))]);
    assert_eq!(amounts(&p, &reached(), gone), [(1, Subject::Trip(E2, clock(11, 11, 0)))]);
}

#[test]
fn a_courier_is_back_and_has_loaded_before_the_next_trip() {
    let p = problem();
    // v1 is back at 11:05 and has loaded at 11:07.
    let mut plan = reached();
    plan.trips[2].stops[0].meals = 30;
    plan.trips.push(trip(V1, K1, clock(11, 6, 59), &[(O4, 20)]));
    let early = Subject::Trip(V1, clock(11, 6, 59));
    assert_eq!(amounts(&p, &plan, "CourierReadyAtDeparture"), [(1000, early)]);
    assert_eq!(broken(&p, &plan), ["CourierReadyAtDeparture"]);
    plan.trips[3].departure = clock(11, 7, 0);
    assert_eq!(broken(&p, &plan), NONE);
}

#[test]
fn rounds_lie_within_shifts() {
    // v1 sets off at 10:00 and has loaded at k1 at 10:09:30.
    let p = good(&[("/orders/3/start", json!("10:00"))]);
    let plan = changed(2, clock(10, 9, 0), &[(O4, 50)]);
    assert_eq!(amounts(&p, &plan, "RoundStartsInShift"), [(30_000, Subject::Courier(V1))]);
    assert_eq!(broken(&p, &plan), ["RoundStartsInShift"]);
    assert_eq!(amounts(&p, &reached(), "RoundStartsInShift"), []);
    let p = good(&[("/couriers/1/end", json!("11:20:30")), ("/couriers/2/end", json!("11:05"))]);
    assert_eq!(amounts(&p, &reached(), "RoundEndsInShift"), [(10_000, Subject::Courier(E2))]);
}

#[test]
fn boxes_kitchens_and_trips_have_their_most() {
    let p = good(&[("/couriers/0/capacity", json!({"hot": 1})), ("/couriers/2/capacity/hot", json!(50))]);
    let of_e1 = Subject::Trip(E1, clock(10, 56, 0));
    // Two hot meals where one fits, and a halal one where none does.
    assert_eq!(amounts(&p, &reached(), "BoxesWithinCapacity"), [(1, of_e1), (1, of_e1)]);
    // 53 meals leave k1.
    let p = good(&[("/kitchens/0/meals", json!(53)), ("/kitchens/1/meals", json!(1))]);
    assert_eq!(amounts(&p, &reached(), "KitchenWithinMeals"), [(2, Subject::Kitchen(K2))]);
    let p = good(&[("/couriers/1/trips", json!(0)), ("/couriers/2/trips", json!(1))]);
    assert_eq!(amounts(&p, &reached(), "TripsWithinMost"), [(1, Subject::Courier(E2))]);
}

#[test]
fn meals_come_in_their_window_and_hot() {
    let p = good(&[("/orders/0/end", json!("11:00")), ("/orders/1/end", json!("11:02"))]);
    assert_eq!(amounts(&p, &reached(), "HandedOverInWindow"), [(60_000, Subject::Order(O2))]);
    // o2 is handed over 7 minutes after the departure, o1 after 4.
    let p = good(&[("/orders/0/hot_minutes", json!(4)), ("/orders/1/hot_minutes", json!(6.5))]);
    assert_eq!(amounts(&p, &reached(), "MealsHotAtDoor"), [(30_000, Subject::Order(O2))]);
    // Who comes before the window waits, while the meals cool: o1 from 10:54 on until 11:00, which are ten minutes.
    let plan = changed(0, clock(10, 50, 0), &[(O1, 2), (O2, 1)]);
    assert_eq!(
        amounts(&p, &plan, "MealsHotAtDoor"),
        [(6 * 60_000, Subject::Order(O1)), (6 * 60_000 + 30_000, Subject::Order(O2))]
    );
    assert_eq!(amounts(&p, &plan, "Waiting"), [(6 * 60_000, Subject::Courier(E1))]);
}

#[test]
fn a_check_keeps_the_courier_at_the_door() {
    let p = problem();
    // o2 first: 269 s to d2, not before 11:00, then six minutes there, and o1 two minutes later.
    let plan = changed(0, clock(10, 58, 0), &[(O2, 1), (O1, 2)]);
    let rounds = crate::meals::rounds::walk::rounds(&p, &plan);
    let begins: Vec<Time> = rounds[0].trips[0].stops.iter().map(|s| s.begin).collect();
    assert_eq!(begins, [clock(11, 2, 29), clock(11, 10, 29)]);
}

#[test]
fn an_order_comes_at_once_unless_it_may_be_split() {
    let p = problem();
    let mut plan = reached();
    plan.trips[0].stops = vec![stop(O1, 1), stop(O2, 1), stop(O1, 1)];
    assert_eq!(amounts(&p, &plan, "OrderNotSplit"), [(1, Subject::Order(O1))]);
    plan = reached();
    plan.trips[2].stops = vec![stop(O4, 20), stop(O4, 30)];
    assert_eq!(broken(&p, &plan), NONE);
    // The second part begins when the first has been handed over: at 11:00, for another ten minutes.
    let rounds = crate::meals::rounds::walk::rounds(&p, &plan);
    let second = rounds[2].trips[0].stops[1];
    assert_eq!(
        (second.arrival, second.begin, second.end),
        (clock(11, 0, 0), clock(11, 0, 0), clock(11, 10, 0))
    );
}

fn stop(order: OrderId, meals: i64) -> Stop {
    Stop { order, meals }
}

#[test]
fn nobody_gets_more_than_ordered() {
    let p = problem();
    let mut plan = reached();
    plan.trips[0].stops[0].meals = 4;
    plan.trips[2].stops.push(stop(O4, 3));
    assert_eq!(amounts(&p, &plan, "NoMealTwice"), [(2, Subject::Order(O1)), (3, Subject::Order(O4))]);
    // A stop without a meal is none, and less than none makes room for nobody.
    plan = reached();
    plan.trips[2].stops = vec![stop(O4, 52), stop(O4, -2)];
    assert_eq!(amounts(&p, &plan, "NoMealTwice"), [(3, Subject::Order(O4)), (2, Subject::Order(O4))]);
}

#[test]
fn what_has_left_stays_and_costs_nothing() {
    // At 11:00 v1 and e1 have left.
    let p = at("11:00", &[]);
    assert_eq!(broken(&p, &reached()), NONE);
    // e1 goes home from d2, v1 from the point; e2 is at k2 already, and goes to d3 and home.
    assert_eq!(
        referee(&p, &reached()).score,
        Score { hard: 0, medium: 3, soft: 1000 * (269 + 300 + 269 + 251) }
    );
    let mut plan = reached();
    plan.trips[0].stops.pop();
    plan.trips.remove(2);
    let e1 = Subject::Trip(E1, clock(10, 56, 0));
    assert_eq!(
        amounts(&p, &plan, "WhatHasLeftStays"),
        [(1, e1), (1, e1), (1, Subject::Trip(V1, clock(10, 45, 0)))].into_iter().collect::<Vec<_>>()
    );
    // Nobody leaves before now any more.
    plan = reached();
    plan.trips[1].departure = clock(10, 59, 0);
    assert_eq!(amounts(&p, &plan, "WhatHasLeftStays"), [(1, Subject::Trip(E2, clock(10, 59, 0)))]);
}

#[test]
fn a_plan_that_is_kept_stays_good_at_any_hour() {
    // v1 has a second trip, for which it has loaded just in time.
    let mut plan = reached();
    plan.trips[2].stops[0].meals = 30;
    plan.trips.push(trip(V1, K1, clock(11, 7, 0), &[(O4, 20)]));
    let plan = plan.tidied();
    let p = problem();
    let text = crate::meals::rounds::Answer::new(&p, &plan, &referee(&p, &plan)).text();
    let before = crate::meals::rounds::answer::previous(text.as_bytes()).expect("it was just written");
    let mut last = i64::MAX;
    for half in 0..240 {
        let now = crate::time::Clock(seconds(9 * 3600 + 50 * 60 + 30 * half));
        let p = good(&[("/now", json!(now)), ("/previous", json!(before))]);
        let evaluation = referee(&p, &plan);
        assert_eq!(broken(&p, &plan), NONE, "at {now}");
        assert_eq!(amounts(&p, &plan, "SameHandsAsPrevious"), [], "at {now}");
        // The longer a day goes on, the less is left to be charged.
        assert!(evaluation.score.soft <= last, "at {now}");
        last = evaluation.score.soft;
    }
    // At 11:49:30 e1 and e2 go home from their last doors, and v1 from the point.
    assert_eq!(last, 1000 * (269 + 251 + 300));
}

#[test]
fn what_has_left_is_charged_for_nothing_that_it_breaks() {
    // All of this is too little for what has left: boxes, kitchen, trips, window, hot limit, hours, shift.
    let changes = [
        ("/couriers/0/capacity", json!({})),
        ("/couriers/0/trips", json!(0)),
        ("/couriers/0/end", json!("11:05")),
        ("/couriers/0/gone_from", json!("10:30")),
        ("/couriers/0/kitchens", json!(["k2"])),
        ("/kitchens/0/meals", json!(52)),
        ("/kitchens/0/closed_from", json!("10:20")),
        ("/orders/0/end", json!("11:00")),
        ("/orders/0/start", json!("10:59")),
        ("/orders/1/hot_minutes", json!(1)),
        ("/orders/1/end", json!("11:01")),
        ("/orders/0/meals", json!(1)),
        ("/orders/1/kitchens", json!(["k2"])),
    ];
    let p = at("11:00", &changes);
    assert_eq!(broken(&p, &reached()), NONE);
    // So is a household at which the earlier plan stopped three times, which is no leave to stop there once more.
    let thrice = json!([{"courier": "e1", "kitchen": "k1", "departure": "10:56", "stops": [
        {"order": "o1", "meals": 1}, {"order": "o2", "meals": 1}, {"order": "o1", "meals": 1}, {"order": "o2", "meals": 2},
        {"order": "o1", "meals": 1}]}]);
    let p2 = good(&[("/now", json!("11:00")), ("/previous", thrice)]);
    let mut left = p2.previous.clone();
    assert_eq!(broken(&p2, &left), NONE);
    left.trips.push(trip(V1, K1, clock(11, 20, 0), &[(O1, 1)]));
    assert_eq!(broken(&p2, &left), ["OrderNotSplit", "NoMealTwice"]);
    assert_eq!(amounts(&p2, &left, "NoMealTwice"), [(1, Subject::Order(O1))]);
    // It takes the room all the same: 53 of 52 meals are out, so that one more is one too many.
    let mut plan = reached();
    plan.trips.push(trip(V1, K1, clock(11, 20, 0), &[(O5, 1)]));
    assert_eq!(amounts(&p, &plan, "KitchenWithinMeals"), [(1, Subject::Kitchen(K1))]);
}

#[test]
fn meals_that_are_not_brought_count_by_priority() {
    let p = problem();
    let mut plan = reached();
    plan.trips[2].stops[0].meals = 43;
    plan.trips[0].stops.pop();
    assert_eq!(
        amounts(&p, &plan, "OrderServed"),
        [(3, O2), (7, O4), (1, O5), (2, O6)].map(|(amount, order)| (amount, Subject::Order(order)))
    );
}

#[test]
fn ways_count_by_time_and_length() {
    let p = problem();
    let couriers = [E1, E2, V1].map(Subject::Courier);
    let of = |all: [i64; 3]| all.into_iter().zip(couriers).collect::<Vec<_>>();
    assert_eq!(amounts(&p, &reached(), "TravelTime"), of([629_000, 712_000, 1_050_000]));
    assert_eq!(amounts(&p, &reached(), "TravelDistance"), of([3142, 3555, 10_500]));
}

#[test]
fn meals_in_other_hands_count() {
    // Nobody has left at 10:00.
    let p = at("10:00", &[]);
    let same = "SameHandsAsPrevious";
    assert_eq!(amounts(&p, &reached(), same), []);
    // o1 goes by van, o2 stays; o3 is not brought, which is for another rule; a part of o4 comes by e-bike.
    let mut plan = reached();
    plan.trips[0].stops = vec![stop(O2, 1), stop(O4, 5)];
    plan.trips[2].stops = vec![stop(O4, 45), stop(O1, 2)];
    plan.trips.remove(1);
    assert_eq!(amounts(&p, &plan, same), [(2, Subject::Order(O1)), (5, Subject::Order(O4))]);
    // Once v1 has left, what it brings is in nobody's hands any more.
    let p = at("10:50", &[]);
    plan.trips[1] = reached().trips[2].clone();
    assert_eq!(amounts(&p, &plan, same), []);
}

#[test]
fn absurd_plans_are_counted_and_not_overflowed() {
    for p in [problem(), at("11:00", &[])] {
        let far = [i64::MIN, -1, i64::MAX].map(Time);
        let mut plan = Plan::default();
        for departure in far {
            plan.trips.push(trip(E1, K2, departure, &[(O1, i64::MAX), (O2, i64::MIN), (O1, i64::MAX)]));
            plan.trips.push(trip(V1, K1, departure, &[(O4, i64::MAX), (O5, 0)]));
        }
        assert!(!referee(&p, &plan).score.is_feasible());
        assert_eq!(crate::meals::rounds::figures::figures(&p, &plan).whole, 2);
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_default() {
    let names: std::collections::BTreeSet<&str> = RULES.iter().map(|r| r.name()).collect();
    assert_eq!((names.len(), RULES.len()), (22, 22));
    let p = good(&[(
        "/rules",
        json!({"TravelTime": {"weight": 0}, "TravelDistance": {"level": "medium", "weight": 2}}),
    )]);
    assert_eq!(referee(&p, &reached()).score, Score { hard: 0, medium: 3 + 2 * 17_197, soft: 0 });
}
