use serde_json::{Value, json};

use super::*;
use crate::meals::rounds::rules::referee;
use crate::meals::rounds::testing::*;

fn file(problem: &Problem, plan: &Plan) -> Answer {
    Answer::new(problem, plan, &referee(problem, plan))
}

#[test]
fn a_plan_file_is_read_back_without_loss() {
    let p = problem();
    let mut split = reached();
    split.trips[2].stops[0].meals = 30;
    split.trips.push(trip(V1, K1, clock(11, 7, 0) + crate::time::Duration(7), &[(O4, 20)]));
    for plan in [reached(), split, Plan::default()] {
        let text = file(&p, &plan).found_by(7, 1000).text();
        assert_eq!(read(&p, text.as_bytes()).map_err(|i| i.to_string()), Ok(plan.tidied()));
    }
}

#[test]
fn the_trips_of_a_plan_file_are_what_a_later_document_takes_as_previous() {
    let text = file(&problem(), &reached()).text();
    let trips = previous(text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let later = good(&[("/now", json!("11:00")), ("/previous", json!(trips))]);
    assert_eq!(later.previous, reached().tidied());
    // The file's own list, with all that follows from it, is no document.
    assert_eq!(later.left().count(), 2);
}

#[test]
fn a_plan_file_tells_what_happens_when() {
    let p = at("11:00", &[("/kitchens/1/closed_from", json!("11:05"))]);
    let file = serde_json::to_value(file(&p, &reached())).expect("JSON");
    assert_eq!((&file["date"], &file["now"]), (&json!("2026-03-02"), &json!("11:00")));
    let trip = &file["trips"][0];
    assert_eq!(
        (&trip["courier"], &trip["departure"], &trip["has_left"], &trip["end"]),
        (&json!("e1"), &json!("10:56"), &json!(true), &json!("11:09"))
    );
    assert_eq!(
        trip["stops"][1],
        json!({"order": "o2", "meals": 1, "place": "d2", "arrival": "11:03", "begin": "11:03", "end": "11:09",
            "minutes_since_departure": 7, "hot_minutes": 30})
    );
    assert_eq!(file["trips"][1].get("has_left"), None);
    assert_eq!(file["couriers"][1]["back"], json!("11:20:40"));
    assert_eq!((&file["kitchens"][0]["meals"], &file["kitchens"][0]["most"]), (&json!(53), &json!(60)));
    assert_eq!((&file["total"]["brought"], &file["total"]["ordered"]), (&json!(56), &json!(58)));
    assert_eq!(
        file["unserved"],
        json!([
            {"order": "o5", "meals": 1, "obstacle": "too-far-to-be-hot", "needed_minutes": 50, "hot_minutes": 30},
            {"order": "o6", "meals": 1, "obstacle": "nobody-fills"}
        ])
    );
    assert_eq!(file["changes"], json!({"moved": [], "displaced": ["o3"]}));
}

/// The plan file with what stands at `pointer` replaced.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut text: Value = serde_json::from_str(&file(&problem(), &reached()).text()).expect("JSON");
    *text.pointer_mut(pointer).expect("it is there") = value;
    text.to_string().into_bytes()
}

#[test]
fn a_plan_of_another_document_is_refused_by_pointer() {
    let p = problem();
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("/model", "visits".into(), "wrong-model", "/model"),
        ("/anpai", 2.into(), "wrong-model", "/model"),
        ("/trips/1/courier", "e9".into(), "unknown-id", "/trips/1/courier"),
        ("/trips/2/kitchen", "e1".into(), "unknown-id", "/trips/2/kitchen"),
        ("/trips/0/stops/1/order", "o9".into(), "unknown-id", "/trips/0/stops/1/order"),
        ("/trips/0/stops/0/meals", (-1).into(), "number-out-of-range", "/trips/0/stops/0/meals"),
        ("/trips/0/stops/0/meals", i64::MAX.into(), "number-out-of-range", "/trips/0/stops/0/meals"),
        ("/trips/0/departure", "25:61".into(), "bad-clock", "/trips/0/departure"),
    ];
    for (at, value, code, pointer) in cases {
        let issues = read(&p, &with(at, value)).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        assert_eq!(found, [(code, pointer)], "{at}");
    }
    assert_eq!(read(&p, b"{").expect_err("no JSON").0[0].code, "no-plan");
    // Before midnight nobody leaves, but a plan may say so.
    let plan = read(&p, &with("/trips/0/departure", "-00:01".into())).unwrap_or_else(|i| panic!("{i}"));
    assert_eq!(plan.trips[0].departure, clock(0, -1, 0));
}
