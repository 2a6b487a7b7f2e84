//! The document of a forecast: a good one reads, and each mistake in it is told with its pointer, alone or together.

use std::path::{Path, PathBuf};

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::read::read;
use anpai_core::beds::forecast::schema::schema;
use anpai_core::issue::Issues;
use anpai_core::stop::Stop;
use anpai_solver::beds::forecast::{Options, simulate, summary};
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn good() -> Value {
    let text = std::fs::read(root().join("tests/data/beds-forecast.json")).expect("the document is there");
    serde_json::from_slice(&text).expect("it is JSON")
}
fn read_value(document: &Value) -> Result<Problem, Issues> {
    read(document.to_string().as_bytes())
}

/// The good document with other values at some pointers; a null takes the field out, a pointer to the end of a list adds.
fn with(edits: &[(&str, Value)]) -> Value {
    let mut document = good();
    for (pointer, value) in edits {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
        match document.pointer_mut(parent).expect("there is something to change") {
            Value::Array(list) => {
                let at: usize = key.parse().expect("a position");
                if at < list.len() { list[at] = value.clone() } else { list.push(value.clone()) }
            }
            Value::Object(fields) if value.is_null() => drop(fields.remove(key)),
            Value::Object(fields) => drop(fields.insert(key.to_owned(), value.clone())),
            other => panic!("{other} has no fields"),
        }
    }
    document
}

fn issues(edits: &[(&str, Value)]) -> Vec<(String, String)> {
    let issues = read_value(&with(edits)).map(|_| ()).err().unwrap_or_default();
    for issue in &issues.0 {
        let whole = ![&issue.value, &issue.cause, &issue.action].iter().any(|s| s.trim().is_empty());
        assert!(whole, "{issue:?}");
    }
    let mut found: Vec<_> = issues.0.into_iter().map(|i| (i.code.to_owned(), i.pointer)).collect();
    found.sort();
    found
}

/// Each mistake alone, with the one issue that it has.
fn mistakes() -> Vec<(&'static str, Value, &'static str, &'static str)> {
    // Where to write, what to write there, the issue's code, where it points.
    vec![
        ("/anpai", json!(2), "unsupported-version", "/anpai"),
        ("/model", json!("beds-forcast"), "wrong-model", "/model"),
        ("/start", json!("2021-02-30"), "bad-date", "/start"),
        ("/start", json!(20_210_101), "wrong-type", "/start"),
        ("/days", json!(0), "horizon-length", "/days"),
        ("/days", json!(100_000), "horizon-length", "/days"),
        ("/days", json!(-1), "number-out-of-range", "/days"),
        ("/warm_up_days", json!(1826), "warm-up-too-long", "/warm_up_days"),
        ("/step_days", json!(0), "step-out-of-range", "/step_days"),
        ("/replications", json!(1), "replications-out-of-range", "/replications"),
        ("/tiers", json!([]), "empty-list", "/tiers"),
        ("/tiers/2", json!({"id": "support"}), "duplicate-id", "/tiers/2/id"),
        ("/kinds/2", json!({"id": ""}), "empty-id", "/kinds/2/id"),
        ("/pools/0/beds", json!(57), "more-people-than-beds", "/residents/0/count"),
        ("/pools/0/beds", json!(-3), "number-out-of-range", "/pools/0/beds"),
        ("/pools/0/beds", json!(20_000_000), "number-out-of-range", "/pools/0/beds"),
        ("/pools/1/kind", json!("nursling"), "unknown-id", "/pools/1/kind"),
        ("/pools/1/bed", json!(3), "unknown-field", "/pools/1/bed"),
        ("/plans/1/id", json!("as-is"), "duplicate-id", "/plans/1/id"),
        ("/plans/1/changes/0/date", json!("2031-01-01"), "date-outside-horizon", "/plans/1/changes/0/date"),
        ("/plans/1/changes/0/date", json!("2020-12-31"), "date-outside-horizon", "/plans/1/changes/0/date"),
        ("/plans/1/changes/0/pool", json!("west"), "unknown-id", "/plans/1/changes/0/pool"),
        ("/plans/1/changes/0/beds", json!(1e9), "number-out-of-range", "/plans/1/changes/0/beds"),
        ("/classes/0/tier", json!("suport"), "unknown-id", "/classes/0/tier"),
        ("/classes/0/pools", json!([]), "empty-list", "/classes/0/pools"),
        ("/classes/0/pools/1", json!("east nursing"), "duplicate-wish", "/classes/0/pools/1"),
        (
            "/classes/0/arrivals/0/per_year",
            json!(-2),
            "number-out-of-range",
            "/classes/0/arrivals/0/per_year",
        ),
        ("/classes/0/arrivals/2", json!({"per_year": 3}), "rates-out-of-order", "/classes/0/arrivals/2/from"),
        ("/classes/0/stay/shape", json!(0), "number-out-of-range", "/classes/0/stay/shape"),
        ("/classes/0/stay/mean_days", json!(4), "unknown-field", "/classes/0/stay/mean_days"),
        ("/classes/0/stay/shape", Value::Null, "missing-field", "/classes/0/stay"),
        ("/classes/0/stay/kind", json!("gamma"), "unknown-choice", "/classes/0/stay/kind"),
        ("/classes/0/stay", Value::Null, "missing-field", "/classes/0"),
        ("/classes/1/stay/sigma", json!("1"), "wrong-type", "/classes/1/stay/sigma"),
        ("/classes/1/patience/mean_days", json!(0), "number-out-of-range", "/classes/1/patience/mean_days"),
        ("/classes/2/stay/observed_days", json!([]), "empty-list", "/classes/2/stay/observed_days"),
        (
            "/classes/2/stay/observed_days/3",
            json!(-1),
            "number-out-of-range",
            "/classes/2/stay/observed_days/3",
        ),
        ("/classes/2/next/0/share", json!(1.5), "share-out-of-range", "/classes/2/next/0/share"),
        ("/classes/2/next/1", json!({"class": "able", "share": 0.7}), "shares-above-one", "/classes/2/next"),
        ("/classes/2/next/0/class", json!("nobody"), "unknown-id", "/classes/2/next/0/class"),
        ("/waiting/0/since", json!("2021-01-02"), "date-after-start", "/waiting/0/since"),
        ("/waiting/0/since", json!("1820-01-02"), "date-too-early", "/waiting/0/since"),
        ("/waiting/0/count", json!(0), "number-out-of-range", "/waiting/0/count"),
        ("/waiting/0/class", json!("Disabled"), "unknown-id", "/waiting/0/class"),
        ("/residents/0/pool", json!("east"), "unknown-id", "/residents/0/pool"),
        ("/residents/1/count", json!(41), "more-people-than-beds", "/residents/1/count"),
        (
            "/waiting/2",
            json!({"class": "able", "since": "2020-01-01", "count": 9_999_999}),
            "too-many-people",
            "",
        ),
    ]
}

#[test]
fn a_good_document_has_no_issues() {
    let problem = read_value(&good()).expect("no issues");
    assert_eq!((problem.classes.len(), problem.plans[1].changes.len()), (3, 2));
    // 2022-07-01 is day 546 of 2021-01-01.
    assert_eq!(problem.plans[1].changes[0].at.0, 546 * 86_400_000);
    assert_eq!(problem.waiting[1].since.0, -47 * 86_400_000);
}

#[test]
fn every_mistake_has_its_issue_and_no_other() {
    let mut wrong = Vec::new();
    for (pointer, value, code, at) in mistakes() {
        let found = issues(&[(pointer, value.clone())]);
        if found != [(code.to_owned(), at.to_owned())] {
            wrong.push(format!("{value} at {pointer}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mistakes_are_told_together() {
    // One in each part of the document.
    let chosen = [5, 8, 10, 16, 19, 26, 35, 42];
    let all = mistakes();
    let edits: Vec<_> = chosen.iter().map(|&n| (all[n].0, all[n].1.clone())).collect();
    let found = issues(&edits);
    // Without tiers, the classes' tiers are unknown as well, and dates are not held against days that nobody knows.
    for n in [5, 8, 10, 16, 26, 35] {
        assert!(found.contains(&(all[n].2.to_owned(), all[n].3.to_owned())), "{:?} of {found:?}", all[n]);
    }
}

#[test]
fn the_shipped_document_says_what_the_plan_brings() {
    let problem = read_value(&good()).expect("no issues");
    let options = Options { seed: 1, threads: 2, stop: Stop::never() };
    let answer = summary(&problem, &simulate(&problem, &options, &|_| {}), 1);
    let against = answer.plans[1].against_first.as_ref().expect("the second plan");
    let less = against.wait_days.expect("people get beds");
    assert!(less.mean < 0.0 && !less.holds(0.0), "{less:?}");
    // Whoever has a claim to support waits less than others.
    let wait = |tier: usize| answer.plans[0].tiers[tier].wait_days.expect("people get beds").mean;
    assert!(wait(0) < wait(1));
    let again = summary(&problem, &simulate(&problem, &options, &|_| {}), 1);
    assert_eq!(serde_json::to_string(&answer).ok(), serde_json::to_string(&again).ok());
}

#[test]
fn the_committed_schema_is_the_one_of_the_code() {
    let path: PathBuf = root().join("docs/schema/beds-forecast.schema.json");
    let text = format!("{:#}\n", schema());
    if std::env::var_os("ANPAI_BLESS").is_some() {
        std::fs::write(&path, &text).expect("writable");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "run this test with ANPAI_BLESS=1 and commit {}", path.display());
}
