//! Meals plans and siting problems from outside.

use serde_json::Value;

use super::{Folder, code, json, run, stderr, stdout};

const EXAMPLE: &str = include_str!("../../../core/tests/data/meals-plan.json");

/// Three sites and four customers: the second and third site together cost 30 + 25 + 2 + 3 + 4 + 1; nothing else that
/// carries 20 costs so little.
const SITING: &str = "3 4\n12 11 10\n50 30 25.5\n5 6 4 5\n9 2 7\n8 3 9\n1 9 4\n7 5 1\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("meals.json", EXAMPLE.as_bytes());
    folder.put("siting.txt", SITING.as_bytes());
    folder
}

#[test]
fn a_document_is_checked_and_counted() {
    let output = run(&["check", &folder().arg("meals.json"), "--json"]);
    assert_eq!(code(&output), 0);
    let found = json(&output);
    assert_eq!(
        (&found["kitchens"], &found["points"], &found["communities"]),
        (&2.into(), &3.into(), &3.into())
    );
}

#[test]
fn a_plan_is_made_written_reported_and_evaluated_alike() {
    let folder = folder();
    let (out, report) = (folder.arg("plan.json"), folder.arg("plan.html"));
    let asked =
        ["solve", &folder.arg("meals.json"), "--out", &out, "--report", &report, "--json", "--stop", "20s"];
    let output = run(&asked);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let solved = json(&output);
    let evaluated = json(&run(&["evaluate", &folder.arg("meals.json"), &out, "--json"]));
    assert_eq!((&solved["stages"], &solved["cost"]), (&evaluated["stages"], &evaluated["cost"]));
    // Fifteen halal meals of c3 can be cooked by nobody within reach.
    assert_eq!(solved["stages"]["unserved"].as_array().and_then(|u| u.last()), Some(&15.into()));
    assert_eq!(solved["status"], "partial");
    let page = std::fs::read_to_string(&report).expect("a report");
    assert!(page.starts_with("<!doctype html>") && page.contains("c3"));
}

#[test]
fn a_siting_problem_is_solved_with_proof_and_its_solution_judged() {
    let folder = folder();
    let solution = folder.arg("solution.txt");
    let asked = ["solve", "--format", "sscflp", &folder.arg("siting.txt"), "--solution", &solution, "--json"];
    let found = json(&run(&asked));
    assert_eq!((&found["status"], found["objective"].as_f64()), (&Value::from("optimal"), Some(65.5)));
    assert_eq!((found["bound"].as_f64(), &found["open"]), (Some(65.5), &2.into()));
    assert_eq!(std::fs::read_to_string(&solution).expect("a solution"), "0 1\n1 1\n2 2\n3 2\n");
    let judged =
        json(&run(&["evaluate", "--format", "sscflp", &folder.arg("siting.txt"), &solution, "--json"]));
    assert_eq!((&judged["status"], judged["objective"].as_f64()), (&Value::from("feasible"), Some(65.5)));
    folder.put("full.txt", b"0 1\n1 1\n2 1\n3 2\n");
    let full = run(&["evaluate", "--format", "sscflp", &folder.arg("siting.txt"), &folder.arg("full.txt")]);
    assert_eq!(code(&full), 1);
    assert!(stdout(&full).contains("SiteWithinCapacity: site 1: 4 too much"));
}

#[test]
fn bad_siting_files_are_refused_with_every_issue() {
    let folder = folder();
    folder.put("bad.txt", b"1 1\n5\nx\n2\n-1\n");
    let output = run(&["solve", "--format", "sscflp", &folder.arg("bad.txt"), "--json"]);
    assert_eq!(code(&output), 2);
    assert_eq!(json(&output)["issues"].as_array().map(Vec::len), Some(2));
    let asked =
        run(&["solve", "--format", "sscflp", &folder.arg("siting.txt"), "--out", &folder.arg("p.json")]);
    assert_eq!(code(&asked), 2);
}

#[test]
fn sites_that_cannot_carry_everybody_are_no_plan() {
    let folder = folder();
    folder.put("small.txt", SITING.replace("12 11 10", "4 4 4").as_bytes());
    let output = run(&["solve", "--format", "sscflp", &folder.arg("small.txt"), "--json"]);
    assert_eq!(code(&output), 1);
    assert_eq!(json(&output)["status"], "infeasible");
}
