//! Streams of events: what happens to a plan, in order, from wherever one left off.

use serde_json::json;

use crate::client::Client;
use crate::lives::DAY;
use crate::server::Server;

#[test]
fn a_stream_tells_everything_in_order_and_goes_on_from_where_it_broke_off() {
    let server = Server::start(&[]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans?stop=3s", DAY);
    let begin = client.events(&plan, 0, |event| event.kind == "progress");
    let last = begin.last().unwrap();
    assert_eq!(last.data["state"], "running");
    let progress = &last.data["progress"];
    assert!(progress["score"]["hard"].is_i64() && progress["fraction"].is_f64(), "{progress}");
    let rest = client.events(&plan, last.number, |_| false);
    let all = client.events(&plan, 0, |_| false);
    let numbers = |events: &[crate::client::Event]| -> Vec<i64> { events.iter().map(|e| e.number).collect() };
    assert_eq!(numbers(&all), (1..=all.len() as i64).collect::<Vec<_>>());
    assert_eq!(numbers(&[begin.clone(), rest].concat()), numbers(&all));
    assert_eq!(all[0].data["state"], "queued");
    let end = &all[all.len() - 1];
    assert_eq!((end.kind.as_str(), &end.data["state"]), ("state", &json!("succeeded")));
    assert!(end.data["quality"].is_string());
    // A plan that has ended has no more to tell.
    let path = format!("/v1/plans/{plan}/events");
    let over = client.request("GET", &path, &[("last-event-id", &end.number.to_string())], b"");
    assert_eq!((over.status, over.bytes.len()), (204, 0));
}

#[test]
fn many_may_look_at_one_plan_and_at_many() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let plans: Vec<String> = (0..3)
        .map(|seed| client.submit(&format!("/v1/visits/plans?iterations=50&seed={seed}"), DAY))
        .collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            for plan in &plans {
                let client = &client;
                scope.spawn(move || {
                    let events = client.events(plan, 0, |_| false);
                    assert_eq!(events.last().unwrap().data["state"], "succeeded");
                });
            }
        }
    });
}
