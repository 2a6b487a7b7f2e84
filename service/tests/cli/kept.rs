//! What a search keeps while it runs, for whoever killed it and begins again, and how it stays close to an earlier plan.

use std::process::Stdio;

use serde_json::Value;

use crate::{Folder, anpai, code, run, stderr};

/// So many iterations that the search is under way when its first checkpoint is there.
const ITERATIONS: &str = "--iterations=60000";

#[test]
fn a_search_that_was_killed_goes_on_to_the_plan_of_one_that_was_not() {
    let folder = Folder::new();
    let [day, plan, whole, kept, best] =
        ["funerals.json", "plan.json", "whole.json", "kept", "best.json"].map(|name| folder.arg(name));
    assert_eq!(code(&run(&["scenario", "guandu-funerals-day", "--out", &day])), 0);
    assert_eq!(code(&run(&["solve", &day, ITERATIONS, "--out", &whole])), 0);
    let words = ["solve", &day, ITERATIONS, "--out", &plan, "--checkpoint", &kept, "--best", &best];
    let mut child = anpai(&words).stdout(Stdio::null()).spawn().unwrap();
    while !folder.path("kept").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it is killed before its end");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!folder.path("plan.json").exists());
    let evaluated = run(&["evaluate", &day, &best, "--json"]);
    assert_eq!(code(&evaluated), 0, "the best so far is a plan: {}", stderr(&evaluated));

    let again = run(&words);
    assert_eq!((code(&again), stderr(&again)), (0, ""));
    let read = |name: &str| std::fs::read(folder.path(name)).unwrap();
    assert!(read("plan.json") == read("whole.json"));

    // A checkpoint of something else is told of, and the search begins anew.
    folder.put("kept", b"no checkpoint");
    let anew = run(&words);
    assert_eq!(code(&anew), 0);
    assert!(stderr(&anew).contains("the search begins anew"), "{}", stderr(&anew));
    assert!(read("plan.json") == read("whole.json"));
    // To programs as well, in every line.
    folder.put("kept", b"no checkpoint");
    let anew = run(&[&words[..], &["--progress=json"]].concat());
    let lines = stderr(&anew).lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let told: Vec<Value> = lines.map(|line| line["begun_anew"].clone()).collect();
    assert!(!told.is_empty() && told.iter().all(|told| *told == true), "{told:?}");
}

#[test]
fn progress_is_told_line_by_line() {
    let folder = Folder::new();
    let day = folder.arg("day.json");
    let output = run(&["solve", &day, "--stop", "1s", "--progress", "json", "--json"]);
    let lines: Vec<Value> =
        stderr(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines.len() >= 2, "{}", stderr(&output));
    for line in &lines {
        assert!(line["score"]["hard"].is_i64() && line["seconds"].is_f64(), "{line}");
        assert!((0.0..=1.0).contains(&line["fraction"].as_f64().unwrap()), "{line}");
    }
}

#[test]
fn a_plan_stays_close_to_an_earlier_one_of_each_model_that_can() {
    let folder = Folder::new();
    for (scenario, outer, inner, who, whose) in [
        ("guandu-calm", "routes", "stops", "visit", "caregiver"),
        ("guandu-rounds", "trips", "stops", "order", "courier"),
        ("guandu-funerals-day", "cases", "cremation", "case", "cremation"),
    ] {
        let [day, before, after] = ["d.json", "before.json", "after.json"].map(|name| folder.arg(name));
        assert_eq!(code(&run(&["scenario", scenario, "--out", &day])), 0);
        assert_eq!(code(&run(&["solve", &day, "--iterations=300", "--out", &before])), 0);
        let words = ["solve", &day, "--iterations=300", "--seed=9", "--previous", &before, "--out", &after];
        let output = run(&words);
        assert_eq!(code(&output), 0, "{scenario}: {}", stderr(&output));
        let read = |path: &str| -> Value { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };
        let (before, after) = (read(&before), read(&after));
        let places = |plan: &Value| -> Vec<String> {
            let outer = plan[outer].as_array().unwrap().iter();
            let entries = outer.flat_map(|one| {
                let own = one[inner].as_array().map_or(vec![one.clone()], Clone::clone);
                own.into_iter().map(move |entry| format!("{} {}", entry[who], one[whose]))
            });
            entries.collect()
        };
        let (was, is) = (places(&before), places(&after));
        let stays = is.iter().filter(|place| was.contains(place)).count();
        assert!(10 * stays >= 8 * was.len(), "{scenario}: {stays} of {} stay", was.len());
    }
}

#[test]
fn an_earlier_plan_that_is_none_is_refused() {
    let folder = Folder::new();
    folder.put("other.json", br#"{"anpai": 1, "model": "slots"}"#);
    let (day, other) = (folder.arg("day.json"), folder.arg("other.json"));
    let output = run(&["solve", &day, "--iterations=1", "--previous", &other, "--json"]);
    assert_eq!(code(&output), 2);
    assert!(
        crate::json(&output)["issues"][0]["cause"].as_str().unwrap().contains("no plan of the model visits")
    );
}
