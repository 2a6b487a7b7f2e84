//! Every model on the face that all fronts share: documents find their model, answers are the same on any number of threads,
//! and the referee says of a plan file what the solver said of the plan.

use std::sync::Arc;

use anpai_core::roads::NoRoads;
use anpai_core::stop::Stop;
use anpai_scenarios::scenario;
use anpai_solver::models::{self, AnyAnswer, AnyProblem, Front, MODELS, Terms};
use serde_json::Value;

/// A small document of each model.
const DOCUMENTS: [(&str, &str); 11] = [
    ("visits", "guandu-calm"),
    ("beds-admission", "beds-200"),
    ("beds-plan", "yinchuan-beds"),
    ("beds-forecast", "guandu-waiting"),
    ("meals-plan", "guandu-meals"),
    ("meal-rounds", "guandu-rounds"),
    ("network-plan", "guandu-network"),
    ("funerals-day", "guandu-funerals-day"),
    ("funerals-week", "lufeng-funerals-week"),
    ("cemetery-plan", "guandu-cemetery"),
    ("slots", "guandu-marriages"),
];

/// Its text, made so small that it is solved in seconds: a node of a whole district's model takes minutes.
fn text(name: &str) -> Vec<u8> {
    let scenario = scenario(name, 1).expect("there is one of this name");
    let mut document = serde_json::to_value(scenario.document).expect("it is JSON");
    if document["model"] == "beds-forecast" {
        document["replications"] = 3.into();
    }
    for (list, every) in [("communities", 16), ("scenarios", 100)] {
        if let Some(items) = document[list].as_array() {
            let some: Vec<Value> = items.iter().step_by(every).cloned().collect();
            document[list] = some.into();
        }
    }
    serde_json::to_vec(&document).expect("it is JSON")
}

fn solved(problem: &Arc<dyn AnyProblem>, threads: usize) -> Box<dyn AnyAnswer> {
    let terms = Terms { seed: 2, threads, stop: Stop::iterations(1) };
    Arc::clone(problem).solve(&terms, &mut |_| {}).expect("a plan")
}

#[test]
fn every_model_is_listed_once_and_has_a_document_here() {
    let listed: Vec<&str> = MODELS.iter().map(|model| model.name()).collect();
    let mut names = listed.clone();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), listed.len());
    let mut here = DOCUMENTS.map(|(model, _)| model).to_vec();
    here.sort_unstable();
    assert_eq!(here, names);
}

#[test]
fn a_document_finds_its_model_and_is_told_of() {
    for (name, scenario) in DOCUMENTS {
        let bytes = text(scenario);
        let model = models::of_document(&bytes).unwrap();
        assert_eq!(model.name(), name);
        let contents = model.read(&bytes, &NoRoads).unwrap().contents();
        assert!(
            !contents.line.is_empty() && contents.counts.values().any(|n| n.as_u64() > Some(0)),
            "{name}"
        );
        assert!(contents.notes.contains(&"People and places are synthetic.".to_owned()), "{name}");
        assert_eq!(model.rules().is_empty(), name == "beds-forecast");
        assert!(model.schema()["properties"]["model"].is_object());
    }
    let unknown = models::of_document(br#"{"anpai": 1, "model": "bedplan"}"#).unwrap_err();
    assert_eq!(unknown.0[0].pointer, "/model");
}

#[test]
fn an_answer_does_not_depend_on_threads_and_is_judged_as_it_was_found() {
    for (name, scenario) in DOCUMENTS {
        let bytes = text(scenario);
        let model = models::of_document(&bytes).unwrap();
        let problem = model.read(&bytes, &NoRoads).unwrap();
        let (one, two) = (solved(&problem, 1), solved(&problem, 2));
        let file = one.file();
        assert_eq!(file, two.file(), "{name}");
        assert!(one.report().starts_with("<!doctype html>"), "{name}");
        let Some(status) = one.status() else {
            assert_eq!(name, "beds-forecast");
            assert!(Arc::clone(&problem).judge(file.as_bytes()).is_err());
            continue;
        };
        let judged = Arc::clone(&problem).judge(file.as_bytes()).unwrap();
        let (told, judged) = (one.told().unwrap(), judged.told().unwrap());
        assert_eq!(told["score"], judged["score"], "{name}");
        assert_eq!(told["status"], serde_json::to_value(status).unwrap(), "{name}");
    }
}

#[test]
fn an_earlier_plan_becomes_what_a_document_calls_previous() {
    for (name, scenario) in DOCUMENTS {
        let bytes = text(scenario);
        let model = models::of_document(&bytes).unwrap();
        let problem = model.read(&bytes, &NoRoads).unwrap();
        let file = solved(&problem, 1).file();
        let joined = models::with_previous(&bytes, model, file.as_bytes());
        let keeps =
            ["visits", "beds-admission", "meal-rounds", "funerals-day", "funerals-week"].contains(&name);
        assert_eq!(joined.is_ok(), keeps, "{name}");
        if let Ok(joined) = joined {
            let document: Value = serde_json::from_slice(&joined).unwrap();
            assert!(!document["previous"].as_array().unwrap().is_empty(), "{name}");
            model.read(&joined, &NoRoads).unwrap();
        }
    }
}

/// The front of a document, three points at most, each after a node.
fn front(scenario: &str, target: Option<&str>) -> Result<Option<Value>, Vec<&'static str>> {
    let bytes = text(scenario);
    let model = models::of_document(&bytes).expect("its model is known");
    let problem = model.read(&bytes, &NoRoads).expect("it has no issues");
    let terms = Terms { seed: 2, threads: 1, stop: Stop::iterations(1) };
    let asked = Front { points: 3, target: target.map(str::to_owned) };
    problem.front(&asked, &terms).map_err(|issues| issues.0.iter().map(|issue| issue.code).collect())
}

#[test]
fn plans_of_a_front_cost_more_the_less_need_they_leave() {
    let told = front("yinchuan-beds", None).unwrap().expect("a front");
    let points = told["points"].as_array().unwrap();
    assert!((1..=3).contains(&points.len()), "{told}");
    let of = |name: &str| points.iter().map(|point| point[name].as_i64().unwrap()).collect::<Vec<_>>();
    assert!(of("cost_fen").is_sorted_by(|less, more| less < more), "{told}");
    assert!(of("mean_need").is_sorted_by(|more, less| more > less), "{told}");
}

#[test]
fn a_network_has_a_front_of_each_target_that_asks_for_a_least() {
    let bytes = text("guandu-network");
    let document: Value = serde_json::from_slice(&bytes).unwrap();
    let target = document["targets"].as_array().unwrap().iter().find(|target| target["at_least"].is_number());
    let target = target.expect("one that asks for a least");
    let told = front("guandu-network", target["id"].as_str()).unwrap().expect("a front");
    assert_eq!(told["target"], target["id"]);
    assert!(told.get("unit").is_none(), "hours a week are not said");
    let points = told["front"].as_array().unwrap();
    let asked = points.iter().map(|point| point["at_least_hundredths"].as_i64().unwrap());
    let least = asked.clone().max().expect("a point");
    assert!(asked.eq((0..points.len() as i64).map(|n| least - 100 * n)), "{told}");
    for point in points {
        assert!(point["bound_fen"].as_i64() <= point["cost_fen"].as_i64(), "{told}");
    }
}

#[test]
fn a_front_that_is_not_there_is_refused_with_what_to_ask_for() {
    assert_eq!(front("guandu-network", Some("nothing")).unwrap_err(), ["unknown-target"]);
    for (name, scenario) in DOCUMENTS {
        if !["beds-plan", "network-plan"].contains(&name) {
            assert_eq!(front(scenario, None).unwrap_err(), ["no-front"], "{name}");
        }
    }
}
