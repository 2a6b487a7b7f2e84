//! A desk's life on a store: by the store's clock, under its requests, on whatever server.

use anpai_service::database::Database;
use anpai_service::desks::{DeskError, DeskId, Desks, Opening, Said};
use anpai_service::jobs::Tenant;
use anpai_service::keys::KeyId;
use serde_json::Value;

use super::{MINUTE, START, command, home};
use crate::door::{Door, on_postgres, on_sqlite};

/// One desk on two servers.
struct Counter {
    servers: [Desks; 2],
    tenant: Tenant,
    desk: DeskId,
    door: Door,
}

impl Counter {
    async fn open(database: Database, door: Door) -> Self {
        door.stop_clock(START).await;
        let servers = [Desks::on(database.clone()), Desks::on(database)];
        let (tenant, desk) = (Tenant("guandu".to_owned()), DeskId("south".to_owned()));
        let opened = servers[0].create(&tenant, &desk, &home(3), None).await;
        assert_eq!(opened.expect("the store answers"), Opening::New);
        Self { servers, tenant, desk, door }
    }

    async fn ask(&self, server: usize, request: &str, kind: &str, fields: &str) -> (Said, Value) {
        let text = command(request, kind, fields);
        let actor = KeyId("k1".to_owned());
        let answer =
            self.servers[server].command(&self.tenant, &self.desk, text.as_bytes(), Some(&actor)).await;
        let answer = answer.expect("the store answers");
        (answer.said, answer.body)
    }

    /// A hold of the only superior cremator for 60 minutes.
    async fn hold(&self, server: usize, id: &str, request: &str) -> (Said, Value) {
        let case =
            format!(r#""case": {{"id": "{id}", "cremation": {{"class": "superior", "minutes": 60}}}}"#);
        let place = r#"{"pool": "superior", "start": "2026-04-03 10:00"}"#;
        let service = format!(r#""service": {{"case": "{id}", "cremation": {place}}}"#);
        self.ask(server, request, "hold", &format!("{case}, {service}")).await
    }

    async fn state(&self, server: usize, id: &str) -> Value {
        let shown = self.servers[server].bookings(&self.tenant, &self.desk).await.expect("the store answers");
        let bookings = shown["bookings"].as_array().expect("a list");
        let own = bookings.iter().find(|booking| booking["booking"] == id);
        own.map_or(Value::Null, |booking| booking["state"].clone())
    }
}

fn code(body: &Value) -> &str {
    body["issues"][0]["code"].as_str().unwrap_or_default()
}

/// A hold lasts thirty minutes of the store's clock, to the millisecond, on every server.
async fn a_hold_ends_by_the_clock_of_the_store(database: Database, door: Door) {
    let counter = Counter::open(database, door).await;
    assert_eq!(counter.hold(0, "a", "r1").await.0, Said::Done);
    let (said, body) = counter.hold(1, "b", "r2").await;
    assert_eq!((said, code(&body)), (Said::Refused, "taken"));
    counter.door.set_clock(START + 30 * MINUTE - 1).await;
    assert_eq!(counter.state(1, "a").await, "held");
    counter.door.set_clock(START + 30 * MINUTE).await;
    assert_eq!(counter.state(1, "a").await, "expired");
    let (said, body) = counter.ask(0, "r3", "confirm", r#""booking": "a""#).await;
    assert_eq!((said, code(&body)), (Said::Refused, "hold-expired"));
    assert_eq!(counter.hold(1, "b", "r4").await.0, Said::Done);
    assert_eq!(counter.ask(0, "r5", "confirm", r#""booking": "b""#).await.0, Said::Done);
    counter.door.set_clock(START + 600 * MINUTE).await;
    assert_eq!(counter.state(0, "b").await, "confirmed");
}

/// A request is answered once, whoever is asked again; and its key stands in the audit trail.
async fn a_request_is_answered_once_on_all_servers(database: Database, door: Door) {
    let counter = Counter::open(database, door).await;
    let (said, first) = counter.hold(0, "a", "r1").await;
    let (again, second) = counter.hold(1, "a", "r1").await;
    assert_eq!((said, again), (Said::Done, Said::Repeated));
    assert_eq!(first["receipt"], second["receipt"]);
    let (said, body) = counter.hold(1, "b", "r1").await;
    assert_eq!((said, code(&body)), (Said::Refused, "request-reused"));
    counter.door.set_clock(START + 31 * MINUTE).await;
    assert_eq!(counter.ask(1, "r2", "confirm", r#""booking": "a""#).await.0, Said::Refused);
    let page = counter.servers[0].audit(&counter.tenant, &counter.desk, None, 10).await;
    let entries = page.expect("the store answers").entries;
    let told: Vec<_> = entries.iter().map(|entry| (&*entry.action, entry.actor.is_some())).collect();
    // What time did is nobody's.
    assert_eq!(told, [("desk-changed", false), ("desk-changed", true), ("desk-opened", false)]);
    let page = counter.servers[1].ledger(&counter.tenant, &counter.desk, None, 1).await.expect("it answers");
    let next =
        counter.servers[1].ledger(&counter.tenant, &counter.desk, page.next, 2).await.expect("it answers");
    assert!(page.lines[0].contains("\"held\"") && next.lines[0].contains("\"expired\""));
    assert_eq!((page.lines.len(), next.lines.len(), next.next), (1, 1, None));
}

/// The week moves on under a ledger that stays; a document that the ledger does not fit is refused.
async fn a_desk_moves_on_with_its_ledger(database: Database, door: Door) {
    let counter = Counter::open(database, door).await;
    let (tenant, desk) = (&counter.tenant, &counter.desk);
    assert_eq!(counter.hold(0, "a", "r1").await.0, Said::Done);
    assert_eq!(counter.ask(1, "r2", "confirm", r#""booking": "a""#).await.0, Said::Done);
    let first = counter.servers[0].create(tenant, desk, &home(3), None).await;
    assert_eq!(first.expect("the same document"), Opening::Same);
    let other = counter.servers[0].create(tenant, desk, &home(4), None).await;
    assert!(matches!(other, Err(DeskError::Exists)));
    let smaller = String::from_utf8(home(4)).expect("text").replace("\"superior\"", "\"renamed\"");
    let unfit = counter.servers[0].rehome(tenant, desk, smaller.as_bytes(), None).await;
    assert!(matches!(unfit, Err(DeskError::Home(_))), "{unfit:?}");
    counter.servers[0].rehome(tenant, desk, &home(4), None).await.expect("the ledger fits");
    // The other server has the new document too, and what was confirmed stays.
    let case = r#""case": {"id": "b", "cremation": {"class": "superior", "minutes": 60}}"#;
    let last = r#""service": {"case": "b", "cremation": {"pool": "superior", "start": "2026-04-06 10:00"}}"#;
    let (said, body) = counter.ask(1, "r3", "hold", &format!("{case}, {last}")).await;
    assert_eq!(said, Said::Done, "{body}");
    let (said, body) = counter.hold(1, "c", "r4").await;
    assert_eq!((said, code(&body)), (Said::Refused, "taken"));
    let listed = counter.servers[1].list(tenant).await.expect("the store answers");
    assert_eq!(listed.iter().map(|desk| (&*desk.id.0, desk.lines)).collect::<Vec<_>>(), [("south", 3)]);
    let page = counter.servers[1].calendar(tenant, desk).await.expect("the store answers");
    assert!(page.contains("Content-Security-Policy"));
}

/// A desk is its tenant's own, and ids that nobody has are told alike.
async fn nobody_sees_the_desk_of_another_tenant(database: Database, door: Door) {
    let counter = Counter::open(database, door).await;
    let other = Tenant("lufeng".to_owned());
    let text = command("r1", "confirm", r#""booking": "a""#);
    let server = &counter.servers[1];
    for (tenant, desk) in [(&other, "south"), (&counter.tenant, "north")] {
        let desk = DeskId(desk.to_owned());
        let unknown = server.command(tenant, &desk, text.as_bytes(), None).await;
        assert!(matches!(unknown, Err(DeskError::Unknown)));
        assert!(matches!(server.plots(tenant, &desk).await, Err(DeskError::Unknown)));
        assert!(matches!(server.ledger(tenant, &desk, None, 9).await, Err(DeskError::Unknown)));
    }
    assert!(server.list(&other).await.expect("the store answers").is_empty());
}

#[test]
fn desks_live_on_sqlite() {
    on_sqlite(a_hold_ends_by_the_clock_of_the_store);
    on_sqlite(a_request_is_answered_once_on_all_servers);
    on_sqlite(a_desk_moves_on_with_its_ledger);
    on_sqlite(nobody_sees_the_desk_of_another_tenant);
}

#[test]
fn desks_live_on_postgres() {
    on_postgres(a_hold_ends_by_the_clock_of_the_store);
    on_postgres(a_request_is_answered_once_on_all_servers);
    on_postgres(a_desk_moves_on_with_its_ledger);
    on_postgres(nobody_sees_the_desk_of_another_tenant);
}
