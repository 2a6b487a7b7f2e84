//! Every model through the API: its demo is submitted, solved, looked at and evaluated.

use serde_json::{Value, json};

use crate::client::Client;
use crate::server::Server;

#[test]
fn the_demo_of_every_model_becomes_a_plan() {
    let server = Server::start(&[]);
    let client = Client::new(server.address());
    let models = client.get("/v1/models").expect(200);
    let names: Vec<&str> =
        models["models"].as_array().unwrap().iter().map(|model| model["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 11);
    for name in names {
        let demo = client.get(&format!("/v1/{name}/demo"));
        assert_eq!(demo.expect(200)["model"], name);
        assert!(client.get(&format!("/v1/{name}/schema")).expect(200)["$schema"].is_string());
        let valid = client.post(&format!("/v1/{name}/plans:validate"), &demo.bytes).expect(200);
        assert_eq!(valid["status"], "valid");
        let plan = client.submit(&format!("/v1/{name}/plans?stop=5s&seed=7&threads=2"), &demo.bytes);
        let ended = client.ended(&plan);
        assert_eq!((&ended["state"], &ended["model"]), (&json!("succeeded"), &json!(name)), "{ended}");
        assert_eq!(
            ended["options"],
            json!({"stop_ms": 5000, "iterations": null, "seed": 7, "threads": 2, "webhook": null})
        );
        assert_eq!(client.get(&format!("/v1/plans/{plan}/input")).bytes, demo.bytes);
        let solution = client.get(&format!("/v1/plans/{plan}/solution"));
        let answer = client.get(&format!("/v1/plans/{plan}/answer")).expect(200);
        let report = client.get(&format!("/v1/plans/{plan}/report"));
        assert!(report.status == 200 && report.text().starts_with("<!doctype html>"), "{name}");
        if name == "beds-forecast" {
            continue;
        }
        let analysis = client.get(&format!("/v1/plans/{plan}/analysis?detail=matches")).expect(200);
        assert_eq!(analysis["score"], answer["score"], "{name}");
        assert_eq!(analysis["unserved"].as_array().map(Vec::len), Some(count(&analysis)), "{name}");
        let both = format!("{{\"document\": {}, \"plan\": {}}}", demo.text(), solution.text());
        let evaluated = client.post(&format!("/v1/{name}/plans:evaluate"), both.as_bytes()).expect(200);
        assert_eq!(evaluated["score"], answer["score"], "{name}");
    }
}

fn count(analysis: &Value) -> usize {
    analysis["unserved_count"].as_u64().unwrap_or(0) as usize
}
