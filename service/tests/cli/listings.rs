//! The verbs that only tell: schema, rules, scenario, check of a good document, help.

use serde_json::Value;

use crate::{Folder, anpai, code, json, run, run_with, stderr, stdout};

#[test]
fn a_good_document_has_no_issues() {
    let folder = Folder::new();
    let output = run(&["check", &folder.arg("day.json")]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(stdout(&output), "no issues: 3 visits with 3 tasks, 2 caregivers with 2 shifts, 1 day\n");
    let object = json(&run_with(&["check", "-", "--json"], crate::DAY.as_bytes()));
    assert_eq!(object["status"], "valid");
    assert_eq!(object["visits"], 3);
}

#[test]
fn the_schema_is_the_committed_one() {
    let output = run(&["schema", "visits"]);
    assert_eq!(code(&output), 0);
    let committed =
        crate::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/schema/visits.schema.json").as_ref());
    assert_eq!(stdout(&output), committed);
}

#[test]
fn every_rule_is_listed_with_its_reason() {
    let rules = json(&run(&["rules", "visits", "--json"]));
    let rules = rules.as_array().unwrap();
    let skill = rules.iter().find(|r| r["rule"] == "CaregiverHasSkill").unwrap();
    assert_eq!((&skill["level"], &skill["weight"]), (&Value::from("hard"), &Value::from(1)));
    let table = run(&["rules", "visits"]);
    for rule in rules {
        let name = rule["rule"].as_str().unwrap();
        assert!(stdout(&table).contains(name), "{name}");
        assert!(rule["reason"].as_str().is_some_and(|r| r.len() > 20), "{name} has a reason");
    }
}

#[test]
fn the_documentation_has_the_table_of_the_rules() {
    let committed = crate::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules.md").as_ref());
    assert_eq!(stdout(&run(&["rules", "visits", "--markdown"])), committed);
}

#[test]
fn a_scenario_is_a_document_without_issues_and_depends_on_its_seed() {
    let folder = Folder::new();
    let file = folder.arg("guandu.json");
    assert_eq!(code(&run(&["scenario", "guandu-normal", "--out", &file])), 0);
    assert_eq!(code(&run(&["check", &file])), 0);
    let again = run(&["scenario", "guandu-normal", "--seed", "1"]);
    assert_eq!(stdout(&again), folder.read("guandu.json"));
    assert_ne!(stdout(&run(&["scenario", "guandu-normal", "--seed", "2"])), stdout(&again));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = anpai(&["scenario", "large-20000"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // Megabytes do not fit in the pipe: the binary is still writing when its reader leaves.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0);
    assert_eq!(stderr(&output), "");
}

#[test]
fn help_says_what_the_exit_codes_mean() {
    let output = run(&["--help"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("130 interrupted with no plan"));
}
