//! `anpai recommend`: where one more visit fits into a plan as it is.

use serde_json::{Value, json};

use crate::{DAY, Folder, code, json, run, stderr, stdout};

/// A folder with a plan of the day, and the day itself.
fn planned() -> (Folder, Value) {
    let folder = Folder::new();
    let (file, plan) = (folder.arg("day.json"), folder.arg("plan.json"));
    assert_eq!(code(&run(&["solve", &file, "--iterations", "50", "--out", &plan])), 0);
    (folder, serde_json::from_str(DAY).expect("JSON"))
}

/// Asks for places for a request; the exit code, and what is printed.
fn ask(folder: &Folder, request: &Value, more: &[&str]) -> (i32, Value) {
    folder.put("request.json", request.to_string().as_bytes());
    let files = ["day.json", "plan.json", "request.json"].map(|name| folder.arg(name));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let output = run(&[&["recommend"], &files[..], &["--json"], more].concat());
    (code(&output), json(&output))
}

#[test]
fn one_more_meal_is_offered_to_whoever_can_bring_it_and_told_to_people_in_a_line() {
    let (folder, day) = planned();
    let mut meal = day["visits"][1].clone();
    meal["id"] = json!("w");
    let (exit, answer) = ask(&folder, &meal, &["--best", "2"]);
    let places = answer["places"].as_array().expect("a list");
    assert!(exit == 0 && !places.is_empty() && places.len() <= 2, "{answer}");
    let served =
        places[0]["rules"].as_array().expect("a list").iter().find(|rule| rule["rule"] == "VisitServed");
    let served = served.expect("to leave it out costs something");
    assert!(served["after"].as_i64() < served["before"].as_i64(), "{answer}");
    let files = ["day.json", "plan.json", "request.json"].map(|name| folder.arg(name));
    let output = run(&["recommend", &files[0], &files[1], &files[2]]);
    assert!(stdout(&output).starts_with("1. visit w"), "{}", stdout(&output));
    // A plan is not changed by being asked.
    assert_eq!(code(&run(&["evaluate", &files[0], &files[1]])), 0);
}

#[test]
fn the_best_of_many_places_come_first() {
    let folder = Folder::new();
    let [file, plan] = ["day.json", "plan.json"].map(|name| folder.arg(name));
    assert_eq!(code(&run(&["scenario", "guandu-calm", "--out", &file])), 0);
    assert_eq!(code(&run(&["solve", &file, "--iterations", "50", "--out", &plan])), 0);
    let day: Value = serde_json::from_slice(&std::fs::read(&file).expect("it is there")).expect("JSON");
    let mut visit = day["visits"][0].clone();
    visit["id"] = json!("one-more");
    let places = |best: &str| {
        let (exit, answer) = ask(&folder, &visit, &["--best", best]);
        assert_eq!(exit, 0, "{answer}");
        answer["places"].as_array().expect("a list").clone()
    };
    let (all, best) = (places("20"), places("1"));
    let cost = |place: &Value| ["hard", "medium", "soft"].map(|level| place["cost"][level].as_i64());
    let costs: Vec<_> = all.iter().map(cost).collect();
    assert!(costs.is_sorted() && costs.first() < costs.last(), "{costs:?}");
    assert_eq!(best, all[..1]);
}

#[test]
fn what_nobody_can_do_has_no_place_and_says_why() {
    let (folder, day) = planned();
    // Bathing, for which nobody has the skill.
    let mut bathing = day["visits"][2].clone();
    bathing["id"] = json!("w");
    let (exit, answer) = ask(&folder, &bathing, &[]);
    assert_eq!((exit, &answer["places"]), (1, &json!([])));
    assert!(answer["unserved"].to_string().contains("CaregiverHasSkill"), "{answer}");
}

#[test]
fn a_request_that_is_none_is_told_its_issues_as_its_own() {
    let (folder, day) = planned();
    let mut twice = day["visits"][1].clone();
    let (exit, told) = ask(&folder, &twice, &[]);
    assert_eq!((exit, &told["issues"][0]["pointer"]), (2, &json!("/id")), "{told}");
    twice["id"] = json!("w");
    twice["tasks"][0]["service"] = json!("nothing");
    let (exit, told) = ask(&folder, &twice, &[]);
    assert!(
        exit == 2 && told["issues"][0]["pointer"].as_str().expect("a text").starts_with("/tasks/0"),
        "{told}"
    );
    let files = ["day.json", "plan.json", "request.json"].map(|name| folder.arg(name));
    for best in ["0", "21"] {
        assert_eq!(code(&run(&["recommend", &files[0], &files[1], &files[2], "--best", best])), 2);
    }
    let slots = folder.arg("slots.json");
    assert_eq!(code(&run(&["scenario", "guandu-marriages", "--out", &slots])), 0);
    let output = run(&["recommend", &slots, &files[1], &files[2]]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("visits, funerals-day and funerals-week"), "{}", stderr(&output));
}
