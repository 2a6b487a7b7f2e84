//! Whose key allows what at a desk, and what is noted of it.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Clock, MINUTE, booking, command, home, superior};
use crate::client::Client;
use crate::server::Server;
use crate::tenants::create;

const POSTS: [&str; 5] = ["offers", "holds", "confirmations", "releases", "commands"];
const LOOKS: [&str; 4] = ["bookings", "plots", "calendar", "audit"];

#[test]
fn who_reads_changes_nothing_who_sells_sees_no_trail_and_who_administers_does_all() {
    let folder = TempDir::new().unwrap();
    let keys = ["read", "solve", "admin"].map(|scope| create(&folder, "guandu", scope).1);
    let server = Server::with_keys(folder.path(), &["--workers=0"]);
    let _clock = Clock::stop(&folder.path().join("anpai.sqlite"));
    let nobody = Client::new(server.address());
    let [reads, sells, admin] = keys.map(|key| nobody.with_key(&key));
    for client in [&reads, &sells] {
        let problem = client.request("PUT", "/v1/desks/south", &[], &home(3)).expect(403);
        assert!(problem["detail"].as_str().unwrap().ends_with("admin"), "{problem}");
    }
    admin.request("PUT", "/v1/desks/south", &[], &home(3)).expect(201);
    let post = |client: &Client, call: &str| {
        let fields = match call {
            "offers" => json!({"case": superior("x", "")["case"]}),
            "holds" => superior("a", "2026-04-03 10:00"),
            "commands" => json!({"command": "open-plots", "plots": [{"id": "n1", "kind": "niche"}]}),
            _ => booking("a"),
        };
        client.post(&format!("/v1/desks/south/{call}"), &command(call, &fields)).status
    };
    let look = |client: &Client, what: &str| client.get(&format!("/v1/desks/south/{what}")).status;
    assert_eq!(POSTS.map(|call| post(&reads, call)), [200, 403, 403, 403, 403]);
    assert_eq!(LOOKS.map(|what| look(&reads, what)), [200, 200, 200, 403]);
    // The release comes after the confirmation, and so takes an agreement.
    assert_eq!(POSTS.map(|call| post(&sells, call)), [200, 201, 201, 409, 201]);
    assert_eq!(LOOKS.map(|what| look(&sells, what)), [200, 200, 200, 403]);
    // Said again by another key, it is what was done.
    assert_eq!(POSTS.map(|call| post(&admin, call)), [200, 200, 200, 409, 200]);
    assert_eq!(LOOKS.map(|what| look(&admin, what)), [200; 4]);
}

#[test]
fn every_change_is_in_the_trail_with_the_key_that_made_it() {
    let folder = TempDir::new().unwrap();
    let (seller, sells) = create(&folder, "guandu", "solve");
    let (owner, owns) = create(&folder, "guandu", "admin");
    let server = Server::with_keys(folder.path(), &["--workers=0"]);
    let clock = Clock::stop(&folder.path().join("anpai.sqlite"));
    let nobody = Client::new(server.address());
    let [sells, owns] = [sells, owns].map(|key| nobody.with_key(&key));
    owns.request("PUT", "/v1/desks/south", &[], &home(3)).expect(201);
    let hold = |id: &str, start: &str| {
        sells.post("/v1/desks/south/holds", &command(id, &superior(id, start))).status
    };
    assert_eq!(hold("a", "2026-04-03 10:00"), 201);
    // What is refused, and what is asked again, is no change.
    assert_eq!((hold("b", "2026-04-03 10:00"), hold("a", "2026-04-03 10:00")), (409, 200));
    clock.set(31 * MINUTE);
    assert_eq!(hold("c", "2026-04-03 10:00"), 201);
    owns.request("PUT", "/v1/desks/south", &[], &home(4)).expect(200);
    let (mut trail, mut path) = (Vec::new(), "/v1/desks/south/audit?limit=2".to_owned());
    loop {
        let page = owns.get(&path).expect(200);
        let entries = page["entries"].as_array().unwrap();
        assert!(entries.len() <= 2);
        trail.extend(entries.iter().map(|entry| {
            assert_eq!(entry["object"], "desks/south");
            let event = entry["detail"].as_str().map_or(Value::Null, |detail| {
                serde_json::from_str::<Value>(detail).unwrap()["event"].clone()
            });
            (entry["action"].as_str().unwrap().to_owned(), entry["actor"].clone(), event)
        }));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/desks/south/audit?limit=2&after={next}");
    }
    trail.reverse();
    let line = |action: &str, actor: &Value, event: Value| (action.to_owned(), actor.clone(), event);
    let [seller, owner] = [json!(seller), json!(owner)];
    assert_eq!(
        trail,
        [
            line("desk-opened", &owner, Value::Null),
            line("desk-changed", &seller, json!("held")),
            // What time has done is nobody's.
            line("desk-changed", &Value::Null, json!("expired")),
            line("desk-changed", &seller, json!("held")),
            line("desk-rehomed", &owner, Value::Null),
        ]
    );
    for wrong in ["limit=0", "limit=1001", "after=x", "page=2"] {
        assert_eq!(owns.get(&format!("/v1/desks/south/audit?{wrong}")).status, 400, "{wrong}");
    }
}
