//! `anpai evaluate`: the referee's word on a plan that anyone may have written.

use crate::{Folder, code, json, run, stderr, stdout};

#[test]
fn a_plan_is_worth_to_the_referee_what_the_search_said() {
    let folder = Folder::new();
    let (file, plan) = (folder.arg("day.json"), folder.arg("plan.json"));
    let solved = json(&run(&["solve", &file, "--iterations", "50", "--out", &plan, "--json"]));
    let output = run(&["evaluate", &file, &plan, "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let evaluated = json(&output);
    for key in ["status", "score", "rules", "unserved"] {
        assert_eq!(evaluated[key], solved[key], "{key}");
    }
    assert!(evaluated["iterations"].is_null() && evaluated["seed"].is_null());
}

#[test]
fn a_plan_that_breaks_a_hard_rule_is_no_plan() {
    let folder = Folder::new();
    let (file, plan) = (folder.arg("day.json"), folder.arg("plan.json"));
    assert_eq!(code(&run(&["solve", &file, "--iterations", "50", "--out", &plan])), 0);
    // The same plan against a day on which nursing asks level 3, which c1 does not have.
    folder.put("stricter.json", crate::DAY.replace(r#""level": 2"#, r#""level": 3"#).as_bytes());
    let output = run(&["evaluate", &folder.arg("stricter.json"), &plan]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stdout(&output).contains("infeasible"), "{}", stdout(&output));
    assert!(stdout(&output).contains("CaregiverHasSkill"), "{}", stdout(&output));
}

#[test]
fn a_plan_of_another_day_is_bad_input_with_every_issue() {
    let folder = Folder::new();
    let (file, plan) = (folder.arg("day.json"), folder.arg("plan.json"));
    assert_eq!(code(&run(&["solve", &file, "--iterations", "50", "--out", &plan])), 0);
    let renamed =
        crate::DAY.replace(r#""id": "v1""#, r#""id": "w1""#).replace(r#""id": "v2""#, r#""id": "w2""#);
    folder.put("other.json", renamed.as_bytes());
    let output = run(&["evaluate", &folder.arg("other.json"), &plan, "--json"]);
    assert_eq!(code(&output), 2);
    assert_eq!(json(&output)["issues"].as_array().unwrap().len(), 2, "{}", stdout(&output));
}

/// A file of `tests/data`.
fn data(name: &str) -> String {
    format!("{}/../tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn published_solutions_cost_what_they_say_in_the_unit_of_their_format() {
    let [problem, solution] = ["hhcrsp/toy.json", "hhcrsp/toy.sol.json"].map(data);
    let output = run(&["evaluate", &problem, &solution, "--format", "hhcrsp", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    // 334 minutes of travel and no tardiness, a third of the sum.
    assert!(stdout(&output).contains("\"objective\": 111.333,"), "{}", stdout(&output));
    let [problem, solution] = ["vrptw/R101.txt", "vrptw/R101.sol"].map(data);
    assert_eq!(code(&run(&["evaluate", &problem, &solution, "--format", "vrptw"])), 0);
}

#[test]
fn a_solution_written_in_the_published_form_costs_the_same_when_read() {
    let folder = Folder::new();
    for (format, problem) in
        [("hhcrsp", "hhcrsp/toy.json"), ("uhhc", "uhhc/i-116.json"), ("vrptw", "vrptw/C201.txt")]
    {
        let (problem, solution, plan) = (data(problem), folder.arg("solution"), folder.arg("plan.json"));
        let common = ["--format", format, "--json"];
        let written = ["solve", &problem, "--iterations", "100", "--solution", &solution, "--out", &plan];
        let solved = run(&[&written[..], &common].concat());
        assert_eq!(code(&solved), 0, "{format}: {}", stderr(&solved));
        for file in [&solution, &plan] {
            let evaluated = run(&[&["evaluate", &problem, file][..], &common].concat());
            assert_eq!(code(&evaluated), 0, "{format}: {}", stderr(&evaluated));
            for key in ["status", "objective", "score", "rules"] {
                assert_eq!(json(&evaluated)[key], json(&solved)[key], "{key} of {format}");
            }
        }
    }
}
