//! Cemetery plans from outside.

use super::{Folder, code, json, run, stderr, stdout};

const EXAMPLE: &str = include_str!("../../../core/tests/data/cemetery-plan.json");

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("plan.json", EXAMPLE.as_bytes());
    folder
}

#[test]
fn a_document_is_checked_and_counted() {
    let folder = folder();
    let output = run(&["check", &folder.arg("plan.json")]);
    let line = "no issues: 5 years, 520 deaths, 5 kinds, 2 sites, 5 choices, 4 projects, 7 targets\n";
    assert_eq!((code(&output), stdout(&output)), (0, line));
}

#[test]
fn a_plan_is_made_written_reported_and_evaluated_alike() {
    let folder = folder();
    let (document, out, report) = (folder.arg("plan.json"), folder.arg("out.json"), folder.arg("plan.html"));
    let output = run(&["solve", &document, "--out", &out, "--report", &report, "--json", "--stop", "60s"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let solved = json(&output);
    let evaluated = json(&run(&["evaluate", &document, &out, "--json"]));
    for field in ["score", "stages", "decisions", "targets", "years", "sites", "unserved"] {
        assert_eq!(solved[field], evaluated[field], "{field}");
    }
    // 66 % cremated in 2025 is asked, and 65 % are.
    assert_eq!(solved["status"], "partial");
    let stages = solved["proof"]["stages"].as_array().expect("a list");
    assert_eq!(stages.len(), 6);
    for stage in stages {
        assert_eq!(stage["value"], stage["bound"], "{stage}");
    }
    assert!(solved["proof"]["prices"].is_array());
    let page = folder.read("plan.html");
    assert!(page.starts_with("<!doctype html>") && page.contains("Five years of two sites"));
    let told = run(&["solve", &document, "--stop", "60s"]);
    assert!(stdout(&told).contains("When each site fills up"), "{}", stdout(&told));
}

#[test]
fn what_the_model_has_not_is_refused_before_anything_is_done() {
    let folder = folder();
    let solution = folder.arg("rows.json");
    let output = run(&["solve", &folder.arg("plan.json"), "--solution", &solution]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(!std::path::Path::new(&solution).exists());
    let output = run(&["simulate", &folder.arg("plan.json")]);
    assert_eq!(code(&output), 2);
}

#[test]
fn schema_and_rules_are_the_committed_ones() {
    for (asked, file) in [
        (vec!["schema", "cemetery-plan"], "schema/cemetery-plan.schema.json"),
        (vec!["rules", "cemetery-plan", "--markdown"], "rules-cemetery-plan.md"),
    ] {
        let committed = crate::read(format!("{}/../docs/{file}", env!("CARGO_MANIFEST_DIR")).as_ref());
        assert_eq!(stdout(&run(&asked)), committed, "{file}");
    }
}
