//! Traces with a collector that takes down what it is told: one trace goes from the request through a server and a worker of another
//! process to the end of the plan, all of it is told before they end, and nothing of keys, documents or addresses is in it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;
use crate::lives::DAY;
use crate::server::{Server, Worker};
use crate::tenants::create;

/// The trace of whoever asks, and the span from which they do.
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const ASKING: &str = "b7ad6b7169203331";
/// Nothing is told before a node ends.
const NEVER: (&str, &str) = ("OTEL_BSP_SCHEDULE_DELAY", "3600000");

/// What the collector was told: the head of a request, and its body.
type Letter = (Vec<String>, Value);

struct Collector {
    endpoint: String,
    letters: Receiver<Letter>,
}

impl Collector {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let endpoint = format!("http://{}", listener.local_addr().expect("it is bound"));
        let (sender, letters) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let sender = sender.clone();
                std::thread::spawn(move || take_down(&stream, &sender));
            }
        });
        Self { endpoint, letters }
    }

    fn environment(&self) -> [(&str, &str); 3] {
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", &self.endpoint),
            ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=for%20the%20collector"),
            NEVER,
        ]
    }
}

/// What comes is noted before it is answered: whoever has its answer finds it there.
fn take_down(stream: &TcpStream, letters: &Sender<Letter>) {
    let answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
    while let Some(letter) = read(stream) {
        let mut stream = stream;
        if letters.send(letter).is_err() || stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(stream: &TcpStream) -> Option<Letter> {
    let mut reader = BufReader::new(stream);
    let (mut head, mut line) = (Vec::new(), String::new());
    while reader.read_line(&mut line).ok()? > 2 {
        head.push(std::mem::take(&mut line).trim_end().to_owned());
    }
    let length =
        head.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length?];
    reader.read_exact(&mut body).ok()?;
    Some((head, serde_json::from_slice(&body).expect("JSON")))
}

/// An attribute, as text.
fn attribute<'a>(of: &'a Value, key: &str) -> Option<&'a str> {
    let all = of["attributes"].as_array().expect("a list");
    let value = &all.iter().find(|told| told["key"] == key)?["value"];
    value.as_object().expect("one of its kind").values().next()?.as_str()
}

fn spans(letters: &[Letter]) -> Vec<&Value> {
    let of = |letter: &'_ Letter| letter.1["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().cloned();
    assert!(letters.iter().all(|letter| of(letter).is_some_and(|spans| !spans.is_empty())));
    let all = letters.iter().flat_map(|letter| {
        letter.1["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().expect("a list")
    });
    all.collect()
}

#[test]
fn a_trace_goes_from_the_request_to_the_end_of_the_plan_and_holds_ids_alone() {
    const SECRETS: [&str; 3] = ["secret-visit-77", "secret-street-12", "secret-wish"];
    let (folder, collector) = (TempDir::new().unwrap(), Collector::open());
    let (_, key) = create(&folder, "guandu-tenant", "admin");
    let environment = collector.environment();
    let log = folder.path().join("log");
    let mut server = Server::with_environment(folder.path(), &["--workers=0"], &log, &environment);
    let mut worker = Worker::with_environment(folder.path(), &["--workers=1"], &environment);
    let client = Client::new(server.address()).with_key(&key);
    let mut day: Value = serde_json::from_slice(DAY).unwrap();
    day["name"] = json!(SECRETS[1]);
    day["visits"][0]["id"] = json!(SECRETS[0]);
    let body = serde_json::to_vec(&day).unwrap();
    let traceparent = format!("00-{TRACE}-{ASKING}-01");
    let headers = [
        ("idempotency-key", SECRETS[2]),
        ("traceparent", &traceparent),
        ("tracestate", "vendor=secret-wish"),
        ("user-agent", "secret-wish"),
    ];
    let path = "/v1/visits/plans?iterations=10";
    let plan = client.request("POST", path, &headers, &body).expect(202)["id"].clone();
    let plan = plan.as_str().expect("an id");
    // The same wish from elsewhere is the same plan, in whichever trace it is said.
    assert_eq!(client.request("POST", path, &headers[..1], &body).expect(202)["id"], plan);
    assert_eq!(client.ended(plan)["state"], "succeeded");
    client.get(&format!("/v1/{}/schema", SECRETS[0])).expect(404);
    assert_eq!(client.get("/healthz").status, 200);
    assert!(collector.letters.try_recv().is_err(), "nothing is told yet");
    server.signal("-TERM");
    assert_eq!((server.wait(), worker.end()), (Some(0), Some(0)));
    let letters: Vec<Letter> = collector.letters.try_iter().collect();

    // Who tells.
    let resources: Vec<&Value> =
        letters.iter().map(|letter| &letter.1["resourceSpans"][0]["resource"]).collect();
    assert!(resources.iter().all(|resource| attribute(resource, "service.name") == Some("anpai")));
    let roles: BTreeSet<_> = resources.iter().filter_map(|it| attribute(it, "anpai.role")).collect();
    assert_eq!(roles, BTreeSet::from(["serve", "worker"]));
    let instances: BTreeSet<_> =
        resources.iter().filter_map(|it| attribute(it, "service.instance.id")).collect();
    assert_eq!(instances.len(), 2);
    for (head, _) in &letters {
        assert_eq!(head[0], "POST /v1/traces HTTP/1.1");
        assert!(head.contains(&"content-type: application/json".to_owned()), "{head:?}");
        assert!(head.contains(&"api-key: for the collector".to_owned()), "{head:?}");
    }

    // What is told.
    let all = spans(&letters);
    let ours: Vec<&Value> = all.iter().copied().filter(|span| span["traceId"] == TRACE).collect();
    let one = |name: &str| {
        let found: Vec<_> = ours.iter().filter(|span| span["name"] == name).collect();
        assert_eq!(found.len(), 1, "{name} in {ours:#?}");
        *found[0]
    };
    assert_eq!(ours.len(), 7, "{ours:#?}");
    let (request, submit, attempt) = (one("POST /v1/{model}/plans"), one("submit"), one("attempt"));
    let queue = one("queue");
    assert_eq!(
        (&request["parentSpanId"], &request["kind"], &request["flags"]),
        (&json!(ASKING), &json!(2), &json!(0x301))
    );
    assert_eq!(attribute(request, "http.response.status_code"), Some("202"));
    assert_eq!((&submit["parentSpanId"], &submit["kind"]), (&request["spanId"], &json!(4)));
    assert_eq!((&queue["parentSpanId"], &queue["flags"]), (&submit["spanId"], &json!(0x301)));
    assert_eq!((&attempt["parentSpanId"], &attempt["kind"]), (&submit["spanId"], &json!(5)));
    for step in ["claim", "solve", "end"] {
        assert_eq!(one(step)["parentSpanId"], attempt["spanId"], "{step}");
    }
    for of in [submit, attempt] {
        assert_eq!((attribute(of, "anpai.plan"), attribute(of, "anpai.model")), (Some(plan), Some("visits")));
    }
    assert_eq!(
        (attribute(attempt, "anpai.attempt"), attribute(attempt, "anpai.state")),
        (Some("1"), Some("succeeded"))
    );
    assert!(attribute(one("solve"), "anpai.outcome").is_some());
    let time = |span: &Value, which: &str| -> u128 {
        span[which].as_str().expect("text").parse().expect("a number")
    };
    for span in &all {
        assert!(time(span, "startTimeUnixNano") <= time(span, "endTimeUnixNano"), "{span}");
    }
    assert!(time(submit, "startTimeUnixNano") <= time(one("end"), "startTimeUnixNano"));
    let others: Vec<_> = all.iter().filter(|span| span["traceId"] != TRACE).collect();
    let again = others.iter().find(|span| span["name"] == "submit").expect("what was said again");
    assert_eq!((attribute(again, "anpai.plan"), again["kind"].clone()), (Some(plan), json!(4)));
    let names: BTreeSet<_> = others.iter().filter_map(|span| span["name"].as_str()).collect();
    assert!(names.contains("GET /v1/plans/{id}") || names.contains("GET /v1/plans/{id}/events"), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("healthz")), "{names:?}");

    // What is not.
    let secret = key.rsplit('_').next().unwrap();
    let text: String = letters.iter().map(|letter| letter.1.to_string()).collect();
    for text_of in SECRETS.iter().chain(&[secret, "guandu", "127.0.0.1", "localhost", "for the collector"]) {
        assert!(!text.contains(text_of), "{text_of} is in a trace");
    }
}

#[test]
fn a_collector_that_is_not_there_holds_nothing_up_and_is_told_of() {
    let folder = TempDir::new().unwrap();
    let (_, key) = create(&folder, "guandu", "solve");
    let nobody = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        format!("http://{}", listener.local_addr().expect("it is bound"))
    };
    let log = folder.path().join("log");
    let environment = [("OTEL_EXPORTER_OTLP_ENDPOINT", nobody.as_str()), ("OTEL_BSP_SCHEDULE_DELAY", "10")];
    let mut server = Server::with_environment(folder.path(), &["--workers=1"], &log, &environment);
    let client = Client::new(server.address()).with_key(&key);
    let plan = client.submit("/v1/visits/plans?iterations=10", DAY);
    assert_eq!(client.ended(&plan)["state"], "succeeded");
    server.signal("-TERM");
    assert_eq!(server.wait(), Some(0));
    let log = std::fs::read_to_string(log).unwrap();
    assert_eq!(log.matches("traces are lost").count(), 1, "it is said once:\n{log}");
}

#[test]
fn an_address_that_is_none_is_told_before_anything_begins() {
    let folder = TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_anpai"))
        .args(["serve", "--open", "--listen=127.0.0.1:0", "--data"])
        .arg(folder.path())
        .env("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")
        .output()
        .expect("the binary starts");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("OTEL_EXPORTER_OTLP_ENDPOINT is no address"), "{told}");
}
