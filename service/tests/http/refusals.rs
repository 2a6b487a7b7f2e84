//! What is refused, and how it is told: problems with stable types, and every issue at once.

use serde_json::{Value, json};

use crate::client::Client;
use crate::lives::DAY;
use crate::server::Server;

fn kind(problem: &Value) -> &str {
    let kind = problem["type"].as_str().expect("a type");
    kind.strip_prefix("urn:anpai:problem:").expect("one of ours")
}

fn pointers(problem: &Value) -> Vec<&str> {
    let issues = problem["issues"].as_array().expect("a list").iter();
    issues.map(|issue| issue["pointer"].as_str().expect("a text")).collect()
}

#[test]
fn a_document_with_issues_is_refused_with_all_of_them_and_nothing_is_accepted() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let mut day: Value = serde_json::from_slice(DAY).unwrap();
    day["visits"][0]["id"] = day["visits"][1]["id"].clone();
    day["caregivers"][0]["skills"] = json!(["nothing"]);
    let body = serde_json::to_vec(&day).unwrap();
    for path in ["/v1/visits/plans", "/v1/visits/plans:validate"] {
        let answer = client.post(path, &body);
        let problem = answer.expect(422);
        assert_eq!((kind(&problem), problem["status"].as_u64()), ("bad-input", Some(422)));
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert!(pointers(&problem).len() >= 2, "{problem}");
        for issue in problem["issues"].as_array().unwrap() {
            for field in ["pointer", "value", "code", "cause", "action"] {
                assert!(issue[field].is_string(), "{issue}");
            }
        }
    }
    for body in [&b""[..], b"{", b"[]", b"null", b"\xff\xfe", b"{\"anpai\": 1, \"model\": \"slots\"}"] {
        assert_eq!(kind(&client.post("/v1/visits/plans", body).expect(422)), "bad-input");
    }
    let wrong_model = client.post("/v1/slots/plans", DAY).expect(422);
    assert_eq!(pointers(&wrong_model), ["/model"]);
    assert_eq!(client.get("/v1/plans").expect(200)["plans"], json!([]));
}

#[test]
fn parameters_and_headers_that_cannot_be_used_are_all_told() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let path = "/v1/visits/plans?stop=soon&seed=-1&threads=0&priority=40000&iterations=x&colour=red";
    let problem = client.post(path, DAY).expect(400);
    assert_eq!(pointers(&problem), ["?stop", "?iterations", "?seed", "?threads", "?priority", "?colour"]);
    let long = "x".repeat(256);
    for key in ["", &long] {
        let headers = [("idempotency-key", key)];
        let problem = client.request("POST", "/v1/visits/plans", &headers, DAY).expect(400);
        assert_eq!(pointers(&problem), ["Idempotency-Key"]);
    }
    let problem = client.get("/v1/plans?state=done&limit=0&after=x&model=none").expect(400);
    assert_eq!(pointers(&problem).len(), 4);
}

#[test]
fn what_is_not_there_is_not_found_and_says_no_more() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let unknown = "0".repeat(32);
    for id in [unknown.as_str(), "1", "x", "..%2f..%2fetc", "%00"] {
        for part in ["", "/input", "/solution", "/answer", "/report", "/events", "/analysis"] {
            let problem = client.get(&format!("/v1/plans/{id}{part}")).expect(404);
            assert_eq!((kind(&problem), &problem["detail"]), ("not-found", &json!("there is no such plan")));
        }
        assert_eq!(client.post(&format!("/v1/plans/{id}/cancel"), b"").status, 404);
        assert_eq!(client.post(&format!("/v1/plans/{id}/patches"), b"[]").status, 404);
        assert_eq!(client.get(&format!("/v1/plans/{id}/diff/{unknown}")).status, 404);
    }
    for path in ["/v1/nothing/demo", "/v1/nothing/schema", "/nowhere", "/v1/"] {
        assert_eq!(kind(&client.get(path).expect(404)), "not-found");
    }
    assert_eq!(client.post("/v1/nothing/plans", DAY).status, 404);
    assert_eq!(kind(&client.request("DELETE", "/v1/plans", &[], b"").expect(405)), "method-not-allowed");
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let server = Server::start(&["--workers=0", "--most-mib=1"]);
    let client = Client::new(server.address());
    let large = vec![b' '; 1024 * 1024 + 1];
    assert_eq!(kind(&client.post("/v1/visits/plans", &large).expect(413)), "too-large");
    // Sent in chunks, its length is not known before.
    let chunked = client.request("POST", "/v1/visits/plans", &[("transfer-encoding", "chunked")], &large);
    assert_eq!(kind(&chunked.expect(413)), "too-large");
}

#[test]
fn who_asks_too_often_is_told_when_to_ask_again() {
    let server = Server::start(&["--workers=0", "--requests-a-second=3"]);
    let client = Client::new(server.address());
    let refused = (0..50).map(|_| client.get("/v1/plans")).find(|answer| answer.status == 429);
    let refused = refused.expect("fifty at once are too many");
    assert_eq!((kind(&refused.json()), refused.header("retry-after")), ("too-many-requests", Some("1")));
    // Whether the service is alive can always be asked.
    assert!((0..20).all(|_| client.get("/healthz").status == 200));
}

#[test]
fn a_document_of_a_stranger_sees_no_file_of_this_machine() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let mut day: Value = serde_json::from_slice(DAY).unwrap();
    day["datum"] = json!("wgs84");
    for name in ["/etc/passwd", "../anpai.sqlite", "..", "a/b.roads"] {
        day["travel"] = json!({"modes": {"walk": {"network": name}}});
        let problem = client.post("/v1/visits/plans", &serde_json::to_vec(&day).unwrap()).expect(422);
        assert!(!problem.to_string().contains("root:"), "{problem}");
    }
}
