//! What a good document becomes, and that no document is worse than refused.

use serde_json::{Value, json};

use crate::funerals::services::draft::Model;
use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{Capacity, Gap, Hall, PoolKind, Span, Staff, Step};
use crate::funerals::services::rules::referee;
use crate::funerals::services::testing::*;
use crate::funerals::services::{Answer, read, schema};
use crate::issue::{Issue, escape};
use crate::time::Duration;

#[test]
fn the_good_document_is_good() {
    let p = problem();
    assert_eq!((p.model, p.horizon.days(), p.pools.len(), p.cases.len()), (Model::Week, 3, 9, 4));
    assert_eq!((p.gap, p.transfer, p.chains), (Gap::AtMost(Duration::minutes(30)), Duration::minutes(10), 2));
    let [small, cremators, vigil, staff] = [SMALL, ORDINARY, VIGIL, STAFF].map(|pool| &p.pools[pool.index()]);
    assert_eq!((small.kind, small.size, small.after), (PoolKind::FarewellHall, 1, Duration::minutes(30)));
    assert_eq!((small.hours.len(), small.hours[1]), (3, Span { from: on(4, 8, 0), to: on(4, 16, 0) }));
    // Vigil halls are open all the time, in one window.
    assert_eq!(vigil.hours, [Span { from: on(3, 0, 0), to: on(6, 0, 0) }]);
    let out = Span { from: on(4, 9, 10), to: on(4, 12, 0) };
    assert_eq!((cremators.profile.len(), cremators.profile[1]), (3, Capacity { span: out, units: 1 }));
    // Staff come on three days, and go.
    assert_eq!(staff.profile.iter().map(|c| c.units).collect::<Vec<_>>(), [0, 3, 0, 3, 0, 3, 0]);
    assert_eq!(p.pools[PREP.index()].staff, Some(Staff { pool: STAFF, people: 2 }));
    let [a, b, c, d] = [A, B, C, D].map(|case| &p.cases[case.index()]);
    assert_eq!((a.priority, a.ready, a.latest), (3, Some(on(3, 6, 30)), Some(on(5, 12, 0))));
    assert_eq!(a.pickup, Some(Step { duration: Duration::minutes(60), pools: vec![HEARSES] }));
    let told = a.farewell.as_ref().expect("asked for");
    assert_eq!(told.halls, [Hall { pool: SMALL, upgrade: 0 }, Hall { pool: LARGE, upgrade: 2 }]);
    assert_eq!((a.wish_weight, a.wishes[2].clone()), (2, vec![Span { from: on(5, 9, 0), to: on(5, 10, 0) }]));
    assert_eq!((a.days.clone(), a.wished_day, a.day_weight), (vec![0, 1, 2], Some(1), 1));
    // A window with a date stands where it stands on every day.
    assert_eq!((b.wishes[0].clone(), b.wishes[2].clone()), (b.wishes[1].clone(), b.wishes[1].clone()));
    assert_eq!(b.farewell.as_ref().map(|f| f.halls.clone()), Some(vec![Hall { pool: LARGE, upgrade: 1 }]));
    assert_eq!((c.days.clone(), c.wished_day, c.day_weight, c.wishes[0].len()), (vec![1], None, 5, 0));
    assert_eq!((d.ready, d.cremation.is_none(), d.confirmed), (None, true, false));
    assert!(p.closed[0].farewells && !p.closed[0].cremations);
    assert!(p.collections[1].any_hour && !p.collections[0].any_hour);
}

#[test]
fn a_day_is_a_week_of_one_day() {
    let mut changes = vec![("/model", json!("funerals-day")), ("/horizon/days", Value::Null)];
    let p = good(&changes);
    assert_eq!((p.model, p.horizon.days()), (Model::Day, 1));
    changes[0].1 = json!("funerals-week");
    assert_eq!(good(&changes).horizon.days(), 7);
}

#[test]
fn what_merely_cannot_be_done_is_no_issue() {
    // No pool at all but one that nobody asks for, a day that is not there, a limit before everything.
    let p = good(&[
        (
            "/pools",
            json!([{"id": "c", "kind": "cremator", "class": "ordinary", "units": 0},
            {"id": "s", "kind": "cremator", "class": "superior", "units": 1},
            {"id": "v", "kind": "vigil-hall", "class": "family", "units": 1}]),
        ),
        ("/cases/2/days/only/0", json!("2026-03-31")),
        ("/cases/1/latest", json!("2026-04-01 00:00")),
    ]);
    assert_eq!(crate::funerals::services::unserved::unserved(&p, &Plan::default()).len(), 4);
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
    let before = json!([{"case": "c", "cremation": {"pool": "ordinary", "start": "2026-04-04 08:30"}},
        {"case": "a", "storage": "cold", "vigil": "vigil", "pickup": {"pool": "hearses", "start": "2026-04-03 06:30"}}]);
    let bytes = with(&[
        ("/previous", before),
        ("/cases/2/confirmed", json!(true)),
        ("/rules", json!({"Waiting": {"level": "soft", "weight": 2}})),
        ("/search", json!({"chains": 3})),
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
        json!("2026-04-04 999:59"),
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
                    let plan = Plan { cases: problem.previous.clone(), collections: Vec::new() };
                    let file = Answer::new(&problem, &plan, &referee(&problem, &plan));
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
    let schema = schema(Model::Week);
    assert_eq!(schema["properties"]["model"]["const"], "funerals-week");
    let document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    for field in document.as_object().expect("an object").keys() {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}
