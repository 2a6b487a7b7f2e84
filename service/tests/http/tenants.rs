//! Tenants do not see each other, whatever is asked: for every call, a stranger's thing is as if it were not there. Keys allow
//! what they say, until they are revoked, and neither they nor anything of a document is in the log.

use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Answer, Client};
use crate::lives::DAY;
use crate::server::Server;

const COMMITTED: &str = include_str!("../../../docs/openapi.json");

/// `anpai admin keys`, on the machine itself.
pub fn keys(folder: &TempDir, words: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_anpai"))
        .args(["admin", "keys"])
        .args(words)
        .args(["--json", "--data"])
        .arg(folder.path())
        .output()
        .expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A key with its id.
pub fn create(folder: &TempDir, tenant: &str, scope: &str) -> (String, String) {
    let key = keys(folder, &["create", "--tenant", tenant, "--scope", scope, "--label", "test"]);
    let text = |name: &str| key[name].as_str().expect("a text").to_owned();
    (text("id"), text("key"))
}

/// Every call of the documentation, with its names filled in.
fn calls(plan: &str, desk: &str, road: &str, webhook: &str) -> Vec<(String, String)> {
    let document: Value = serde_json::from_str(COMMITTED).expect("JSON");
    let mut calls = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        let id = match path {
            path if path.starts_with("/v1/desks/") => desk,
            path if path.starts_with("/v1/webhooks/") => webhook,
            _ => plan,
        };
        let filled = path.replace("{id}", id).replace("{other}", plan).replace("{name}", road);
        for method in methods.as_object().expect("methods").keys() {
            if path.starts_with("/v1/") {
                calls.push((method.to_uppercase(), filled.replace("{model}", "visits")));
            }
        }
    }
    calls
}

fn body(path: &str) -> Vec<u8> {
    match path {
        _ if path.ends_with("/patches") => b"[]".to_vec(),
        _ if path.ends_with("/recommendations") => b"{\"request\": {}}".to_vec(),
        _ if path.ends_with("/webhooks") => b"{\"url\": \"https://example.org\"}".to_vec(),
        _ if path.contains("/desks/") => json!({"request": "r", "booking": "b"}).to_string().into_bytes(),
        _ => DAY.to_vec(),
    }
}

#[test]
fn what_belongs_to_another_tenant_is_as_if_it_were_not_there() {
    let folder = TempDir::new().unwrap();
    let (_, owner) = create(&folder, "owner", "admin");
    let (_, stranger) = create(&folder, "stranger", "admin");
    let server = Server::with_keys(folder.path(), &["--workers=1"]);
    let nobody = Client::new(server.address());
    let (owner, stranger) = (nobody.with_key(&owner), nobody.with_key(&stranger));

    let plan = owner.submit("/v1/visits/plans?iterations=10", DAY);
    owner.ended(&plan);
    let home = owner.get("/v1/funerals-week/demo").bytes;
    assert_eq!(owner.request("PUT", "/v1/desks/front", &[], &home).status, 201);
    let upload = owner.post("/v1/uploads", DAY).expect(201)["id"].as_str().unwrap().to_owned();
    let wish = json!({"url": "https://example.org/", "every_plan": false}).to_string();
    let webhook = owner.post("/v1/webhooks", wish.as_bytes()).expect(201);
    let webhook = webhook["id"].as_str().unwrap().to_owned();
    let roads = folder.path().join("roads/owner");
    std::fs::create_dir_all(&roads).unwrap();
    std::fs::write(roads.join("city.roads"), b"").unwrap();

    let ask = |method: &str, path: &str| stranger.request(method, path, &[], &body(path));
    let told = |answer: &Answer, names: [&str; 2]| {
        let text = answer.text().replace(names[0], "ID").replace(names[1], "DESK");
        (answer.status, text)
    };
    let unknown = ["f".repeat(32), "nowhere".to_owned()];
    let own = calls(&plan, "front", "city.roads", &webhook);
    let none = calls(&unknown[0], &unknown[1], "no.roads", &unknown[0]);
    let mut compared = 0;
    for ((method, path), (_, other)) in own.iter().zip(&none) {
        if path == other || method == "PUT" {
            continue;
        }
        compared += 1;
        let (theirs, nothing) = (ask(method, path), ask(method, other));
        assert!((400..500).contains(&theirs.status), "{method} {path}: {}", theirs.text());
        let (theirs, nothing) = (told(&theirs, [&plan, "front"]), told(&nothing, [&unknown[0], &unknown[1]]));
        assert_eq!(theirs, nothing, "{method} {path}");
    }
    assert!(compared >= 20, "{compared}");
    assert_eq!(stranger.get("/v1/webhooks").expect(200)["webhooks"], json!([]));
    assert_eq!(stranger.post(&format!("/v1/visits/plans?webhook={webhook}"), DAY).status, 404);
    assert_eq!(owner.get("/v1/webhooks").expect(200)["webhooks"][0]["id"], json!(webhook));
    assert_eq!(stranger.get("/v1/plans").expect(200)["plans"], json!([]));
    assert_eq!(stranger.get("/v1/desks").expect(200)["desks"], json!([]));
    assert_eq!(stranger.get("/v1/roads").expect(200)["roads"], json!([]));
    assert_eq!(stranger.post(&format!("/v1/visits/plans?upload={upload}"), b"").status, 404);
    // Both may use one idempotency key, and call a desk alike.
    for client in [&owner, &stranger] {
        let headers = [("idempotency-key", "monday")];
        let path = "/v1/visits/plans?iterations=10";
        assert_eq!(client.request("POST", path, &headers, DAY).header("idempotent-replayed"), None);
    }
    assert_eq!(stranger.request("PUT", "/v1/desks/front", &[], &home).status, 201);
    assert_eq!(owner.get("/v1/desks").expect(200)["desks"].as_array().map(Vec::len), Some(1));
    assert_eq!(owner.get(&format!("/v1/plans/{plan}")).expect(200)["state"], "succeeded");
}

#[test]
fn without_a_key_nothing_is_told_and_a_key_allows_what_it_says_until_it_is_revoked() {
    let folder = TempDir::new().unwrap();
    let (id, reader) = create(&folder, "guandu", "read");
    let (_, solver) = create(&folder, "guandu", "solve");
    let server = Server::with_keys(folder.path(), &["--workers=0"]);
    let nobody = Client::new(server.address());
    let plan = nobody.with_key(&solver).submit("/v1/visits/plans", DAY);
    for (method, path) in calls(&plan, "front", "city.roads", &plan) {
        for client in [&nobody, &nobody.with_key("anpai_0_0"), &nobody.with_key(&solver[..solver.len() - 1])]
        {
            let answer = client.request(&method, &path, &[], &body(&path));
            assert_eq!(answer.expect(401)["type"], "urn:anpai:problem:unauthorized", "{method} {path}");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
    }
    let reads = nobody.with_key(&reader);
    assert_eq!(reads.get(&format!("/v1/plans/{plan}")).expect(200)["state"], "queued");
    for (path, kind) in [
        ("/v1/visits/plans".to_owned(), "solve"),
        (format!("/v1/plans/{plan}/cancel"), "solve"),
        (format!("/v1/plans/{plan}/patches"), "solve"),
        ("/v1/uploads".to_owned(), "solve"),
    ] {
        let problem = reads.post(&path, &body(&path)).expect(403);
        assert!(problem["detail"].as_str().unwrap().ends_with(kind), "{problem}");
    }
    let solves = nobody.with_key(&solver);
    assert_eq!(solves.request("PUT", "/v1/desks/front", &[], b"{}").status, 403);
    for (method, path) in [("POST", "/v1/webhooks"), ("GET", "/v1/webhooks"), ("DELETE", "/v1/webhooks/1")] {
        assert_eq!(solves.request(method, path, &[], &body(path)).status, 403, "{method} {path}");
    }
    assert_eq!(keys(&folder, &["revoke", &id])["status"], "revoked");
    assert_eq!(reads.get(&format!("/v1/plans/{plan}")).status, 401);
    // The service's own health is nobody's secret.
    assert_eq!(nobody.get("/healthz").status, 200);
}

#[test]
fn neither_keys_nor_anything_of_a_document_is_in_the_log() {
    const SECRETS: [&str; 3] = ["secret-visit-77", "secret-street-12", "secret-wish"];
    let folder = TempDir::new().unwrap();
    let (_, key) = create(&folder, "guandu", "admin");
    let log = folder.path().join("log");
    let server = Server::with_keys_and_log(folder.path(), &["--workers=1"], &log);
    let client = Client::new(server.address()).with_key(&key);
    let day = String::from_utf8(DAY.to_vec()).unwrap();
    let mut day: Value = serde_json::from_str(&day).unwrap();
    day["name"] = json!(SECRETS[1]);
    day["visits"][0]["id"] = json!(SECRETS[0]);
    let body = serde_json::to_vec(&day).unwrap();
    let headers = [("idempotency-key", SECRETS[2])];
    let plan = client.request("POST", "/v1/visits/plans?iterations=10", &headers, &body).expect(202);
    client.ended(plan["id"].as_str().unwrap());
    day["visits"][1]["id"] = json!(SECRETS[0]);
    client.post("/v1/visits/plans", &serde_json::to_vec(&day).unwrap()).expect(422);
    client.get(&format!("/v1/{}/{}", SECRETS[0], SECRETS[1])).expect(404);
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.lines().count() >= 4, "{log}");
    let secret = key.rsplit('_').next().unwrap();
    for text in SECRETS.iter().chain([&secret]) {
        assert!(!log.contains(text), "{text} is in the log");
    }
}
