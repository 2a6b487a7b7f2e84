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
    assert_eq!((&solved["status"], &solved["total"]["upgrades"]), (&"feasible".into(), &1.into()));
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
fn a_report_that_is_not_there_is_refused_before_anything_is_done() {
    let folder = folder();
    let (report, out) = (folder.arg("report.html"), folder.arg("plan.json"));
    let output = run(&["solve", &folder.arg("week.json"), "--out", &out, "--report", &report]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("no report yet"));
    assert!(!std::path::Path::new(&out).exists() && !std::path::Path::new(&report).exists());
}
