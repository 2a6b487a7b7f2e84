//! Slots from outside.

use std::process::Command;

use super::{Folder, code, json, read, run, stderr, stdout};

const EXAMPLE: &str = include_str!("../../../core/tests/data/slots.json");

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("slots.json", EXAMPLE.as_bytes());
    folder
}

#[test]
fn a_document_is_checked_and_counted() {
    let output = run(&["check", &folder().arg("slots.json")]);
    let line = "no issues: 2 days, 2 sites, 4 slots, 2 of them given by draw, 9 requests, 23 people\n";
    assert_eq!(stdout(&output), line, "{}", stderr(&output));
}

#[test]
fn the_rules_and_the_schema_are_the_committed_ones() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs");
    let committed = |name: &str| read(format!("{docs}/{name}").as_ref());
    assert_eq!(stdout(&run(&["schema", "slots"])), committed("schema/slots.schema.json"));
    assert_eq!(stdout(&run(&["rules", "slots", "--markdown"])), committed("rules-slots.md"));
}

#[test]
fn slots_are_given_written_and_evaluated_alike() {
    let folder = folder();
    let (document, out) = (folder.arg("slots.json"), folder.arg("plan.json"));
    let output = run(&["solve", &document, "--out", &out, "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let solved = json(&output);
    // 9 people have a slot by draw, and 5 fit in w8.
    assert_eq!((&solved["status"], &solved["total"]["placed"]["people"]), (&"optimal".into(), &14.into()));
    assert_eq!(solved["proof"]["stages"][0]["bound"], 14);
    let evaluated = json(&run(&["evaluate", &document, &out, "--json"]));
    assert_eq!((&solved["score"], &solved["total"]), (&evaluated["score"], &evaluated["total"]));
    // Whoever reads it is told the same.
    let text = run(&["solve", &document]);
    assert!(
        stdout(&text).contains("placed  14 people in 5 requests, 9 people in 4 requests of them by draw")
    );
}

/// The blocks of Python on the page.
fn scripts() -> Vec<String> {
    let page = read(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/slots.md").as_ref());
    let blocks = page.split("```python\n").skip(1);
    blocks.filter_map(|block| Some(block.split_once("```")?.0.to_owned())).collect()
}

fn python(folder: &Folder, script: &str) -> String {
    let output =
        Command::new("python3").arg("-c").arg(script).current_dir(folder.path("")).output().expect("python3");
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).to_owned()
}

#[test]
fn a_number_and_a_whole_draw_are_verified_by_the_scripts_of_the_page() {
    let folder = folder();
    let output = run(&["solve", &folder.arg("slots.json"), "--out", &folder.arg("plan.json")]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let plan: serde_json::Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    let requests = plan["requests"].as_array().expect("a list");
    let ids: Vec<&str> = requests.iter().filter_map(|request| request["request"].as_str()).collect();
    folder.put("requests.txt", ids.join("\n").as_bytes());
    let [mine, all] = scripts().try_into().expect("two scripts");
    for request in requests {
        let id = request["request"].as_str().expect("an id");
        let script =
            mine.replace("\"SEED\"", &plan["seed"].to_string()).replace("\"ID\"", &format!("\"{id}\""));
        let told = python(&folder, &script);
        assert!(told.starts_with(&format!("number {} of 9\n", request["number"])), "{id}: {told}");
    }
    assert_eq!(python(&folder, &all), "as drawn: True\n");
    // A plan that gives somebody else a slot that was drawn is not as drawn.
    let moved = folder.read("plan.json").replacen("\"slot\": \"e10\"", "\"slot\": \"e8\"", 1);
    folder.put("plan.json", moved.as_bytes());
    assert_eq!(python(&folder, &all), "as drawn: False\n");
    assert_eq!(code(&run(&["evaluate", &folder.arg("slots.json"), &folder.arg("plan.json")])), 1);
}

#[test]
fn a_report_is_written_when_slots_are_given_and_when_a_plan_is_evaluated() {
    let folder = folder();
    let [document, out, found, judged] =
        ["slots.json", "plan.json", "found.html", "judged.html"].map(|name| folder.arg(name));
    let output = run(&["solve", &document, "--out", &out, "--report", &found]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let output = run(&["evaluate", &document, &out, "--report", &judged]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let [found, judged] = ["found.html", "judged.html"].map(|name| folder.read(name));
    assert!(found.contains("Content-Security-Policy") && found.contains("qingming-2026"));
    // The same plan has the same page, but that only whoever found it knows how good it is.
    let without = |page: &str| {
        let (head, rest) = page.split_once("\"proof\":").expect("a proof");
        let (_, tail) = rest.split_once(",\"figures\"").expect("what follows it");
        format!("{head}{tail}").replacen("\"optimal\"", "\"partial\"", 1)
    };
    assert!(judged.contains("\"proof\":null"));
    assert_eq!(without(&found), without(&judged));
}

#[test]
fn a_plan_that_departs_from_the_draw_has_a_page_that_says_so() {
    let folder = folder();
    let [document, out, page] = ["slots.json", "plan.json", "page.html"].map(|name| folder.arg(name));
    assert_eq!(code(&run(&["solve", &document, "--out", &out])), 0);
    let moved = folder.read("plan.json").replacen("\"slot\": \"e10\"", "\"slot\": \"e8\"", 1);
    folder.put("plan.json", moved.as_bytes());
    let output = run(&["evaluate", &document, &out, "--report", &page]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(folder.read("page.html").contains("\"status\":\"infeasible\""));
}
