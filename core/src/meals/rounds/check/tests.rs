//! What a good document becomes, and ways in which one can be wrong, each by what is changed in the good one.

use serde_json::{Value, json};

use crate::id::{ModeId, PlaceId};
use crate::issue::{Issue, escape};
use crate::meals::rounds::problem::{BoxId, CourierKind};
use crate::meals::rounds::rules::referee;
use crate::meals::rounds::testing::*;
use crate::meals::rounds::{Answer, Plan, read};
use crate::time::Duration;

fn found(changes: &[(&str, Value)]) -> Vec<(&'static str, String)> {
    let issues = read(&with(changes)).err().unwrap_or_default();
    issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
}

#[test]
fn the_good_document_is_good() {
    let p = problem();
    assert_eq!((p.kitchens.len(), p.couriers.len(), p.orders.len(), p.boxes.len()), (2, 3, 6, 3));
    let k1 = &p.kitchens[0];
    assert_eq!(
        (k1.boxes.clone(), k1.loading, k1.meals),
        (vec![BoxId(0), BoxId(1)], Duration::minutes(2), Some(60))
    );
    assert_eq!((k1.opens, k1.last_departure()), (clock(10, 0, 0), clock(12, 0, 0)));
    let (e2, v1) = (&p.couriers[1], &p.couriers[2]);
    assert_eq!((e2.kind, e2.mode, e2.capacity.clone()), (CourierKind::Volunteer, ModeId(0), vec![8, 0, 0]));
    assert_eq!(
        (e2.from, e2.end, e2.trips, e2.kitchens.clone()),
        (PlaceId(2), PlaceId(2), Some(2), Some(vec![K2]))
    );
    assert_eq!((v1.mode, v1.from, v1.end, v1.until), (ModeId(1), PlaceId(1), PlaceId(0), clock(13, 30, 0)));
    let (o2, o4) = (&p.orders[1], &p.orders[3]);
    assert_eq!(
        (o2.kind, o2.stay, o2.check, o2.priority),
        (BoxId(1), Duration::minutes(6), Duration::minutes(5), 3)
    );
    assert_eq!(
        (o4.stay, o4.split, o4.hot, o4.priority),
        (Duration::minutes(10), true, Some(Duration::minutes(45)), 1)
    );
    assert!(p.may_come_from(O3, K2) && !p.may_come_from(O3, K1) && !p.may_come_from(O2, K2));
    assert_eq!((p.chains, p.now, p.previous.clone()), (2, None, Plan::default()));
}

#[test]
fn a_kitchen_that_falls_out_sends_nothing_from_then_on() {
    let last = |from: &str| good(&[("/kitchens/0/closed_from", json!(from))]).kitchens[0].last_departure();
    assert_eq!(last("11:00"), clock(11, 0, 0) - Duration(1));
    assert_eq!(last("14:00"), clock(12, 0, 0));
}

#[test]
fn the_day_may_be_anywhere_and_pass_midnight() {
    let p = good(&[("/orders/0/end", json!("25:30")), ("/time_zone", json!("Europe/Rome"))]);
    assert_eq!((p.orders[0].window.end, p.horizon.zone_name()), (clock(25, 30, 0), Some("Europe/Rome")));
    assert_eq!(found(&[("/time_zone", json!("Rome"))]), [("unknown-time-zone", "/time_zone".to_owned())]);
    for date in ["2026-02-29", "02.03.2026", ""] {
        assert_eq!(found(&[("/date", json!(date))]), [("bad-date", "/date".to_owned())], "{date}");
    }
}

#[test]
fn what_merely_cannot_be_done_is_no_issue() {
    // Nobody works, no kitchen fills anything, a courier of no use, an order larger than anything.
    let changes = [
        (
            "/couriers",
            json!([{"id": "c", "mode": "van", "start": "10:00", "end": "10:00", "from": "home", "capacity": {}}]),
        ),
        ("/kitchens/0/boxes", json!([])),
        ("/orders/0/meals", json!(1_000_000)),
    ];
    let p = good(&changes);
    assert_eq!(crate::meals::rounds::unserved::unserved(&p, &Plan::default()).len(), 6);
    // A clock without an earlier plan is the start of a day that nobody has planned.
    let p = good(&[("/now", json!("11:00"))]);
    assert_eq!(p.standings[E2.index()].free, clock(11, 0, 0));
}

#[test]
fn hours_that_end_before_they_start_are_refused() {
    let wrong = |changes: &[(&str, Value)], at: &str| {
        assert_eq!(found(changes), [("window-reversed", at.to_owned())]);
    };
    wrong(&[("/kitchens/0/closes", json!("09:59"))], "/kitchens/0");
    wrong(&[("/couriers/1/end", json!("10:29:59.999"))], "/couriers/1");
    wrong(&[("/orders/2/start", json!("12:00:00.001"))], "/orders/2");
    assert_eq!(found(&[("/orders/2/start", json!("12:00"))]), []);
}

#[test]
fn an_earlier_plan_is_read_and_its_ids_are_known() {
    let p = at("10:50", &[]);
    assert_eq!((p.previous.clone(), p.left().count()), (reached().tidied(), 1));
    let at = |field: &str| format!("/previous/1/{field}");
    let of = |stop: Value| {
        json!([{"courier": "e1", "kitchen": "k1", "departure": "10:00", "stops": [{"order": "o1", "meals": 1}]},
            {"courier": "e9", "kitchen": "k9", "departure": "10:00", "stops": [stop]}])
    };
    assert_eq!(
        found(&[("/previous", of(json!({"order": "o9", "meals": 0})))]),
        [
            ("unknown-id", at("courier")),
            ("unknown-id", at("kitchen")),
            ("unknown-id", at("stops/0/order")),
            ("number-out-of-range", at("stops/0/meals")),
        ]
    );
    let twice = json!([
        {"courier": "e1", "kitchen": "k1", "departure": "10:00", "stops": [{"order": "o1", "meals": 2}]},
        {"courier": "e1", "kitchen": "k2", "departure": "10:00", "stops": [{"order": "o3", "meals": 3}]},
        {"courier": "e2", "kitchen": "k2", "departure": "10:00", "stops": []}
    ]);
    assert_eq!(
        found(&[("/previous", twice)]),
        [("duplicate-trip", at("departure")), ("no-stops", "/previous/2/stops".to_owned())]
    );
}

#[test]
fn sums_that_could_overflow_are_refused() {
    // 2 * 55 stops of o4 and the others, two ways of each courier, and one: 117 ways. Of a day of 30 hours at the end:
    // 86,400,000 ms, the longest estimate by e-bike, and ten minutes.
    let weight = |weight: i64| found(&[("/rules", json!({"TravelTime": {"weight": weight}}))]);
    assert_eq!(weight(100_000_000), []);
    assert_eq!(weight(i64::MAX), [("score-overflow", "/rules/TravelTime/weight".to_owned())]);
    let orders: Vec<Value> = (0..1001)
        .map(|n| json!({"id": format!("o{n}"), "place": "d1", "box": "hot", "meals": 1_000_000, "start": "11:00", "end": "12:00"}))
        .collect();
    assert_eq!(found(&[("/orders", json!(orders))]), [("too-many-meals", "/orders".to_owned())]);
}

/// Pointers of everything in a document.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{}", escape(key)), all));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| pointers(value, &format!("{at}/{n}"), all));
        }
        _ => {}
    }
}

#[test]
fn whatever_is_changed_is_refused_by_pointer_or_can_be_planned() {
    let bytes = with(&[
        ("/now", json!("10:50")),
        ("/previous", reached_before()),
        ("/kitchens/1/closed_from", json!("11:05")),
        ("/couriers/0/gone_from", json!("11:30")),
        ("/rules", json!({"Waiting": {"level": "soft", "weight": 2}})),
        ("/search", json!({"chains": 3})),
        ("/time_zone", json!("Asia/Shanghai")),
    ]);
    let document: Value = serde_json::from_slice(&bytes).expect("JSON");
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    let values = [
        json!(null),
        json!(-1),
        json!(1e300),
        json!("x"),
        json!(""),
        json!("999:59"),
        json!([]),
        json!({}),
        json!(i64::MAX),
    ];
    for pointer in all {
        for value in &values {
            let mut changed = document.clone();
            *changed.pointer_mut(&pointer).expect("it is there") = value.clone();
            match read(changed.to_string().as_bytes()) {
                Ok(problem) => {
                    let plan = Plan { trips: problem.left().cloned().collect() };
                    let evaluation = referee(&problem, &plan);
                    assert!(evaluation.score.is_feasible(), "{pointer} {value}: {:?}", evaluation.score);
                    let file =
                        Answer::new(&problem, &problem.previous, &referee(&problem, &problem.previous));
                    assert!(!file.text().is_empty());
                }
                Err(issues) => {
                    let points = |i: &Issue| changed.pointer(&i.pointer).is_some();
                    assert!(issues.0.iter().all(points), "{pointer} {value}: {issues}");
                }
            }
        }
    }
}

#[test]
fn the_example_keeps_the_committed_schema() {
    let schema = crate::meals::rounds::schema();
    assert_eq!(schema["properties"]["model"]["const"], "meal-rounds");
    let document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    for field in document.as_object().expect("an object").keys() {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
    // The word of the field is the document's, not the program's.
    assert!(schema["$defs"]["OrderDraft"]["properties"].get("box").is_some());
}
