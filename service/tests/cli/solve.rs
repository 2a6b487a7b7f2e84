//! `anpai solve`: what it prints, what it writes, and that a plan can be repeated.

use serde_json::Value;

use crate::{DAY, Folder, code, json, run, run_with, stderr, stdout};

#[test]
fn the_object_has_every_promised_key_and_names_the_rule_in_the_way() {
    let output = run_with(&["solve", "-", "--iterations", "50", "--seed", "7", "--json"], DAY.as_bytes());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let object = json(&output);
    let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "status",
            "score",
            "objective",
            "travel",
            "rules",
            "unserved",
            "seconds",
            "cpu_seconds",
            "iterations",
            "seed"
        ]
    );
    assert_eq!(object["status"], "partial");
    assert_eq!(object["seed"], 7);
    assert_eq!(object["score"]["hard"], 0);
    // v3 alone is unserved, at its priority.
    assert_eq!(object["score"]["medium"], 7);
    let unserved = object["unserved"].as_array().unwrap();
    assert_eq!(unserved.len(), 1);
    assert_eq!(unserved[0]["visit"], "v3");
    assert_eq!(unserved[0]["obstacles"][0]["rule"], "CaregiverHasSkill");
    assert_eq!(unserved[0]["obstacles"][0]["excludes"], 2);
    // c1 makes both visits: 600 m, then the hypotenuse of 600 m and 300 m, then 300 m, at 1 m/s, rounded up.
    let travel = object["rules"].as_array().unwrap().iter().find(|r| r["rule"] == "TravelTime").unwrap();
    assert_eq!(travel["amount"], (600 + 671 + 300) * 1000);
}

#[test]
fn people_read_who_is_unserved_and_why_and_a_pipe_gets_no_progress_bar() {
    let folder = Folder::new();
    let output = run(&["solve", &folder.arg("day.json"), "--stop", "200ms"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("2 of 3 served, 1 unserved"), "{text}");
    assert!(text.contains("none of 2 rounds can: CaregiverHasSkill rules out 2"), "{text}");
    assert!(text.contains("助浴"), "{text}");
    assert!(text.contains("straight-line estimates"), "{text}");
    assert!(text.contains("in all"), "{text}");
    assert_eq!(stderr(&output), "");
}

#[test]
fn plan_and_report_are_written_whole_and_nothing_is_left_beside_them() {
    let folder = Folder::new();
    let (file, plan, report) = (folder.arg("day.json"), folder.arg("plan.json"), folder.arg("report.html"));
    let output = run(&["solve", &file, "--iterations", "20", "--out", &plan, "--report", &report]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(folder.names(), ["day.json", "plan.json", "report.html"]);
    let plan: Value = serde_json::from_str(&folder.read("plan.json")).unwrap();
    assert_eq!(plan["anpai"], 1);
    assert!(folder.read("report.html").starts_with("<!doctype html>"));
}

#[test]
fn the_same_seed_and_iterations_give_the_same_bytes_on_one_and_two_threads() {
    let folder = Folder::new();
    let file = folder.arg("guandu.json");
    assert_eq!(code(&run(&["scenario", "guandu-calm", "--out", &file])), 0);
    let plan = |name: &str, threads: &str| {
        let out = folder.arg(name);
        let args =
            ["solve", &file, "--iterations", "100", "--seed", "5", "--threads", threads, "--out", &out];
        let output = run(&args);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        folder.read(name)
    };
    let one = plan("one.json", "1");
    assert!(one == plan("two.json", "2"), "the number of threads changed the plan");
    assert!(one == plan("again.json", "1"), "the plan cannot be repeated");
}
