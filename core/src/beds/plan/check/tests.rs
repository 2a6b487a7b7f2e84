//! Every way in which a document can be wrong, each by what is changed in a good one.

use serde_json::{Value, json};

use crate::beds::plan::read;
use crate::issue::Issues;

const GOOD: &str = include_str!("../../../../tests/data/beds-plan.json");

/// The good document with what stands at `pointer` replaced, or added to its object or list.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut document: Value = serde_json::from_str(GOOD).expect("JSON");
    let (object, field) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(object).expect("an object or list") {
        Value::Object(fields) => drop(fields.insert(field.to_owned(), value)),
        Value::Array(list) => match field.parse::<usize>().ok().filter(|at| *at < list.len()) {
            Some(at) => list[at] = value,
            None => list.push(value),
        },
        other => panic!("{other} has no fields"),
    }
    document.to_string().into_bytes()
}

fn found(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let issues = read(bytes).err().unwrap_or_default();
    issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
}

#[test]
fn the_good_document_is_good() {
    let problem = read(GOOD.as_bytes()).unwrap_or_else(|issues: Issues| panic!("{issues}"));
    assert_eq!((problem.sites.len(), problem.years, problem.scenarios.len()), (2, 5, 3));
    assert_eq!(problem.sources, ["city", "district"]);
    // 60,000,000.00 yuan of the district, 38,004,100 of the city, in fen.
    let cost = problem.sites[1].project.as_ref().map(|p| p.cost.clone());
    assert_eq!(cost, Some(vec![3_800_410_000, 6_000_000_000]));
    // From (0, 0) to (4000, 1000): 4123.1 m in a straight line, times 1.3.
    assert_eq!(problem.communities[0].near.iter().map(|n| n.1).collect::<Vec<_>>(), [0, 5360]);
    // 70 people at 95 % are 66.5, rounded up; at 105 % 73.5.
    let nursing = |s: usize| problem.scenarios[s].demand[0][1][0];
    assert_eq!([nursing(0), nursing(1), nursing(2)], [67, 70, 74]);
    // A bed with dementia counts double.
    assert_eq!(problem.kinds[2].unmet_metres, 60_000);
}

#[test]
fn each_mistake_has_its_code_and_place() {
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("/anpai", json!(2), "unsupported-version", "/anpai"),
        ("/model", json!("visits"), "wrong-model", "/model"),
        ("/surprise", json!(1), "unknown-field", "/surprise"),
        ("/years", json!({"first": 2025, "last": 2021}), "bad-years", "/years/last"),
        ("/datum", Value::Null, "missing-datum", ""),
        ("/places/0", json!({"id": "p1", "x": 1}), "missing-coordinate", "/places/0"),
        ("/places/1/street", json!("s9"), "unknown-id", "/places/1/street"),
        ("/distance/detour", json!(0.9), "bad-detour", "/distance/detour"),
        ("/distance/unmet_metres", json!(100), "unmet-within-reach", "/distance/unmet_metres"),
        ("/kinds/9", json!({"id": "general"}), "duplicate-id", "/kinds/4/id"),
        (
            "/kinds/0/visits",
            json!([{"service": "bath", "minutes": 30, "per_week": 1}]),
            "visits-in-institution",
            "/kinds/0/visits",
        ),
        ("/kinds/3/visits/0/per_week", json!(8), "number-out-of-range", "/kinds/3/visits/0/per_week"),
        ("/institutions/0/place", json!("p9"), "unknown-id", "/institutions/0/place"),
        ("/institutions/0/beds", json!({"nursin": 3}), "unknown-id", "/institutions/0/beds/nursin"),
        ("/institutions/0/beds/general", json!(-1), "number-out-of-range", "/institutions/0/beds/general"),
        ("/institutions/0/closure/earliest", json!(2030), "year-outside", "/institutions/0/closure/earliest"),
        ("/projects/0/id", json!("h1"), "duplicate-id", "/projects/0/id"),
        ("/projects/0/latest", json!(2020), "year-outside", "/projects/0/latest"),
        ("/projects/0/earliest", json!(2024), "window-reversed", "/projects/0/latest"),
        ("/projects/0/yuan/district", json!(1.234), "bad-sum", "/projects/0/yuan/district"),
        ("/extensions/0/at", json!("h2"), "unknown-id", "/extensions/0/at"),
        ("/extensions/0/module", json!(0), "number-out-of-range", "/extensions/0/module"),
        ("/conversions/0/to", json!("general"), "same-kind", "/conversions/0/to"),
        ("/budgets/0/yuan", json!(-5), "bad-sum", "/budgets/0/yuan"),
        ("/budgets/0/years/0", json!(2031), "year-outside", "/budgets/0/years/0"),
        ("/budgets/1/id", json!("district 2021"), "duplicate-id", "/budgets/1/id"),
        ("/elderly", json!([1, 2]), "wrong-length", "/elderly"),
        ("/targets/0/kinds", json!([]), "missing-field", "/targets/0"),
        ("/targets/1/tag", json!("x"), "unknown-field", "/targets/1/tag"),
        ("/targets/1/at_most", json!(50), "no-bound", "/targets/1"),
        ("/targets/1/at_least", json!(1.234), "bad-bound", "/targets/1/at_least"),
        ("/targets/0/measure", json!("share"), "unknown-choice", "/targets/0/measure"),
        ("/targets/8/staff", json!("nurse"), "unknown-id", "/targets/8/staff"),
        ("/staff/0/employed", json!("forty"), "wrong-type", "/staff/0/employed"),
        ("/communities/0/demand/nursing", json!([1]), "wrong-length", "/communities/0/demand/nursing"),
        ("/scenarios/1/weight", json!(0), "number-out-of-range", "/scenarios/1/weight"),
        (
            "/scenarios/0/percent/nursing",
            json!([95, 94, 93, 92, 2000]),
            "number-out-of-range",
            "/scenarios/0/percent/nursing/4",
        ),
        ("/rules", json!({"Costs": {"weight": 1}}), "unknown-rule", "/rules/Costs"),
    ];
    for (at, value, code, pointer) in cases {
        let issues = found(&with(at, value));
        assert!(issues.iter().any(|(c, p)| *c == code && p == pointer), "{at}: {issues:?}");
    }
}

#[test]
fn all_mistakes_come_at_once() {
    let mut document: Value = serde_json::from_str(GOOD).expect("JSON");
    document["elderly"] = json!([]);
    document["institutions"][0]["place"] = json!("nowhere");
    document["targets"][2]["at_least"] = json!(-1);
    let issues = found(document.to_string().as_bytes());
    let codes: Vec<&str> = issues.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["unknown-id", "bad-bound", "wrong-length"]);
}

#[test]
fn the_example_keeps_the_committed_schema() {
    let schema = crate::beds::plan::schema();
    assert_eq!(schema["properties"]["model"]["const"], "beds-plan");
    for field in serde_json::from_str::<Value>(GOOD).expect("JSON").as_object().expect("an object").keys() {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}
