//! Patches: the document changes, and the plan as little as it can.

use serde_json::{Value, json};

use crate::client::Client;
use crate::server::Server;

#[test]
fn a_caregiver_falls_ill_and_few_visits_move() {
    let server = Server::start(&[]);
    let client = Client::new(server.address());
    let day = client.get("/v1/visits/demo").bytes;
    let plan = client.submit("/v1/visits/plans?stop=4s&threads=2", &day);
    client.ended(&plan);
    let solution = client.get(&format!("/v1/plans/{plan}/solution")).expect(200);
    let ill = &solution["routes"][0];
    let document: Value = serde_json::from_slice(&day).unwrap();
    let caregivers = document["caregivers"].as_array().unwrap();
    let at =
        caregivers.iter().position(|one| one["id"] == ill["caregiver"]).expect("who has a route is there");
    let patch = json!([{"op": "replace", "path": format!("/caregivers/{at}/shifts"), "value": []}]);
    let path = format!("/v1/plans/{plan}/patches?stop=3s&threads=2");
    let patched = client.post(&path, patch.to_string().as_bytes()).expect(202);
    assert_eq!(patched["parent"], json!(plan));
    let other = patched["id"].as_str().unwrap();
    let ended = client.ended(other);
    assert_eq!(ended["state"], "succeeded", "{ended}");
    let diff = client.get(&format!("/v1/plans/{plan}/diff/{other}")).expect(200);
    let (moved, kept) = (diff["moved"].as_array().unwrap(), diff["kept"].as_u64().unwrap());
    let displaced = ill["stops"].as_array().unwrap().len();
    assert!(moved.len() >= displaced, "{displaced} of {}", moved.len());
    assert!(kept as usize > 4 * moved.len(), "{kept} stay, {} move", moved.len());
    assert!(moved.iter().all(|one| one["after"]["caregiver"] != ill["caregiver"]));
    let same = client.get(&format!("/v1/plans/{plan}/diff/{plan}")).expect(200);
    assert_eq!((&same["moved"], &same["rules"]), (&json!([]), &json!([])));
}

#[test]
fn a_patch_that_does_not_fit_is_refused() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans", crate::lives::DAY);
    let path = format!("/v1/plans/{plan}/patches");
    for patch in ["{}", "[{\"op\": \"remove\", \"path\": \"/visits/99\"}]", "", "[{}]"] {
        assert_eq!(client.post(&path, patch.as_bytes()).expect(422)["status"], 422, "{patch}");
    }
    let breaks = json!([{"op": "replace", "path": "/visits/0/id", "value": 7}]);
    let problem = client.post(&path, breaks.to_string().as_bytes()).expect(422);
    assert_eq!(problem["issues"][0]["pointer"], "/visits/0/id", "{problem}");
}
