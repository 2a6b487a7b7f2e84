//! What every answer has: tags that say whether anything changed, headers that keep browsers in bounds, figures of the whole.

use crate::client::Client;
use crate::lives::DAY;
use crate::server::Server;

#[test]
fn a_plan_that_is_as_it_was_is_not_told_again() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans", DAY);
    let path = format!("/v1/plans/{plan}");
    let first = client.get(&path);
    let tag = first.header("etag").expect("a tag").to_owned();
    let same = client.request("GET", &path, &[("if-none-match", &tag)], b"");
    assert_eq!((same.status, same.bytes.len(), same.header("etag")), (304, 0, Some(tag.as_str())));
    client.post(&format!("{path}/cancel"), b"").expect(202);
    let changed = client.request("GET", &path, &[("if-none-match", &tag)], b"");
    assert_eq!(changed.expect(200)["state"], "cancelled");
    assert_ne!(changed.header("etag"), Some(tag.as_str()));
}

#[test]
fn answers_keep_browsers_in_bounds_and_are_kept_nowhere() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    for path in ["/v1/models", "/v1/plans/0", "/docs", "/nowhere"] {
        let answer = client.get(path);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
        assert!(answer.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
    }
}

#[test]
fn the_figures_of_the_whole_count_plans_and_requests() {
    let server = Server::start(&["--workers=0"]);
    let client = Client::new(server.address());
    client.submit("/v1/visits/plans", DAY);
    assert_eq!(client.get("/healthz").expect(200)["status"], "ok");
    assert_eq!(client.get("/readyz").expect(200)["status"], "ok");
    let figures = client.get("/metrics").text();
    for line in [
        "anpai_plans{state=\"queued\"} 1",
        "anpai_plans_submitted_total 1",
        "anpai_http_requests_total{method=\"POST\",route=\"/v1/{model}/plans\",status=\"202\"} 1",
    ] {
        assert!(figures.lines().any(|known| known == line), "{line} is not in\n{figures}");
    }
}
