use serde_json::{Value, json};

use super::*;
use crate::funerals::slots::rules::referee;
use crate::funerals::slots::testing::*;

fn file(problem: &Problem, plan: &Plan) -> Answer {
    Answer::new(problem, plan, &referee(problem, plan))
}

#[test]
fn a_plan_file_is_read_back_without_loss() {
    let p = problem();
    for plan in [reached(), Plan::drawn(&p), plan(&[(9, E8B)]), plan(&[])] {
        let text = file(&p, &plan).text();
        assert_eq!(read(&p, text.as_bytes()).map_err(|i| i.to_string()), Ok(plan));
    }
}

#[test]
fn a_plan_file_tells_who_comes_when() {
    let file = serde_json::to_value(file(&problem(), &reached())).expect("JSON");
    assert_eq!((&file["start"], &file["seed"]), (&json!("2026-04-04"), &json!("qingming-2026")));
    let requests = &file["requests"];
    assert_eq!(requests[5], json!({"request": "r6", "number": 5, "slot": "e10", "rank": 2, "by_draw": true}));
    assert_eq!(requests[4], json!({"request": "r5", "number": 7, "slot": "w8", "rank": 1}));
    assert_eq!(requests[0], json!({"request": "r1", "number": 6}));
    assert_eq!(
        file["slots"][0],
        json!({"slot": "e8", "site": "east", "date": "2026-04-04", "start": "08:30", "end": "10:00", "peak": true,
            "capacity": 6, "places": 6, "first_wishes": 11, "requests": 2, "people": 5, "cars": 1, "parking": 1,
            "riders": 0, "last_number": 3})
    );
    assert_eq!(
        (&file["slots"][3]["date"], file["slots"][2].get("last_number")),
        (&json!("2026-04-05"), None)
    );
    assert_eq!(file["shuttles"], json!([{"shuttle": "n8", "seats": 5, "riders": 0}]));
    // First wishes: r4, r7, r2 and r5; r6 has its second. 400 + 200 + 100 + 500 + 180 points.
    assert_eq!(
        file["total"],
        json!({"asked": {"requests": 9, "people": 23}, "placed": {"requests": 5, "people": 14},
            "peak": {"requests": 4, "people": 9},
            "by_rank": [{"rank": 1, "requests": 4, "people": 12}, {"rank": 2, "requests": 1, "people": 2},
                {"rank": 3, "requests": 0, "people": 0}],
            "rank_weight": 1380})
    );
}

#[test]
fn whoever_has_nothing_is_told_why_for_each_wish() {
    let p = problem();
    let wishes = |plan: &Plan, request: &str| {
        let file = serde_json::to_value(file(&p, plan)).expect("JSON");
        let all = file["unplaced"].as_array().expect("a list").clone();
        all.into_iter().find(|line| line["request"] == request).map(|line| line["wishes"].clone())
    };
    let full = |slot: &str| json!({"slot": slot, "obstacle": "places-full"});
    assert_eq!(wishes(&reached(), "r1"), Some(json!([full("e8"), full("e10"), full("w8")])));
    assert_eq!(wishes(&reached(), "r3"), Some(json!([full("e8"), full("w8")])));
    assert_eq!(
        wishes(&reached(), "r8"),
        Some(json!([{"slot": "e10", "obstacle": "no-shuttle"}, full("w8")]))
    );
    assert_eq!(wishes(&reached(), "r9"), Some(json!([{"slot": "e8", "obstacle": "plot-has-booking"}])));
    assert_eq!(wishes(&reached(), "r5"), None);
    // Without r5 in w8, r1 is held off by r6 of the same identity, and r3 by nothing but this plan.
    let drawn = Plan::drawn(&p);
    let identity = json!({"slot": "w8", "obstacle": "identity-has-booking"});
    assert_eq!(wishes(&drawn, "r1"), Some(json!([full("e8"), full("e10"), identity])));
    assert_eq!(wishes(&drawn, "r3"), Some(json!([full("e8"), {"slot": "w8"}])));
    // With r3 there, r8 finds two seats of n8.
    let mut with_r3 = drawn;
    with_r3.slots[r(3).index()] = Some(W8);
    let obstacle = wishes(&with_r3, "r8").map(|all| all[1]["obstacle"].clone());
    assert_eq!(obstacle, Some(json!("places-full")));
}

#[test]
fn the_steps_hold_the_seed_and_the_script_of_the_page() {
    let p = good(&[("/seed", json!("a \"quoted\" seed"))]);
    let steps = file(&p, &Plan::drawn(&p)).verify.join("\n");
    assert!(steps.contains("SHA-256") && steps.contains("seed = \"a \\\"quoted\\\" seed\""), "{steps}");
    assert_eq!(SCRIPT.lines().count(), 10);
    let page = include_str!("../../../../../docs/slots.md");
    assert!(page.contains(SCRIPT.trim_end()), "docs/slots.md has the same script");
    // Nothing is drawn, nothing to verify.
    let changes = ["/slots/0/peak", "/slots/1/peak", "/slots/3/peak", "/seed"].map(|at| (at, Value::Null));
    let p = good(&changes);
    let file = serde_json::to_value(file(&p, &Plan::drawn(&p))).expect("JSON");
    assert_eq!((file.get("verify"), file.get("seed"), file["requests"][0].get("number")), (None, None, None));
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
        ("/requests/1/request", "r99".into(), "unknown-id", "/requests/1/request"),
        ("/requests/1/request", "r1".into(), "placed-twice", "/requests/1/request"),
        ("/requests/3/slot", "r4".into(), "unknown-id", "/requests/3/slot"),
        ("/requests/3/slot", "".into(), "unknown-id", "/requests/3/slot"),
    ];
    for (at, value, code, pointer) in cases {
        let issues = read(&p, &with(at, value)).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        assert_eq!(found, [(code, pointer)], "{at}");
    }
    for text in ["{", "[]", "{\"anpai\": 1, \"model\": \"slots\", \"requests\": [{\"request\": 1}]}"] {
        assert_eq!(read(&p, text.as_bytes()).expect_err("no plan").0[0].code, "no-plan", "{text}");
    }
}
