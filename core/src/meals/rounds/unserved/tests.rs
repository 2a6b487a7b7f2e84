use serde_json::{Value, json};

use super::*;
use crate::meals::rounds::testing::*;

fn minutes(n: i64) -> Minutes {
    Minutes(Duration::minutes(n))
}

/// Why `order` is not brought by a plan without trips of the changed example.
fn why(order: OrderId, changes: &[(&str, Value)]) -> Obstacle {
    of(&good(changes), &Plan::default(), order)
}

fn of(problem: &Problem, plan: &Plan, order: OrderId) -> Obstacle {
    let all = unserved(problem, plan);
    all.iter().find(|u| u.order == order).unwrap_or_else(|| panic!("{order:?} is brought")).obstacle
}

#[test]
fn orders_that_are_brought_are_not_named() {
    let all = unserved(&problem(), &reached());
    // To the far place the van takes 3,000 s from k1.
    let far = Obstacle::TooFarToBeHot { needed_minutes: minutes(50), hot_minutes: minutes(30) };
    let unserved = |order, obstacle| Unserved { order, meals: 1, obstacle };
    assert_eq!(all, [unserved(O5, far), unserved(O6, Obstacle::NobodyFills)]);
}

#[test]
fn a_limit_that_is_named_is_enough() {
    let far = [("/orders/4/hot_minutes", json!(50))];
    assert_eq!(why(O5, &far), Obstacle::NoRoomLeft { couriers: 1 });
    let short = [("/orders/4/hot_minutes", json!(49.9))];
    assert!(matches!(why(O5, &short), Obstacle::TooFarToBeHot { .. }));
}

#[test]
fn kitchens_are_looked_at_first() {
    assert_eq!(why(O2, &[("/orders/1/kitchens", json!(["k2"]))]), Obstacle::OtherKitchensOnly);
    // k2 opens at 10:30 and falls out at 10:20.
    let closed = why(O3, &[("/kitchens/1/closed_from", json!("10:20"))]);
    assert_eq!(closed, Obstacle::KitchensClosed { by_minutes: Minutes(Duration::minutes(10) + Duration(1)) });
    let full = [("/kitchens/1/meals", json!(2))];
    assert_eq!(why(O3, &full), Obstacle::KitchensFull { room: 2 });
    // 53 of 60 meals leave k1: 7 are left, of which a split order takes what it can get.
    let p = good(&[("/orders/3/meals", json!(80)), ("/orders/3/kitchens", json!(["k1"]))]);
    assert_eq!(of(&p, &reached(), O4), Obstacle::NoRoomLeft { couriers: 2 });
    let mut plan = reached();
    plan.trips[2].stops[0].meals = 57;
    assert_eq!(of(&p, &plan, O4), Obstacle::KitchensFull { room: 0 });
}

#[test]
fn somebody_has_to_carry_it_in_a_box_that_is_large_enough() {
    assert_eq!(why(O2, &[("/couriers/0/kitchens", json!(["k2"]))]), Obstacle::NobodyCarries);
    assert_eq!(why(O2, &[("/couriers/0/trips", json!(0))]), Obstacle::NobodyCarries);
    assert_eq!(
        why(O2, &[("/orders/1/meals", json!(5))]),
        Obstacle::LargerThanEveryBox { needed: 5, largest: 4 }
    );
    assert_eq!(why(O4, &[("/orders/3/meals", json!(1000))]), Obstacle::NoRoomLeft { couriers: 3 });
    let whole = [("/orders/3/meals", json!(61)), ("/orders/3/split", json!(false))];
    assert_eq!(why(O4, &whole), Obstacle::LargerThanEveryBox { needed: 61, largest: 60 });
}

#[test]
fn hours_that_do_not_fit_are_named_with_what_is_missing() {
    // e1 alone carries halal, has loaded at 10:02, and is at d2 269 s later.
    let late = why(O2, &[("/orders/1/start", json!("10:00")), ("/orders/1/end", json!("10:06"))]);
    assert_eq!(late, Obstacle::ComesTooLate { by_minutes: Minutes(seconds(29)) });
    let ready = why(O2, &[("/couriers/0/gone_from", json!("10:01"))]);
    assert_eq!(ready, Obstacle::ReadyTooLate { by_minutes: Minutes(Duration::minutes(1) + Duration(1)) });
    // The last trip leaves at 12:00, and the window opens at 12:40: 40 minutes of 30.
    let window = [("/orders/1/start", json!("12:40")), ("/orders/1/end", json!("12:50"))];
    assert_eq!(why(O2, &window), Obstacle::ColdBeforeWindow { by_minutes: minutes(10) });
    // Handing over at 11:00 and the check take until 11:06, the way back 269 s.
    let shift = [("/couriers/0/end", json!("11:10"))];
    assert_eq!(why(O2, &shift), Obstacle::BackTooLate { by_minutes: Minutes(seconds(29)) });
}

#[test]
fn a_day_that_has_begun_has_fewer_ways_out() {
    // At 11:00 e1 is out with o2 until 11:09, and back at k1 for another trip at 11:15:29.
    let more =
        json!({"id": "o7", "place": "d2", "box": "halal-hot", "meals": 1, "start": "11:00", "end": "11:15"});
    let p = at("11:00", &[("/orders/6", more)]);
    let by = seconds(29 + 269);
    assert_eq!(of(&p, &reached(), OrderId(6)), Obstacle::ComesTooLate { by_minutes: Minutes(by) });
    // Two more of an order that has left.
    let p = at("11:00", &[("/orders/1/meals", json!(3))]);
    assert_eq!(of(&p, &reached(), O2), Obstacle::PartHasLeft { left: 1 });
    let p = at(
        "12:10",
        &[
            ("/orders/0/meals", json!(3)),
            ("/orders/0/split", json!(true)),
            ("/orders/0/kitchens", json!(["k1"])),
        ],
    );
    let closed = Obstacle::KitchensClosed { by_minutes: minutes(10) };
    assert_eq!(of(&p, &reached(), O1), closed);
}

#[test]
fn a_door_without_a_way_is_named() {
    let seconds: Vec<Vec<Value>> = (0..8)
        .map(|from| {
            (0..8)
                .map(|to| {
                    if from == to {
                        json!(0)
                    } else if to == 5 {
                        json!(null)
                    } else {
                        json!(60)
                    }
                })
                .collect()
        })
        .collect();
    let modes = json!({"e-bike": {"seconds": seconds}, "van": {"seconds": seconds}});
    assert_eq!(why(O3, &[("/travel", json!({"kind": "table", "modes": modes}))]), Obstacle::NoWay);
}
