//! A client of the service: plain requests, and streams of events.

use std::io::{BufRead as _, BufReader};
use std::time::Duration;

use serde_json::Value;
use ureq::http::{Request, Response};
use ureq::{Agent, Body};

/// Far more than any answer takes; a test that hangs says so.
const PATIENCE: Duration = Duration::from_secs(120);

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: Response<()>,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers().get(name).map(|value| value.to_str().expect("visible characters"))
    }
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
    /// The JSON of an answer that has to have this status.
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.json()
    }
}

/// An event of a stream.
#[derive(Clone, Debug, Default)]
pub struct Event {
    pub number: i64,
    pub kind: String,
    pub data: Value,
}

/// A client of one server.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    address: String,
    key: Option<String>,
}

impl Client {
    pub fn new(address: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
        Self { agent: config.build().into(), address: address.to_owned(), key: None }
    }

    /// The same with a key.
    pub fn with_key(&self, key: &str) -> Self {
        Self { agent: self.agent.clone(), address: self.address.clone(), key: Some(key.to_owned()) }
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let answer = if method == "GET" {
            self.agent.run(request.body(()).expect("a request"))
        } else {
            self.agent.run(request.body(body).expect("a request"))
        };
        answer.unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// A request with headers.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let (head, mut body) = self.send(method, path, headers, body).into_parts();
        let bytes = body.with_config().limit(u64::MAX).read_to_vec().expect("the answer ends");
        Answer { status: head.status.as_u16(), head: Response::from_parts(head, ()), bytes }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[], b"")
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        self.request("POST", path, &[], body)
    }

    /// Submits a document; tells the id of its plan.
    pub fn submit(&self, path: &str, body: &[u8]) -> String {
        let plan = self.post(path, body).expect(202);
        plan["id"].as_str().expect("an id").to_owned()
    }

    /// What happens to a plan after an event, until `enough` says so or the stream ends.
    pub fn events(&self, plan: &str, after: i64, mut enough: impl FnMut(&Event) -> bool) -> Vec<Event> {
        let (path, after) = (format!("/v1/plans/{plan}/events"), after.to_string());
        let answer = self.send("GET", &path, &[("last-event-id", &after)], b"");
        assert!(matches!(answer.status().as_u16(), 200 | 204), "{}", answer.status());
        let mut events = Vec::new();
        let mut event = Event::default();
        for line in BufReader::new(answer.into_body().into_reader()).lines() {
            let line = line.expect("the stream ends in order");
            match line.split_once(": ").or_else(|| line.split_once(':')) {
                Some(("id", number)) => event.number = number.parse().expect("a number"),
                Some(("event", kind)) => event.kind = kind.to_owned(),
                Some(("data", data)) => event.data = serde_json::from_str(data).expect("JSON"),
                None if line.is_empty() && event.number > 0 => {
                    events.push(std::mem::take(&mut event));
                    if enough(&events[events.len() - 1]) {
                        break;
                    }
                }
                _ => {}
            }
        }
        events
    }

    /// The plan, when it has ended.
    pub fn ended(&self, plan: &str) -> Value {
        self.events(plan, 0, |_| false);
        self.get(&format!("/v1/plans/{plan}")).expect(200)
    }
}
