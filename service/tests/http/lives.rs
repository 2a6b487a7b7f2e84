//! The life of a plan: submitted once however often it is said, cancelled with the best so far, kept through a restart.

use anpai_core::score::Score;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;
use crate::server::Server;

/// A small day, of the command line's tests.
pub const DAY: &[u8] = include_bytes!("../cli/day.json");

#[test]
fn a_wish_that_is_said_twice_is_one_plan() {
    let server = Server::start(&[]);
    let client = Client::new(server.address());
    let submit =
        |key: &str, path: &str, body: &[u8]| client.request("POST", path, &[("idempotency-key", key)], body);
    let path = "/v1/visits/plans?iterations=10";
    let first = submit("a", path, DAY);
    let plan = first.expect(202);
    let location = format!("/v1/plans/{}", plan["id"].as_str().unwrap());
    assert_eq!(first.header("location"), Some(location.as_str()));
    assert_eq!(first.header("idempotent-replayed"), None);
    let again = submit("a", path, DAY);
    assert_eq!(again.expect(202)["id"], plan["id"]);
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_ne!(submit("b", path, DAY).expect(202)["id"], plan["id"]);
    for (path, body) in [
        ("/v1/visits/plans?iterations=11", DAY.to_vec()),
        ("/v1/visits/plans?iterations=10&priority=1", DAY.to_vec()),
        (path, [DAY, b"\n"].concat()),
    ] {
        let problem = submit("a", path, &body).expect(422);
        assert_eq!(problem["type"], "urn:anpai:problem:key-reused");
    }
    let list = client.get("/v1/plans").expect(200);
    assert_eq!(list["plans"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_plan_that_is_cancelled_ends_with_the_best_so_far_and_one_that_waits_without() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let long = client.submit("/v1/visits/plans?stop=1h", DAY);
    let waits = client.submit("/v1/visits/plans?stop=1h", DAY);
    client.events(&long, 0, |event| event.kind == "progress");
    // The best so far can be had while it is being solved.
    client.events(&long, 4, |event| event.kind == "progress");
    assert!(client.get(&format!("/v1/plans/{long}/solution")).expect(200)["routes"].is_array());
    let cancelled = client.post(&format!("/v1/plans/{waits}/cancel"), b"").expect(202);
    assert_eq!(cancelled["state"], "cancelled");
    let asked = client.post(&format!("/v1/plans/{long}/cancel"), b"").expect(202);
    assert_eq!((&asked["state"], &asked["cancelling"]), (&json!("running"), &json!(true)));
    let ended = client.ended(&long);
    assert_eq!((&ended["state"], ended["quality"].is_string()), (&json!("cancelled"), true), "{ended}");
    let solution = client.get(&format!("/v1/plans/{long}/solution")).expect(200);
    assert!(!solution["routes"].as_array().unwrap().is_empty());
    assert_eq!(client.get(&format!("/v1/plans/{waits}/solution")).status, 409);
    // Said again, it is as it was; of one that has ended by itself, it is too late.
    assert_eq!(client.post(&format!("/v1/plans/{long}/cancel"), b"").expect(202)["state"], "cancelled");
    let short = client.submit("/v1/visits/plans?iterations=10", DAY);
    client.ended(&short);
    let problem = client.post(&format!("/v1/plans/{short}/cancel"), b"").expect(409);
    assert_eq!(problem["type"], "urn:anpai:problem:not-yet");
}

#[test]
fn a_server_that_goes_down_in_order_gives_its_plan_back_and_the_next_one_solves_it() {
    let folder = TempDir::new().unwrap();
    let mut first = Server::start_in(folder.path(), &["--workers=1"]);
    let client = Client::new(first.address());
    let day = client.get("/v1/funerals-day/demo").bytes;
    let path = "/v1/funerals-day/plans?iterations=80000&seed=5";
    let plan = client.submit(path, &day);
    client.events(&plan, 0, |event| event.kind == "progress");
    first.signal("-TERM");
    assert_eq!(first.wait(), Some(0));

    let second = Server::start_in(folder.path(), &["--workers=1"]);
    let client = Client::new(second.address());
    let ended = client.ended(&plan);
    // Going down in order is no attempt.
    assert_eq!((&ended["state"], &ended["attempts"]), (&json!("succeeded"), &json!(1)), "{ended}");
    let solution = client.get(&format!("/v1/plans/{plan}/solution")).bytes;
    let whole = client.submit(&format!("{path}&threads=2"), &day);
    client.ended(&whole);
    assert_eq!(client.get(&format!("/v1/plans/{whole}/solution")).bytes, solution);
}

#[test]
fn plans_are_listed_page_by_page_the_latest_first() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let plans: Vec<String> =
        (0..5).map(|seed| client.submit(&format!("/v1/visits/plans?seed={seed}"), DAY)).collect();
    client.post(&format!("/v1/plans/{}/cancel", plans[1]), b"").expect(202);
    let ids = |page: &Value| -> Vec<String> {
        let plans = page["plans"].as_array().unwrap().iter();
        plans.map(|plan| plan["id"].as_str().unwrap().to_owned()).collect()
    };
    let mut seen = Vec::new();
    let mut path = "/v1/plans?limit=2&model=visits".to_owned();
    loop {
        let page = client.get(&path).expect(200);
        seen.extend(ids(&page));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/plans?limit=2&model=visits&after={next}");
    }
    seen.reverse();
    assert_eq!(seen, plans);
    let cancelled = client.get("/v1/plans?state=cancelled").expect(200);
    assert_eq!(ids(&cancelled), [plans[1].clone()]);
    assert_eq!(ids(&client.get("/v1/plans?model=slots").expect(200)), [""; 0]);
}

#[test]
fn a_method_that_has_nothing_to_go_on_from_begins_anew_after_a_kill_and_says_so() {
    let folder = TempDir::new().unwrap();
    let words = ["--workers=1", "--lease=900ms", "--heartbeat=200ms"];
    let first = Server::start_in(folder.path(), &words);
    let client = Client::new(first.address());
    let mut forecast = client.get("/v1/beds-forecast/demo").expect(200);
    forecast["replications"] = json!(10_000);
    let plan = client.submit("/v1/beds-forecast/plans?stop=1h", forecast.to_string().as_bytes());
    client.events(&plan, 0, |event| event.data["state"] == "running");
    drop(first);

    let second = Server::start_in(folder.path(), &words);
    let client = Client::new(second.address());
    let events = client.events(&plan, 0, |event| event.data["progress"]["begun_anew"] == true);
    let anew = events.last().unwrap();
    assert_eq!(
        (&anew.data["progress"]["begun_anew"], &anew.data["progress"]["attempt"]),
        (&json!(true), &json!(2)),
        "{events:?}"
    );
    assert!(events.iter().filter(|event| event.data["progress"]["begun_anew"] == true).count() == 1);
    client.post(&format!("/v1/plans/{plan}/cancel"), b"").expect(202);
    client.ended(&plan);
}

#[test]
fn an_exact_method_goes_on_from_its_plan_and_bound_after_a_kill_and_says_so() {
    let folder = TempDir::new().unwrap();
    let words = ["--workers=1", "--lease=900ms", "--heartbeat=200ms", "--attempts=1000"];
    let mut server = Server::start_in(folder.path(), &words);
    let client = Client::new(server.address());
    let document = client.get("/v1/network-plan/demo").bytes;
    let plan = client.submit("/v1/network-plan/plans?stop=1h", &document);
    let (mut from, mut patience) = (0, 0);
    let resumed = loop {
        // A kill may come before anything was kept: the next one comes later.
        patience += 2;
        let mut heard = 0;
        let events = Client::new(server.address()).events(&plan, from, |event| {
            heard += u32::from(event.data["progress"]["score"].is_object());
            event.data["progress"]["resumed"] == true || heard >= patience
        });
        let last = events.last().expect("it goes on").clone();
        if last.data["progress"]["resumed"] == true && last.data["progress"]["score"].is_object() {
            break last;
        }
        from = last.number;
        drop(server);
        server = Server::start_in(folder.path(), &words);
    };
    let score = |value: &Value| serde_json::from_value::<Score>(value.clone()).expect("a score");
    let client = Client::new(server.address());
    assert!(resumed.data["progress"]["attempt"].as_u64() > Some(1), "{resumed:?}");
    client.post(&format!("/v1/plans/{plan}/cancel"), b"").expect(202);
    assert_eq!(client.ended(&plan)["state"], "cancelled");
    let ended = client.get(&format!("/v1/plans/{plan}/solution")).expect(200);
    let begun = score(&resumed.data["progress"]["score"]);
    assert!(score(&ended["score"]) <= begun, "{begun} and then {ended}");
}
