//! Documents that travel along roads: their networks lie beside them, whoever reads them.

use serde_json::Value;

use crate::{Folder, code, json, run, run_with, stderr, stdout};

/// The Guandu day over its made-up streets, in a folder.
fn guandu() -> (Folder, String) {
    let folder = Folder::new();
    let file = folder.arg("guandu.json");
    let output = run(&["scenario", "guandu-streets", "--out", &file]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("guandu-walk.roads"), "{}", stdout(&output));
    (folder, file)
}

#[test]
fn a_scenario_writes_its_networks_beside_its_document_and_nowhere_else() {
    let (folder, _) = guandu();
    let networks = ["guandu-car.roads", "guandu-ebike.roads", "guandu-walk.roads"];
    assert_eq!(folder.names(), [&["day.json"], &networks[..], &["guandu.json"]].concat());
    let output = run(&["scenario", "guandu-streets"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("--out"), "{}", stderr(&output));
}

#[test]
fn search_and_referee_travel_the_same_roads_and_every_answer_says_so() {
    let (folder, file) = guandu();
    let (plan, report) = (folder.arg("plan.json"), folder.arg("report.html"));
    let solved = run(&["solve", &file, "--iterations", "50", "--out", &plan, "--report", &report, "--json"]);
    assert_eq!(code(&solved), 0, "{}", stderr(&solved));
    let evaluated = run(&["evaluate", &file, &plan, "--json"]);
    assert_eq!(code(&evaluated), 0, "{}", stderr(&evaluated));
    let (solved, evaluated) = (json(&solved), json(&evaluated));
    assert_eq!(solved["score"], evaluated["score"]);
    assert_eq!(solved["rules"], evaluated["rules"]);
    let modes = ["car", "e-bike", "walk"];
    let travel = serde_json::json!([{"source": "roads", "modes": modes, "credit": "synthetic streets"}]);
    let written: Value = serde_json::from_str(&folder.read("plan.json")).unwrap();
    assert_eq!((&solved["travel"], &written["travel"]), (&travel, &travel));
    let text = run(&["evaluate", &file, &plan]);
    assert!(stdout(&text).contains("Travel times are along roads: synthetic streets."), "{}", stdout(&text));
    assert!(folder.read("report.html").contains("\"lines\":[["));
}

#[test]
fn networks_that_are_missing_damaged_or_no_networks_are_told_all_at_once() {
    let (folder, file) = guandu();
    std::fs::remove_file(folder.path("guandu-car.roads")).unwrap();
    let bytes = std::fs::read(folder.path("guandu-ebike.roads")).unwrap();
    folder.put("guandu-ebike.roads", &bytes[..bytes.len() / 2]);
    folder.put("guandu-walk.roads", b"nodes,edges");
    let output = run(&["check", &file, "--json"]);
    assert_eq!(code(&output), 2);
    let object = json(&output);
    let told: Vec<_> = (object["issues"].as_array().unwrap().iter())
        .map(|i| (i["pointer"].as_str().unwrap(), i["code"].as_str().unwrap()))
        .collect();
    let expected = [
        ("/travel/modes/car/file", "network-missing"),
        ("/travel/modes/e-bike/file", "network-damaged"),
        ("/travel/modes/walk/file", "network-damaged"),
    ];
    assert_eq!(told, expected);
    // From standard input, files are looked for where the program runs.
    let output = run_with(&["check", "-", "--json"], folder.read("guandu.json").as_bytes());
    assert_eq!(json(&output)["issues"][0]["code"], "network-missing");
}

#[test]
fn a_place_far_from_any_road_is_told_with_its_distance() {
    let (folder, file) = guandu();
    let mut document: Value = serde_json::from_str(&folder.read("guandu.json")).unwrap();
    document["places"][3]["y"] = (-900).into();
    folder.put("guandu.json", document.to_string().as_bytes());
    let object = json(&run(&["check", &file, "--json"]));
    let issues = object["issues"].as_array().unwrap();
    // Once for each mode.
    assert_eq!(issues.len(), 3, "{issues:?}");
    assert_eq!((&issues[0]["code"], &issues[0]["pointer"]), (&"far-from-road".into(), &"/places/3".into()));
    assert!(issues[0]["cause"].as_str().unwrap().contains("the nearest one is"), "{issues:?}");
}

#[test]
fn the_roads_of_heidelberg_are_credited() {
    let folder = Folder::new();
    let (file, plan) = (folder.arg("heidelberg.json"), folder.arg("plan.json"));
    assert_eq!(code(&run(&["scenario", "heidelberg-day", "--out", &file])), 0);
    let output = run(&["solve", &file, "--iterations", "20", "--out", &plan]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("along roads: © OpenStreetMap contributors."), "{text}");
    assert!(text.contains("synthetic"), "{text}");
}
