//! Bed plans from outside. The example document asks for more than its budgets can pay: 60 % nursing beds of a district
//! whose one home has 25 %, and 41 beds a thousand where there are 2.

use serde_json::Value;

use super::{Folder, code, json, run, stderr, stdout};

const EXAMPLE: &str = include_str!("../../../core/tests/data/beds-plan.json");

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("beds.json", EXAMPLE.as_bytes());
    folder
}

#[test]
fn a_document_is_checked_and_counted() {
    let output = run(&["check", &folder().arg("beds.json"), "--json"]);
    assert_eq!(code(&output), 0);
    let found = json(&output);
    assert_eq!(
        (&found["institutions"], &found["projects"], &found["targets"]),
        (&1.into(), &1.into(), &12.into())
    );
}

#[test]
fn a_plan_is_made_written_and_evaluated_alike() {
    let folder = folder();
    let output = run(&[
        "solve",
        &folder.arg("beds.json"),
        "--out",
        &folder.arg("plan.json"),
        "--json",
        "--stop",
        "20s",
    ]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let solved = json(&output);
    let evaluated = run(&["evaluate", &folder.arg("beds.json"), &folder.arg("plan.json"), "--json"]);
    assert_eq!(code(&evaluated), 0);
    let evaluated = json(&evaluated);
    assert_eq!((&solved["stages"], &solved["targets"]), (&evaluated["stages"], &evaluated["targets"]));
    // The share is binding: it is met, or what clashes is named.
    assert_eq!(solved["targets"][0]["missing"] == 0, solved["proof"]["clash"].is_null());
    let text = run(&["evaluate", &folder.arg("beds.json"), &folder.arg("plan.json")]);
    assert!(stdout(&text).contains("nursing share (binding, 2025): at least 60"));
}

#[test]
fn a_commitment_that_nobody_can_pay_is_no_plan_and_names_both() {
    let folder = folder();
    let poor = EXAMPLE.replace("\"yuan\": 30000000", "\"yuan\": 1000000");
    assert_ne!(poor, EXAMPLE);
    folder.put("poor.json", poor.as_bytes());
    let output = run(&["solve", &folder.arg("poor.json"), "--json", "--stop", "20s"]);
    // The centre may begin in 2022 instead, whose district budget nobody limits.
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let poorer = poor.replace("\"yuan\": 50000000", "\"yuan\": 5");
    folder.put("poorer.json", poorer.as_bytes());
    let output = run(&["solve", &folder.arg("poorer.json"), "--json", "--stop", "20s"]);
    assert_eq!(code(&output), 1, "{}", stdout(&output));
    let names = &json(&output)["proof"]["clash"]["names"];
    assert_eq!(names, &serde_json::json!(["budget city, all years", "commitment centre"]));
}

#[test]
fn a_front_is_unbeaten() {
    let folder = folder();
    let output = run(&["frontier", &folder.arg("beds.json"), "--points", "3", "--json", "--stop", "30s"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let found = json(&output);
    let points = found["points"].as_array().expect("a list");
    let figure = |n: usize, field: &str| points[n][field].as_i64().expect("a number");
    for n in 1..points.len() {
        assert!(
            figure(n, "cost_fen") > figure(n - 1, "cost_fen")
                && figure(n, "mean_need") <= figure(n - 1, "mean_need")
        );
    }
}

#[test]
fn mistakes_are_told_and_other_models_have_no_front() {
    let folder = folder();
    folder.put("wrong.json", EXAMPLE.replace("\"nature\": \"binding\"", "\"nature\": \"biding\"").as_bytes());
    assert_eq!(code(&run(&["check", &folder.arg("wrong.json")])), 2);
    assert_eq!(code(&run(&["frontier", &folder.arg("day.json")])), 2);
}

#[test]
fn the_report_tells_the_plan_and_is_one_file() {
    let folder = folder();
    let (file, plan, report) = (folder.arg("beds.json"), folder.arg("plan.json"), folder.arg("plan.html"));
    let output = run(&["solve", &file, "--out", &plan, "--report", &report, "--json", "--stop", "20s"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let page = folder.read("plan.html");
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").expect("a data block");
    let data: Value = serde_json::from_str(rest.split_once("</script>").expect("it ends").0).expect("JSON");
    let told = json(&output);
    assert_eq!(
        (&data["stages"], &data["proof"], &data["status"]),
        (&told["stages"], &told["proof"], &told["status"])
    );
    // The name of SVG's elements is an address that nobody goes to.
    let fetched = page.replace("http://www.w3.org/2000/svg", "");
    assert!(
        ["src=\"", "http://", "https://"].iter().all(|sign| !fetched.contains(sign)),
        "nothing is fetched"
    );
}

#[test]
fn the_visits_of_beds_at_home_are_a_document_of_their_own() {
    let folder = folder();
    let mut wanted: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    wanted["communities"][0]["demand"]["family-care"] = serde_json::json!([5, 6, 7, 8, 9]);
    folder.put("beds.json", wanted.to_string().as_bytes());
    let (file, visits, plan) = (folder.arg("beds.json"), folder.arg("visits.json"), folder.arg("plan.json"));
    let output = run(&["solve", &file, "--visits", &visits, "--out", &plan, "--json", "--stop", "20s"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let draft: Value = serde_json::from_str(&folder.read("visits.json")).expect("JSON");
    // One client for everybody who has such a bed in 2025 in the likeliest scenario, each with two baths a week.
    let plan: Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    let weight = |s: &Value| s["weight"].as_i64().expect("a weight");
    let all = plan["scenarios"].as_array().expect("a list");
    let most = all.iter().map(weight).max();
    let likeliest = &all.iter().find(|s| Some(weight(s)) == most).expect("one")["id"];
    let at_home = |f: &&Value| f["kind"] == "family-care" && f["year"] == 2025 && f["scenario"] == *likeliest;
    let flows = plan["flows"].as_array().expect("a list").iter().filter(at_home);
    let people: i64 = flows.map(|f| f["people"].as_i64().expect("a number")).sum();
    let clients = draft["clients"].as_array().map_or(0, Vec::len);
    assert!(clients > 0);
    assert_eq!(clients as i64, people);
    assert_eq!(draft["visits"][0]["times"], 2);
    let check = run(&["check", &visits]);
    assert_eq!(code(&check), 0, "{}{}", stdout(&check), stderr(&check));
    assert!(stdout(&check).contains("no issues"));
}

#[test]
fn only_bed_plans_have_visits_to_write() {
    let folder = folder();
    let output = run(&["solve", &folder.arg("day.json"), "--visits", &folder.arg("visits.json")]);
    assert_eq!(code(&output), 2);
    assert!(!folder.path("visits.json").exists());
}

#[test]
fn a_front_of_a_target_that_is_none_names_those_that_have_one() {
    let folder = Folder::new();
    let network = folder.arg("network.json");
    assert_eq!(code(&run(&["scenario", "guandu-network", "--out", &network])), 0);
    for asked in [&["--target", "nothing"][..], &[]] {
        let output = run(&[&["frontier", &network, "--json"], asked].concat());
        let told = json(&output);
        assert_eq!((code(&output), &told["issues"][0]["code"]), (2, &"unknown-target".into()), "{told}");
        assert!(told["issues"][0]["action"].as_str().expect("a text").contains("covered"), "{told}");
    }
}
