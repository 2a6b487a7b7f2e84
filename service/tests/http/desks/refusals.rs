//! What a desk is not asked in vain: every issue of a command, every reason of a refusal, and nothing changed by either.

use serde_json::{Value, json};

use super::{Counter, booking, cannot, command, home, problem, refused, superior};

#[test]
fn a_command_that_cannot_be_read_is_told_every_issue_and_changes_nothing() {
    let counter = Counter::open();
    let bad = json!({"case": {"id": ""}, "best": 0, "hold_minutes": -1, "plt": 1});
    let answer = counter.ask("holds", &bad);
    let (kind, issues) = problem(&answer);
    let has = |code: &str, pointer: &str| issues.contains(&(code.to_owned(), pointer.to_owned()));
    assert_eq!((answer.status, kind.as_str()), (409, "refused"));
    assert!(has("empty-id", "/case/id") && has("missing-field", "") && issues.len() >= 4, "{issues:?}");
    for body in [&b""[..], b"{", b"[]", b"null", b"7", b"\xff"] {
        for call in ["offers", "holds", "confirmations", "releases", "commands"] {
            let answer = counter.client.post(&format!("/v1/desks/south/{call}"), body);
            assert_eq!((answer.status, problem(&answer).0.as_str()), (422, "bad-input"), "{call}");
        }
    }
    // A command of another kind than the address takes.
    let wrong = json!({"command": "release", "booking": "a"});
    assert_eq!(
        problem(&counter.ask("confirmations", &wrong)).1,
        [("wrong-command".to_owned(), "/command".to_owned())]
    );
    let nothing = json!({"booking": "a"}).to_string();
    let answer = counter.client.post("/v1/desks/south/confirmations", nothing.as_bytes());
    assert_eq!(refused(&answer), cannot("missing-field", ""));
    let large = command("r", &json!({"booking": "x".repeat(1024 * 1024)}));
    let answer = counter.client.post("/v1/desks/south/confirmations", &large);
    assert_eq!((answer.status, problem(&answer).0.as_str()), (413, "too-large"));
    assert_eq!(counter.lines(), 0);
}

#[test]
fn what_a_desk_cannot_do_is_refused_with_the_reason_and_changes_nothing() {
    let counter = Counter::open();
    counter.ask_under("r1", "holds", &superior("a", "2026-04-03 10:00")).expect(201);
    for (answer, expected) in [
        // The same request with something else in it.
        (
            counter.ask_under("r1", "holds", &superior("b", "2026-04-03 13:00")),
            ("request-reused", "/request"),
        ),
        (counter.ask_under("r1", "confirmations", &booking("a")), ("request-reused", "/request")),
        (counter.ask("holds", &superior("b", "2026-04-03 09:30")), ("taken", "/service")),
    ] {
        assert_eq!(refused(&answer), cannot(expected.0, expected.1));
    }
    for (call, fields) in [
        ("confirmations", booking("nobody")),
        ("releases", booking("nobody")),
        // The same case a second time, elsewhere.
        ("holds", superior("a", "2026-04-03 13:00")),
    ] {
        let answer = counter.ask(call, &fields);
        assert_eq!(
            (answer.status, problem(&answer).0.as_str()),
            (409, "refused"),
            "{call}: {}",
            answer.text()
        );
    }
    // Before the cremator works, and beyond the document's days, there is nothing to hold.
    for start in ["2026-04-03 08:00", "2026-04-20 10:00", "2026-04-03 16:30"] {
        let answer = counter.ask("holds", &superior("b", start));
        assert!(matches!(answer.status, 409 | 422), "{start}: {}", answer.text());
    }
    assert_eq!((counter.lines(), counter.state("a")), (1, json!("held")));
}

#[test]
fn a_desk_that_is_not_there_is_not_found_by_any_call() {
    let counter = Counter::open();
    for id in ["north", "x%2f..", "%00", &"d".repeat(65)] {
        for call in ["offers", "holds", "confirmations", "releases", "commands"] {
            let answer = counter.client.post(&format!("/v1/desks/{id}/{call}"), &command("r", &booking("a")));
            // Of a command that is none, nobody has to know the desk.
            assert!(matches!(answer.status, 404 | 422), "{id} {call}: {}", answer.text());
        }
        for what in ["bookings", "plots", "calendar", "audit"] {
            let answer = counter.client.get(&format!("/v1/desks/{id}/{what}"));
            assert_eq!((answer.status, problem(&answer).0.as_str()), (404, "not-found"), "{id} {what}");
        }
    }
    let answer = counter.client.post("/v1/desks/north/confirmations", &command("r", &booking("a")));
    assert_eq!((answer.status, problem(&answer).0.as_str()), (404, "not-found"));
    assert_eq!(counter.client.request("PUT", "/v1/desks/a%20b", &[], &home(3)).status, 400);
    assert_eq!(counter.client.request("DELETE", "/v1/desks/south", &[], b"").status, 405);
    assert_eq!(counter.client.get("/v1/desks/south/holds").status, 405);
}

#[test]
fn a_home_that_is_none_opens_no_desk() {
    let counter = Counter::open();
    let mut unknown: Value = serde_json::from_slice(&home(3)).unwrap();
    unknown["pools"][0]["kind"] = json!("balloon");
    unknown["horizon"]["days"] = json!(0);
    for body in [&b"{"[..], b"[]", crate::lives::DAY, unknown.to_string().as_bytes()] {
        let answer = counter.client.request("PUT", "/v1/desks/west", &[], body);
        let (kind, issues) = problem(&answer);
        assert!(answer.status == 422 && kind == "bad-input" && !issues.is_empty(), "{}", answer.text());
    }
    let desks = counter.client.get("/v1/desks").expect(200);
    assert_eq!(desks["desks"].as_array().map(Vec::len), Some(1), "{desks}");
}
