use serde_json::{Value, json};

use super::*;
use crate::score::Level;

/// A hall of either size, one cremator, one hearse, one place of preparation.
const DAY: &str = r#"{"type": "day", "slot": 5, "halls": {"1": 1, "2": 1}, "crem": {"ord": 1}, "cool": {"ord": 2},
  "hearse": 1, "prep": 1, "clean": 1, "transfer": 2,
  "open": {"hall": [0, 100], "crem": [6, 100], "hearse": [0, 100], "prep": [0, 90]},
  "jobs": [
    {"id": 0, "size": 1, "kind": "ord", "fdur": 9, "cdur": 10, "prep": 6, "pref": [20, 30], "wt": 2, "pickup": 12, "ready": 3},
    {"id": 1, "size": 0, "kind": "ord", "fdur": 0, "cdur": 12, "prep": 7, "pref": [10, 12], "wt": 3, "pickup": 0, "ready": 0},
    {"id": 2, "size": 1, "kind": "ord", "fdur": 10, "cdur": 10, "prep": 5, "pref": [0, 5], "wt": 1, "pickup": 0, "ready": 0}],
  "extra": [{"id": 0, "dur": 12, "ready": 5, "due": 10}], "drop": 400, "upg": 6}"#;

/// - Job 0 is fetched from 5 to 17, prepared from 20 to 26, has its farewell in a hall one size larger (6) from 34 to 43, four
///   slots behind its window (2 * 4), and waits from 45 to 48 (3).
/// - Job 1 is prepared from 0 to 7 and cremated from 16, four slots behind its window (3 * 4), until 28, and cooled until 30.
/// - Job 2 is left out (400).
/// - The collection begins when the hearse is back, 17, seven slots late (3 * 7).
const ROWS: &str = "[[1,2,34,48,20,5],[1,0,16,16,0,0],[0,0,0,0,0,0],[1,0,17,0,0,0]]\n";

const WEEK: &str = r#"{"type": "week", "slot": 5, "halls": {"1": 1}, "crem": {"ord": 1}, "cool": {"ord": 2},
  "hearse": 1, "prep": 1, "clean": 1, "transfer": 2, "vigil": 1, "drop": 400, "upg": 6, "daypen": 60,
  "open": {"hall": [0, 100], "crem": [6, 100], "hearse": [0, 100], "prep": [0, 90]},
  "jobs": [
    {"id": 0, "size": 1, "kind": "ord", "fdur": 9, "cdur": 10, "pref": [20, 30], "wt": 2, "day": 0, "flex": 1, "stay": 2},
    {"id": 1, "size": 0, "kind": "ord", "fdur": 0, "cdur": 12, "pref": [10, 12], "wt": 3, "day": 3, "flex": 2, "stay": 1},
    {"id": 2, "size": 1, "kind": "ord", "fdur": 10, "cdur": 10, "pref": [0, 5], "wt": 1, "day": 6, "flex": 6, "stay": 1}]}"#;

const LAG: Format = Format::FuneralDay(Wait::Lag);

fn sound(format: Format, text: &str) -> Problem {
    read(format, text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn evaluated(format: Format, problem: &Problem, rows: &str) -> crate::rule::Evaluation {
    let plan = read_solution(format, problem, rows.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    referee(problem, &plan)
}

fn cost(format: Format, problem: &Problem, rows: &str) -> Option<i64> {
    format.cost(evaluated(format, problem, rows).score)
}

fn broken(format: Format, problem: &Problem, rows: &str) -> Vec<(&'static str, i64)> {
    let rules = evaluated(format, problem, rows).rules;
    rules
        .iter()
        .filter(|r| r.level == Level::Hard && r.amount > 0)
        .map(|r| (r.rule, r.amount / SLOT.0))
        .collect()
}

#[test]
fn names_of_formats_are_read_back() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    assert_eq!("funeral".parse::<Format>(), Err(UnknownFormat("funeral".to_owned())));
}

#[test]
fn a_day_costs_what_its_sums_say() {
    let p = sound(LAG, DAY);
    // 6 + 8 + 3, 12, 400, 21.
    assert_eq!(cost(LAG, &p, ROWS), Some(450));
    // Three slots of waiting are too many where there may be none, and fine where they are free.
    let none = Format::FuneralDay(Wait::None);
    assert_eq!(broken(none, &sound(none, DAY), ROWS), [("GapKept", 3)]);
    assert_eq!(cost(none, &sound(none, DAY), ROWS), None);
    let free = Format::FuneralDay(Wait::Free);
    assert_eq!(cost(free, &sound(free, DAY), ROWS), Some(450));
    // In its own hall from 30 on: 6 + 8 less; at 41 the transfer ends, the cremation stays at 48, seven slots later.
    let longer = ROWS.replace("1,2,34,48", "1,1,30,48");
    assert_eq!(broken(LAG, &p, &longer), [("GapKept", 1)]);
    assert_eq!(cost(free, &sound(free, DAY), &longer), Some(440));
}

#[test]
fn everybody_served_costs_no_case() {
    let p = sound(LAG, DAY);
    // Job 2 in the small hall from 62 to 72, cremated from 74, prepared from 40: 57 behind its window, which is cheaper.
    let rows = ROWS.replace("[0,0,0,0,0,0]", "[1,1,62,74,40,0]");
    assert_eq!(cost(LAG, &p, &rows), Some(50 + 57));
    // The cremator cools until 60: two slots too early. So is one for which nobody is prepared.
    assert_eq!(
        broken(LAG, &p, &rows.replace("62,74,40", "46,58,60")),
        [("StepsInOrder", 19), ("PoolsWithinCapacity", 2)]
    );
}

#[test]
fn a_week_costs_what_its_sums_say() {
    let p = sound(Format::FuneralWeek, WEEK);
    // 2 * 2; 3 and two days; nothing.
    let rows = "[[1,0,1,32],[1,1,0,13],[1,6,1,0]]";
    assert_eq!(cost(Format::FuneralWeek, &p, rows), Some(4 + 3 + 120));
    let left_out = "[[1,0,1,32],[0,0,0,0],[1,6,1,0]]";
    assert_eq!(cost(Format::FuneralWeek, &p, left_out), Some(404));
    // Nights before the week take rooms: job 0 has both before day 0, so that another has none there.
    let before = "[[1,0,1,32],[1,1,0,13],[1,0,1,60]]";
    assert_eq!(broken(Format::FuneralWeek, &p, before), [("PoolsWithinCapacity", 288)]);
    assert_eq!(broken(Format::FuneralWeek, &p, "[[1,2,1,32],[1,4,0,13],[1,6,1,0]]"), [("DayAllowed", 0)]);
}

#[test]
fn solutions_are_written_as_they_are_read() {
    let p = sound(LAG, DAY);
    let plan = read_solution(LAG, &p, ROWS.as_bytes()).expect("sound");
    assert_eq!(write_solution(LAG, &p, &plan), ROWS);
    let own = write_solution(Format::Anpai, &p, &plan);
    assert_eq!(read_solution(Format::Anpai, &p, own.as_bytes()), Ok(plan));
    let p = sound(Format::FuneralWeek, WEEK);
    let rows = "[[1,0,1,32],[0,0,0,0],[1,6,1,0]]\n";
    let plan = read_solution(Format::FuneralWeek, &p, rows.as_bytes()).expect("sound");
    assert_eq!(write_solution(Format::FuneralWeek, &p, &plan), rows);
    // What is left undone is no solution; what begins within a slot says so.
    let mut plan = Plan::empty(3, 1);
    assert_eq!(
        write_solution(LAG, &sound(LAG, DAY), &plan),
        "[[0,0,0,0,0,0],[0,0,0,0,0,0],[0,0,0,0,0,0],[1,0,-1,0,0,0]]\n"
    );
    plan.collections[0] = Some(crate::funerals::services::plan::Placed {
        pool: crate::funerals::services::problem::PoolId(0),
        start: crate::time::Time(5 * 3_600_000 + 450_000),
    });
    assert!(write_solution(LAG, &sound(LAG, DAY), &plan).ends_with("[1,0,1.5,0,0,0]]\n"));
}

/// Solutions of the committed instances, made by a plain greedy that now and then takes a dearer choice, and what the
/// checkers that come with the instances say of them.
#[test]
fn committed_solutions_cost_what_the_checkers_say() {
    let day = include_str!("../../../../../tests/data/funerals/funeral_day_60_s1.json");
    for (wait, rows, wanted) in [
        (Wait::None, include_str!("../../../../../tests/data/funerals/day_60_s1_nw.solution.json"), 2157),
        (Wait::Lag, include_str!("../../../../../tests/data/funerals/day_60_s1_lag.solution.json"), 2237),
        (Wait::Free, include_str!("../../../../../tests/data/funerals/day_60_s1_free.solution.json"), 2217),
    ] {
        let format = Format::FuneralDay(wait);
        let p = sound(format, day);
        assert_eq!((broken(format, &p, rows), cost(format, &p, rows)), (vec![], Some(wanted)), "{format}");
    }
    let week = include_str!("../../../../../tests/data/funerals/funeral_week_80_s1_v135.json");
    let rows = include_str!("../../../../../tests/data/funerals/week_80_s1_v135.solution.json");
    let p = sound(Format::FuneralWeek, week);
    assert_eq!(broken(Format::FuneralWeek, &p, rows), []);
    assert_eq!(cost(Format::FuneralWeek, &p, rows), Some(31_809));
}

fn found(format: Format, change: &[(&str, Value)]) -> Vec<(&'static str, String)> {
    let text = if format == Format::FuneralWeek { WEEK } else { DAY };
    let mut document: Value = serde_json::from_str(text).expect("JSON");
    for (pointer, value) in change {
        let (object, field) = pointer.rsplit_once('/').expect("a pointer");
        let object = document.pointer_mut(object).expect("an object");
        match value {
            Value::Null => drop(object.as_object_mut().expect("an object").remove(field)),
            value => object[field] = value.clone(),
        }
    }
    let issues = read(format, document.to_string().as_bytes()).err().unwrap_or_default();
    issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
}

#[test]
fn files_that_are_wrong_get_all_issues() {
    let one = |code, pointer: &str| vec![(code, pointer.to_owned())];
    assert_eq!(found(LAG, &[("/slot", json!(10))]), one("unknown-value", "/slot"));
    assert_eq!(found(LAG, &[("/type", json!("week"))]), one("unknown-value", "/type"));
    assert_eq!(found(LAG, &[("/jobs/0/pref", json!([30, 20]))]), one("window-reversed", "/jobs/0/pref"));
    assert_eq!(found(LAG, &[("/jobs/1/pref", json!([30]))]), one("wrong-size", "/jobs/1/pref"));
    assert_eq!(found(LAG, &[("/jobs/1/cdur", json!(0.5))]), one("number-out-of-range", "/jobs/1/cdur"));
    assert_eq!(found(LAG, &[("/jobs/1/kind", json!("gold"))]), one("unknown-id", "/jobs/1"));
    assert_eq!(found(LAG, &[("/jobs/2/id", json!(0))]), one("duplicate-id", "/jobs/2"));
    assert_eq!(found(LAG, &[("/halls/big", json!(1))]), one("unknown-value", "/halls/big"));
    assert_eq!(found(LAG, &[("/cool", json!({}))]), one("missing-key", "/cool"));
    assert_eq!(
        found(Format::FuneralWeek, &[("/jobs/0/day", json!(7))]),
        one("number-out-of-range", "/jobs/0/day")
    );
    assert_eq!(
        found(Format::FuneralWeek, &[("/vigil", Value::Null), ("/daypen", json!(-1))]),
        [("missing-key", String::new()), ("number-out-of-range", "/daypen".to_owned())]
    );
    assert_eq!(read(LAG, b"[1").expect_err("no JSON").0[0].code, "json-syntax");
}

#[test]
fn solutions_that_are_wrong_get_all_issues() {
    let p = sound(LAG, DAY);
    let found = |rows: &str| -> Vec<(&str, String)> {
        let issues = read_solution(LAG, &p, rows.as_bytes()).err().unwrap_or_default();
        issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
    };
    assert_eq!(
        found("[[1,5,34,4800,20],[1,0,15,16,0,0],[2,0,0,0,0,0]]"),
        [
            ("wrong-size", String::new()),
            ("wrong-size", "/0".to_owned()),
            ("unknown-id", "/0/1".to_owned()),
            ("number-out-of-range", "/0/3".to_owned()),
            ("two-starts", "/1/2".to_owned()),
            ("number-out-of-range", "/2/0".to_owned()),
        ]
    );
    assert_eq!(found("{}"), [("wrong-type", String::new())]);
}
