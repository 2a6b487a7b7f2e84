//! A day and a week of funerals from outside.

use super::{Folder, code, json, run, stderr, stdout};

const EXAMPLE: &str = include_str!("../../../core/tests/data/funerals-week.json");
const DAY: &str = include_str!("../../../tests/data/funerals/funeral_day_60_s1.json");

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("week.json", EXAMPLE.as_bytes());
    folder.put("day.json", DAY.as_bytes());
    folder
}

#[test]
fn a_document_is_checked_and_counted() {
    let found = json(&run(&["check", &folder().arg("week.json"), "--json"]));
    assert_eq!((&found["days"], &found["cases"], &found["collections"]), (&3.into(), &4.into(), &2.into()));
}

#[test]
fn a_week_is_planned_written_and_evaluated_alike() {
    let folder = folder();
    let out = folder.arg("plan.json");
    let asked = [
        "solve",
        &folder.arg("week.json"),
        "--out",
        &out,
        "--json",
        "--iterations",
        "1000",
        "--threads",
        "1",
    ];
    let output = run(&asked);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let solved = json(&output);
    let evaluated = json(&run(&["evaluate", &folder.arg("week.json"), &out, "--json"]));
    assert_eq!((&solved["score"], &solved["total"]), (&evaluated["score"], &evaluated["total"]));
    // Everybody can be served; only the hall of rank 2 that `b` asks for is not there, and it has one of rank 3.
    assert_eq!((&solved["status"], &solved["total"]["upgrades"]), (&"optimal".into(), &1.into()));
}

#[test]
fn a_published_day_is_planned_and_its_solution_costs_the_same() {
    let folder = folder();
    for format in ["funeral-day", "funeral-day-lag", "funeral-day-free"] {
        let (day, solution) = (folder.arg("day.json"), folder.arg("rows.json"));
        let output = run(&[
            "solve",
            "--format",
            format,
            &day,
            "--solution",
            &solution,
            "--iterations",
            "300",
            "--json",
        ]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let solved = json(&output);
        assert_eq!(solved["total"]["served"], 60);
        let judged = run(&["evaluate", "--format", format, &day, &solution, "--json"]);
        assert_eq!((code(&judged), &json(&judged)["score"]), (0, &solved["score"]));
    }
}

#[test]
fn a_report_is_written_when_a_plan_is_found_and_when_one_is_evaluated() {
    let folder = folder();
    let [week, plan, found, judged] =
        ["week.json", "plan.json", "found.html", "judged.html"].map(|name| folder.arg(name));
    let output =
        run(&["solve", &week, "--out", &plan, "--report", &found, "--iterations", "300", "--threads", "1"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let output = run(&["evaluate", &week, &plan, "--report", &judged]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let read = |path: &str| std::fs::read_to_string(path).expect("the report");
    // The same plan has the same page, but that only whoever found it knows that none is better.
    assert!(read(&found).contains("Content-Security-Policy"));
    assert_eq!(read(&found).replacen("\"optimal\"", "\"feasible\"", 1), read(&judged));
    let (day, page) = (folder.arg("day.json"), folder.arg("day.html"));
    let asked = ["solve", "--format", "funeral-day", &day, "--report", &page, "--iterations", "100"];
    assert_eq!(code(&run(&asked)), 0);
    assert!(read(&page).starts_with("<!doctype html>"));
}

#[test]
fn a_report_that_cannot_be_written_or_is_of_another_model_is_refused_before_anything_is_told() {
    let folder = folder();
    let (week, plan) = (folder.arg("week.json"), folder.arg("plan.json"));
    assert_eq!(code(&run(&["solve", &week, "--out", &plan, "--iterations", "300"])), 0);
    let output = run(&["evaluate", &week, &plan, "--report", &folder.arg("no/such/folder.html")]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    let (visits, page) = (folder.arg("visits.json"), folder.arg("page.html"));
    folder.put("visits.json", crate::DAY.as_bytes());
    let output = run(&["evaluate", &visits, &plan, "--report", &page]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("funerals-week"), "{}", stderr(&output));
    assert!(!std::path::Path::new(&page).exists());
}
