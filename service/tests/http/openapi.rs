//! The OpenAPI document: the one that is committed is the one that is served, and it is whole.

use serde_json::Value;

use crate::client::Client;
use crate::server::Server;

const COMMITTED: &str = include_str!("../../../docs/openapi.json");

#[test]
fn the_committed_document_is_the_one_that_is_served() {
    let server = Server::start(&["--workers=0"]);
    let served = Client::new(server.address()).get("/openapi.json");
    assert_eq!(served.header("content-type"), Some("application/json"));
    assert_eq!(served.text(), COMMITTED, "write it anew: anpai openapi > docs/openapi.json");
}

#[test]
fn every_call_says_what_it_does_and_every_answer_what_it_is() {
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut calls = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, call) in methods.as_object().unwrap() {
            calls += 1;
            assert!(call["summary"].as_str().is_some_and(|text| !text.is_empty()), "{method} {path}");
            assert!(call["operationId"].is_string(), "{method} {path}");
            let responses = call["responses"].as_object().unwrap();
            assert!(responses.values().all(|one| one["description"].as_str().is_some_and(|d| !d.is_empty())));
            let needs_key = path.starts_with("/v1/");
            assert_eq!(call.get("security").is_some(), needs_key, "{method} {path}");
            assert_eq!(responses.contains_key("401"), needs_key, "{method} {path}");
        }
    }
    assert!(calls >= 22, "{calls}");
}
