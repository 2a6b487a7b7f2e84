//! Out and back in without loss: documents, and rosters.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{Desk, data, tiny, utf8};

#[test]
fn a_document_comes_back_equal_from_a_workbook_and_from_csv() {
    let desk = Desk::new();
    for name in ["guandu-normal", "guandu-week"] {
        desk.must(&["scenario", name, "--out", &format!("{name}.json")]);
    }
    std::fs::copy(tiny(), desk.path("tiny.json")).unwrap();
    desk.put("odd.json", odd().to_string());
    for name in ["tiny.json", "odd.json", "guandu-normal.json", "guandu-week.json"] {
        desk.must(&["export", name, "--xlsx", "out.xlsx", "--csv", name.trim_end_matches(".json")]);
        desk.must(&["import", "out.xlsx", "--out", "book.json"]);
        desk.must(&["import", name.trim_end_matches(".json"), "--out", "csv.json"]);
        let document = same(desk.json(name));
        assert!(same(desk.json("book.json")) == document, "{name} differs after a workbook");
        assert!(same(desk.json("csv.json")) == document, "{name} differs after CSV");
    }
}

/// JSON with every number as the same number: 1200 and 1200.0 are two values to the reader of JSON.
fn same(value: Value) -> Value {
    match value {
        Value::Number(n) => json!(n.as_f64()),
        Value::Array(all) => all.into_iter().map(same).collect(),
        Value::Object(all) => all.into_iter().map(|(name, value)| (name, same(value))).collect(),
        other => other,
    }
}

/// Ids that lists and cells have to quote, a travel table with a missing way, every optional field once.
fn odd() -> Value {
    json!({
        "anpai": 1, "model": "visits", "name": "\"odd\"", "time_zone": "Europe/Rome",
        "horizon": { "start": "2024-05-06", "days": 3 },
        "places": [{ "id": "a;b" }, { "id": "-" }, { "id": "007" }],
        "travel": { "kind": "table", "modes": { "foot": {
            "seconds": [[0, 60.125, 90], [61, 0, null], [92, 93, 0]],
            "metres": [[0, 70, 80], [71, 0, null], [82, 83, 0]],
        } } },
        "services": [
            { "id": "1e5", "skill": "s:1", "level": 2, "minutes": 12.5,
              "minutes_by_level": [{ "level": 2, "minutes": 10 }, { "level": 4, "minutes": 7.25 }] },
            { "id": "2", "name": "yes", "minutes": 5, "volunteers": true },
        ],
        "clients": [{ "id": "c,1", "place": "007", "preferred": ["x:y", "甲、乙"], "usual": ["x:y"] }],
        "caregivers": [
            { "id": "x:y", "skills": { "s:1": 3, "a;b": 1 }, "languages": ["粤语", "a\"b"], "shifts": [
                { "day": 2, "start": "07:30:15.250", "end": "26:00", "from": "a;b", "capacity": 9, "breaks": [
                    { "start": "11:00", "end": "12:00", "minutes": 20, "binds": "start" },
                    { "start": "15:00", "end": "16:00", "minutes": 10 },
                ] },
                { "day": 0, "start": "08:00", "end": "12:00", "from": "-" },
            ], "max_minutes_per_week": 2400, "fen_per_km": 50 },
            { "id": "甲、乙", "kind": "volunteer", "shifts": [], "incompatible": ["x:y"] },
        ],
        "visits": [
            { "id": "v1", "client": "c,1", "tasks": [{ "service": "1e5" }, { "service": "2", "minutes": 3 }],
              "pair": { "kind": "sequential", "min_minutes": 5, "max_minutes": 9 },
              "windows": [{ "start": "08:00", "end": "09:00", "hard": true }, { "start": "10:00", "end": "11:00" },
                          { "start": "12:00", "end": "13:00" }],
              "priority": 7, "days": [0, 2], "due_day": 2, "preferred": [], "load": 1 },
            { "id": "v2", "place": "-", "tasks": [{ "service": "2" }], "times": 2, "days_between": 1,
              "required": ["甲、乙", "x:y"] },
            { "id": "v3", "place": "a;b", "tasks": [{ "service": "2" }], "optional": true },
        ],
        "dependencies": [{ "first": "v1", "second": "v3", "min_minutes": 0, "person": "prefer-same" }],
        "pins": [{ "visit": "v3", "caregiver": "x:y", "day": 2, "start": "14:00" }],
        "rules": { "TravelTime": { "weight": 3 } },
        "search": { "chains": 1 },
    })
}

#[test]
fn a_roster_comes_back_as_the_same_plan_and_as_the_earlier_roster() {
    let desk = Desk::new();
    desk.must(&["scenario", "guandu-short", "--out", "guandu.json"]);
    let tiny = tiny();
    for (document, iterations) in [(utf8(&tiny), "50"), ("guandu.json", "1")] {
        desk.must(&["solve", document, "--iterations", iterations, "--out", "plan.json"]);
        desk.must(&["export", "plan.json", "--problem", document, "--xlsx", "roster.xlsx"]);
        desk.must(&["import", "roster.xlsx", "--out", "back.json", "--plan", "again.json"]);
        let (plan, back) = (desk.json("plan.json"), desk.json("back.json"));
        assert!(plan["routes"] == desk.json("again.json")["routes"], "{document}: another plan");
        let previous: BTreeMap<_, _> = back["previous"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| (key(p), (p["caregiver"].clone(), p["start"].clone())))
            .collect();
        assert_eq!(previous, assignment(&plan));
        // Everything else is as it was.
        desk.must(&["import", "roster.xlsx", "--roster", "ignore", "--out", "back.json"]);
        let whole: Value = serde_json::from_slice(&std::fs::read(desk.path(document)).unwrap()).unwrap();
        assert!(same(desk.json("back.json")) == same(whole));
    }
}

fn key(stop: &Value) -> (String, u64) {
    (stop["visit"].as_str().unwrap().to_owned(), stop["task"].as_u64().unwrap_or(0))
}

/// Caregiver and start by visit and task.
fn assignment(plan: &Value) -> BTreeMap<(String, u64), (Value, Value)> {
    let mut all = BTreeMap::new();
    for route in plan["routes"].as_array().unwrap() {
        for stop in route["stops"].as_array().unwrap().iter().filter(|s| s.get("visit").is_some()) {
            all.insert(key(stop), (route["caregiver"].clone(), stop["start"].clone()));
        }
    }
    all
}

#[test]
fn the_same_roster_is_the_same_workbook() {
    let desk = Desk::new();
    let tiny = tiny();
    desk.must(&["export", utf8(&tiny), "--xlsx", "a.xlsx"]);
    desk.must(&["export", utf8(&tiny), "--xlsx", "b.xlsx"]);
    assert!(std::fs::read(desk.path("a.xlsx")).unwrap() == std::fs::read(desk.path("b.xlsx")).unwrap());
}

#[test]
fn the_example_of_the_manual_is_read_by_its_mapping() {
    let desk = Desk::new();
    let folder = data("tables");
    let file = |name: &str| folder.join(name);
    let tables = [file("工单.csv"), file("人员.csv")];
    desk.must(&[
        "import",
        utf8(&tables[0]),
        utf8(&tables[1]),
        "--map",
        utf8(&file("map.json")),
        "--out",
        "day.json",
    ]);
    let expected: Value = serde_json::from_slice(&std::fs::read(file("day.json")).unwrap()).unwrap();
    assert_eq!(desk.json("day.json"), expected);
}
