//! The best places for one more request in a plan as it is.

use serde_json::{Value, json};

use crate::client::Client;
use crate::lives::DAY;
use crate::server::Server;

fn ask(client: &Client, plan: &str, body: &Value) -> crate::client::Answer {
    client.post(&format!("/v1/plans/{plan}/recommendations"), body.to_string().as_bytes())
}

/// The referee's word on a document with one more entry and a plan.
fn evaluated(client: &Client, model: &str, document: &Value, plan: &Value) -> Value {
    let body = json!({"document": document, "plan": plan}).to_string();
    client.post(&format!("/v1/{model}/plans:evaluate"), body.as_bytes()).expect(200)
}

#[test]
fn one_more_visit_is_offered_places_that_keep_everybody_with_whom_they_had() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans?iterations=200", DAY);
    client.ended(&plan);
    let mut document: Value = serde_json::from_slice(DAY).unwrap();
    let mut visit = document["visits"][0].clone();
    visit["id"] = json!("one-more");
    let answer = ask(&client, &plan, &json!({"request": visit, "best": 5})).expect(200);
    let places = answer["places"].as_array().unwrap();
    assert!(!places.is_empty() && places.len() <= 5, "{answer}");
    let solution = client.get(&format!("/v1/plans/{plan}/solution")).expect(200);
    document["visits"].as_array_mut().unwrap().push(visit.clone());
    let before = evaluated(&client, "visits", &document, &solution);
    let mut rounds = Vec::new();
    for place in places {
        let put = place["put"].as_array().unwrap();
        let is_own = |one: &Value| {
            let id = one["id"].as_str().unwrap();
            one["what"] == "visit" && id.starts_with("one-more") && one["before"].is_null()
        };
        assert!(!put.is_empty() && put.iter().all(is_own), "{place}");
        rounds.push((put[0]["after"]["caregiver"].clone(), put[0]["after"]["day"].clone()));
        // What it costs is what the score differs by, and that is the sum of the rules that cost another amount.
        for level in ["hard", "medium", "soft"] {
            let by_score = place["score"][level].as_i64().unwrap() - before["score"][level].as_i64().unwrap();
            assert_eq!(place["cost"][level], by_score, "{place}");
            let rules = place["rules"].as_array().unwrap().iter().filter(|rule| rule["level"] == level);
            let by_rule: i64 =
                rules.map(|rule| rule["after"].as_i64().unwrap() - rule["before"].as_i64().unwrap()).sum();
            assert_eq!(by_score, by_rule, "{level}: {place}");
        }
        assert_eq!(place["cost"]["hard"], 0);
    }
    let key = |place: &Value| ["hard", "medium", "soft"].map(|level| place["cost"][level].as_i64().unwrap());
    assert!(places.iter().map(key).is_sorted(), "{answer}");
    let all = rounds.len();
    rounds.dedup();
    assert_eq!(rounds.len(), all, "no two are in one round");
    // Who takes a place submits it as a patch, and nothing has changed until then.
    assert_eq!(client.get(&format!("/v1/plans/{plan}/solution")).expect(200), solution);
}

#[test]
fn a_request_with_issues_is_told_all_of_them_where_they_stand_in_the_body() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans?iterations=10", DAY);
    client.ended(&plan);
    let document: Value = serde_json::from_slice(DAY).unwrap();
    let mut visit = document["visits"][0].clone();
    let pointers = |answer: &crate::client::Answer| -> Vec<String> {
        let problem = answer.expect(422);
        let issues = problem["issues"].as_array().unwrap().iter();
        issues.map(|issue| issue["pointer"].as_str().unwrap().to_owned()).collect()
    };
    // An id that is there already.
    assert_eq!(pointers(&ask(&client, &plan, &json!({"request": visit}))), ["/request/id"]);
    visit["id"] = json!("one-more");
    visit["tasks"][0]["service"] = json!("nothing");
    visit["priority"] = json!(-1);
    let told = pointers(&ask(&client, &plan, &json!({"request": visit})));
    assert!(told.len() >= 2 && told.iter().all(|pointer| pointer.starts_with("/request/")), "{told:?}");
    for body in
        [json!({}), json!([]), json!({"request": {}, "colour": 1}), json!({"request": visit, "best": 0})]
    {
        assert!(!pointers(&ask(&client, &plan, &body)).is_empty());
    }
    assert_eq!(ask(&client, &"0".repeat(32), &json!({"request": visit})).status, 404);
    // Of a plan that waits there is nothing yet.
    let long = client.submit("/v1/visits/plans?stop=1h", DAY);
    let waits = client.submit("/v1/visits/plans?stop=1h", DAY);
    visit = document["visits"][0].clone();
    visit["id"] = json!("one-more");
    let problem = ask(&client, &waits, &json!({"request": visit})).expect(409);
    assert_eq!(problem["type"], "urn:anpai:problem:not-yet");
    client.post(&format!("/v1/plans/{long}/cancel"), b"").expect(202);
}

#[test]
fn one_more_case_is_offered_places_and_nobody_else_is_moved() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let mut document = client.get("/v1/funerals-day/demo").expect(200);
    let bytes = document.to_string();
    let plan = client.submit("/v1/funerals-day/plans?iterations=2000&seed=3", bytes.as_bytes());
    client.ended(&plan);
    let case = json!({"id": "one-more", "cremation": {"class": "ordinary", "minutes": 60}});
    let known: Vec<&Value> =
        document["pools"].as_array().unwrap().iter().filter(|pool| pool["kind"] == "cremator").collect();
    let mut case = case;
    case["cremation"]["class"] = known[0]["class"].clone();
    let answer = ask(&client, &plan, &json!({"request": case, "best": 3})).expect(200);
    let places = answer["places"].as_array().unwrap();
    assert!(!places.is_empty(), "{answer}");
    for place in places {
        let put = place["put"].as_array().unwrap();
        assert_eq!(
            (put.len(), &put[0]["id"], &place["cost"]["hard"]),
            (1, &json!("one-more"), &json!(0)),
            "{place}"
        );
        assert_eq!(place["retimed"], json!([]));
    }
    // What is offered is so: the referee says the same of the plan with it.
    let mut solution = client.get(&format!("/v1/plans/{plan}/solution")).expect(200);
    document["cases"].as_array_mut().unwrap().push(case);
    let mut own = places[0]["put"][0]["after"].clone();
    own["case"] = json!("one-more");
    solution["cases"].as_array_mut().unwrap().push(own);
    let with = evaluated(&client, "funerals-day", &document, &solution);
    assert_eq!(with["score"], places[0]["score"], "{with}");
}

#[test]
fn plans_of_other_models_have_no_such_thing_and_say_so() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let document = client.get("/v1/slots/demo").bytes;
    let plan = client.submit("/v1/slots/plans", &document);
    let problem = ask(&client, &plan, &json!({"request": {}})).expect(422);
    assert_eq!(problem["type"], "urn:anpai:problem:unsupported");
}
