//! Admission to beds from outside: the small document of two homes and a children's house, and the published problem.
//!
//! East has one general and one nursing bed, West a nursing bed for women. He lives in East's general bed and asked to
//! move; she fits general and nursing beds. Bai (the highest tier, 3,500 yuan with the subsidy) can pay East only. Ding,
//! a man who has waited longest, has no place left: East's nursing bed is Bai's, West's is for women.

use serde_json::{Value, json};

use crate::{Folder, code, json as object, run, run_with, stderr, stdout};

const ADMISSION: &str = include_str!("../../../tests/data/admission.json");

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("beds.json", ADMISSION.as_bytes());
    folder
}

/// Who is where in a plan file.
fn placed(plan: &Value) -> Vec<(String, String)> {
    let text = |v: &Value, key: &str| v[key].as_str().expect("a text").to_owned();
    let all = plan["placed"].as_array().expect("a list").iter();
    all.map(|p| (text(p, "applicant"), format!("{}/{}", text(p, "institution"), text(p, "unit")))).collect()
}

#[test]
fn the_decision_is_written_evaluated_again_and_told() {
    let folder = folder();
    let (file, plan, report) = (folder.arg("beds.json"), folder.arg("plan.json"), folder.arg("report.html"));
    let output = run(&["solve", &file, "--json", "--out", &plan, "--report", &report]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let told = object(&output);
    assert_eq!((&told["status"], &told["policy"]), (&json!("partial"), &json!("optimal")));
    let decision: Value = serde_json::from_str(&folder.read("plan.json")).expect("JSON");
    let expected = [
        ("bai", "east/nursing"),
        ("chen", "west/nursing-women"),
        ("he", "east/general"),
        ("kong", "children/beds"),
    ];
    assert_eq!(placed(&decision), expected.map(|(who, bed)| (who.to_owned(), bed.to_owned())));
    // First in line is Ding, who has waited for more than five years; then Fang and Gao since the same day.
    let waiting: Vec<&str> =
        decision["waiting"].as_array().unwrap().iter().map(|w| w["applicant"].as_str().unwrap()).collect();
    assert_eq!(waiting, ["ding", "fang", "gao"]);
    // One nursing bed more in East serves Ding: nobody else of those who wait has waited longer.
    let nursing = decision["beds"].as_array().unwrap().iter().find(|b| b["unit"] == "nursing").unwrap();
    assert_eq!(
        (&nursing["one_more"]["served"], &nursing["one_more"]["waiting_days"]),
        (&json!(1), &json!(1825))
    );

    let again = run(&["evaluate", &file, &plan, "--json"]);
    assert_eq!(code(&again), 0, "{}", stderr(&again));
    assert_eq!(object(&again)["score"], told["score"]);
    assert_eq!(object(&again)["rules"], told["rules"]);
    assert!(folder.read("report.html").contains("Two homes and a children"));

    let text = run(&["solve", &file]);
    for words in
        ["4 of 7 get a bed, 3 wait", "Who waits, and why", "serves one more: general, 1825 days", "synthetic"]
    {
        assert!(stdout(&text).contains(words), "{words} in {}", stdout(&text));
    }
}

#[test]
fn a_plan_that_breaks_a_hard_rule_is_evaluated_and_is_none() {
    let folder = folder();
    let bed = |who: &str, unit: &str| json!({ "applicant": who, "institution": "east", "unit": unit });
    let plan = json!({ "anpai": 1, "model": "beds-admission",
        "placed": [bed("ding", "general"), bed("fang", "general"), bed("kong", "nursing")] });
    folder.put("plan.json", plan.to_string().as_bytes());
    let output = run(&["evaluate", &folder.arg("beds.json"), &folder.arg("plan.json"), "--json"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let told = object(&output);
    let amount = |rule: &str| {
        let rules = told["rules"].as_array().unwrap();
        rules.iter().find(|r| r["rule"] == rule).unwrap()["amount"].clone()
    };
    // Ding needs dementia care, Kong is a child, two share the one general bed, and He has lost hers.
    assert_eq!(amount("BedFitsNeed"), 2);
    assert_eq!(amount("ClientGroupsApart"), 1);
    assert_eq!(amount("NoTwoPeopleInOneBed"), 1);
    assert_eq!(amount("ResidentKeepsABed"), 1);

    let odd = r#"{"anpai": 1, "model": "beds-admission", "placed": [{"applicant": "nobody", "institution": "east", "unit": "x"}]}"#;
    folder.put("odd.json", odd.as_bytes());
    let output = run(&["evaluate", &folder.arg("beds.json"), &folder.arg("odd.json"), "--json"]);
    assert_eq!(code(&output), 2);
    let pointers: Vec<String> = object(&output)["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["pointer"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(pointers, ["/placed/0/applicant", "/placed/0/unit"]);
}

#[test]
fn deferred_acceptance_leaves_nobody_a_reason_to_envy() {
    let document = ADMISSION.replace(r#""synthetic": true,"#, r#""policy": "deferred-acceptance","#);
    let output = run_with(&["solve", "-", "--json"], document.as_bytes());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let told = object(&output);
    assert_eq!((&told["policy"], &told["envy"]["people"]), (&json!("deferred-acceptance"), &json!(0)));
    assert!(told["beds"][0].get("one_more").is_none(), "prices belong to the optimal decision");
}

#[test]
fn its_rules_schema_and_check_are_there() {
    let folder = folder();
    let check = run(&["check", &folder.arg("beds.json")]);
    assert_eq!(stdout(&check), "no issues: 7 applicants, 4 beds in 4 units of 3 homes\n");
    let committed =
        |path: &str| crate::read(format!("{}/../docs/{path}", env!("CARGO_MANIFEST_DIR")).as_ref());
    assert_eq!(stdout(&run(&["schema", "beds-admission"])), committed("schema/beds-admission.schema.json"));
    let rules = run(&["rules", "beds-admission", "--markdown"]);
    assert_eq!(stdout(&rules), committed("rules-beds-admission.md"));
}

#[test]
fn the_published_problem_is_solved_to_its_optimum() {
    let folder = folder();
    // Two slots with one place and two; each applicant left out costs 50, 60, 70.
    folder.put("problem.txt", b"3 2 4\n1 2\n50 60 70\n0 0 5\n0 1 8\n1 0 4\n2 1 9\n");
    let (file, solution) = (folder.arg("problem.txt"), folder.arg("solution.txt"));
    let output = run(&["solve", &file, "--format", "assignment", "--solution", &solution, "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    // 8 + 4 + 9.
    assert_eq!((&object(&output)["objective"], &object(&output)["bound"]), (&json!(21), &json!(21)));
    assert_eq!(folder.read("solution.txt"), "0 1\n1 0\n2 1\n");
    let again = run(&["evaluate", &file, &solution, "--format", "assignment", "--json"]);
    assert_eq!((code(&again), &object(&again)["objective"]), (0, &json!(21)));
    folder.put("bad.txt", b"0 0\n1 0\n");
    let bad = run(&["evaluate", &file, &folder.arg("bad.txt"), "--format", "assignment"]);
    assert_eq!(code(&bad), 1, "{}", stdout(&bad));
    let check = run(&["check", &file, "--format", "assignment"]);
    assert_eq!(stdout(&check), "no issues: 3 applicants, 3 places in 2 slots, 4 arcs\n");
    let refused = run(&["solve", &file, "--format", "assignment", "--out", &folder.arg("plan.json")]);
    assert_eq!(code(&refused), 2);
}
