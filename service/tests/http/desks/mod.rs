//! Booking desks over HTTP: what clerks are offered, hold, confirm and give back; what they are refused; whose keys allow what.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::client::{Answer, Client};
use crate::door::Door;
use crate::server::Server;

mod clerks;
mod life;
mod plots;
mod refusals;
mod scopes;

/// The store's clock when a test begins: the 2nd of April 2026, 9:00 in Shanghai, a day before the home's first one.
const START: i64 = 1_775_091_600_000;
const MINUTE: i64 = 60_000;

/// The example's pools without its cases, over so many days from the 3rd of April on.
fn home(days: u32) -> Vec<u8> {
    let example = include_str!("../../../../core/tests/data/funerals-week.json");
    let mut document: Value = serde_json::from_str(example).expect("JSON");
    document["horizon"]["days"] = json!(days);
    for list in ["cases", "previous", "collections", "closed"] {
        document[list] = json!([]);
    }
    document.to_string().into_bytes()
}

/// Slots of the superior cremator on each day: each is full, with its cooling, when the next one begins.
const SLOTS: [&str; 4] = ["09:00", "10:30", "12:00", "13:30"];

/// The same home whose first day is tomorrow by the machine's own clock, and every slot of its superior cremator.
pub fn home_from_tomorrow(days: u32) -> (Vec<u8>, Vec<String>) {
    let now = jiff::Zoned::now().in_tz("Asia/Shanghai").expect("a time zone");
    let tomorrow = now.date().tomorrow().expect("it is in the calendar");
    let mut document: Value = serde_json::from_slice(&home(days)).expect("JSON");
    document["horizon"]["start"] = json!(tomorrow.to_string());
    for pool in document["pools"].as_array_mut().expect("a list") {
        pool.as_object_mut().expect("an object").remove("outages");
    }
    let day =
        |n: u32| tomorrow.checked_add(jiff::Span::new().days(i64::from(n))).expect("it is in the calendar");
    let starts = (0..days).map(day).flat_map(|day| SLOTS.map(|slot| format!("{day} {slot}"))).collect();
    (document.to_string().into_bytes(), starts)
}

/// The clock of a store, in the hands of the test.
struct Clock {
    runtime: Runtime,
    door: Door,
}

impl Clock {
    /// Stops the clock of a file of SQLite.
    fn stop(file: &Path) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let door = runtime.block_on(async {
            let door = Door::sqlite(file).await;
            door.stop_clock(START).await;
            door
        });
        Self { runtime, door }
    }

    /// Sets it to so many milliseconds after the start.
    fn set(&self, after: i64) {
        self.runtime.block_on(self.door.set_clock(START + after));
    }
}

/// One desk, `south`, on a server, at a time that the test says.
struct Counter {
    client: Client,
    clock: Clock,
    requests: AtomicUsize,
    _server: Server,
    _folder: TempDir,
}

impl Counter {
    fn open() -> Self {
        let folder = TempDir::new().expect("a folder");
        let server = Server::start_in(folder.path(), &["--workers=0", "--most-mib=1"]);
        let clock = Clock::stop(&folder.path().join("anpai.sqlite"));
        let client = Client::new(server.address());
        client.request("PUT", "/v1/desks/south", &[], &home(3)).expect(201);
        Self { client, clock, requests: AtomicUsize::new(0), _server: server, _folder: folder }
    }

    /// A command, under a request of its own.
    fn ask(&self, call: &str, fields: &Value) -> Answer {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        self.ask_under(&format!("own-{number}"), call, fields)
    }

    /// A command under a request.
    fn ask_under(&self, request: &str, call: &str, fields: &Value) -> Answer {
        self.client.post(&format!("/v1/desks/south/{call}"), &command(request, fields))
    }

    fn get(&self, what: &str) -> Answer {
        self.client.get(&format!("/v1/desks/south/{what}"))
    }

    /// What state a booking is in.
    fn state(&self, booking: &str) -> Value {
        let shown = self.get("bookings").expect(200);
        let own = shown["bookings"].as_array().expect("a list").iter().find(|one| one["booking"] == booking);
        own.map_or(Value::Null, |booking| booking["state"].clone())
    }

    /// How many lines the ledger has.
    fn lines(&self) -> i64 {
        let desks = self.client.get("/v1/desks").expect(200);
        desks["desks"][0]["lines"].as_i64().expect("a number")
    }
}

/// A body of a command.
pub fn command(request: &str, fields: &Value) -> Vec<u8> {
    let mut body = json!({"request": request});
    body.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
    body.to_string().into_bytes()
}

/// A cremation of an hour in the only superior cremator, which cools for half an hour: `[start, start + 90 minutes)` is taken.
pub fn superior(id: &str, start: &str) -> Value {
    json!({
        "case": {"id": id, "cremation": {"class": "superior", "minutes": 60}},
        "service": {"case": id, "cremation": {"pool": "superior", "start": start}},
    })
}

pub fn booking(id: &str) -> Value {
    json!({"booking": id})
}

/// Kind, and code and pointer of every issue.
fn problem(answer: &Answer) -> (String, Vec<(String, String)>) {
    let body = answer.json();
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{body}");
    assert_eq!(body["status"], answer.status, "{body}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let issues = body["issues"].as_array().map_or(&[][..], Vec::as_slice).iter();
    let kind = text(&body["type"]).trim_start_matches("urn:anpai:problem:").to_owned();
    (kind, issues.map(|issue| (text(&issue["code"]), text(&issue["pointer"]))).collect())
}

/// The same with one issue.
fn refused(answer: &Answer) -> (u16, String, String, String) {
    let (kind, mut issues) = problem(answer);
    assert_eq!(issues.len(), 1, "{}", answer.text());
    let (code, pointer) = issues.remove(0);
    (answer.status, kind, code, pointer)
}

/// What a desk says that cannot do it, for one reason.
fn cannot(code: &str, pointer: &str) -> (u16, String, String, String) {
    (409, "refused".to_owned(), code.to_owned(), pointer.to_owned())
}
