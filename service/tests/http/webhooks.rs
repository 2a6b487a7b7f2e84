//! Webhooks with a real receiver, which fails, hangs, goes away and comes back: what it is told is signed, is told again until
//! it is taken, by another server where the first one was killed, and always under one id.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use tempfile::TempDir;

use crate::client::Client;
use crate::cluster::Cluster;
use crate::lives::DAY;
use crate::server::{Server, address};

/// Far more than any letter takes to come.
const PATIENCE: Duration = Duration::from_secs(120);
const WORDS: [&str; 5] =
    ["--workers=1", "--webhooks-anywhere", "--webhook-answer=500ms", "--webhook-pause=50ms", MANY];
/// Tests look often.
const MANY: &str = "--requests-a-second=100000";
const PATH: &str = "/v1/visits/plans?iterations=5";

/// A letter that came.
#[derive(Debug)]
struct Letter {
    id: String,
    timestamp: String,
    signature: String,
    body: String,
    /// Whoever sent it waits for the answer.
    sender: TcpStream,
}

impl Letter {
    fn read(sender: TcpStream) -> Option<Self> {
        let mut reader = BufReader::new(sender.try_clone().ok()?);
        let (mut head, mut line) = (Vec::new(), String::new());
        while reader.read_line(&mut line).ok()? > 2 {
            head.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        let header = |name: &str| {
            let of = |line: &String| {
                let (own, value) = line.split_once(':')?;
                own.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            };
            head.iter().find_map(of)
        };
        assert!(head[0].starts_with("POST /hook?of=anpai HTTP/1.1"), "{}", head[0]);
        assert_eq!(header("content-type").as_deref(), Some("application/json"));
        let mut body = vec![0; header("content-length")?.parse().ok()?];
        reader.read_exact(&mut body).ok()?;
        let [id, timestamp, signature] = ["webhook-id", "webhook-timestamp", "webhook-signature"]
            .map(|name| header(name).expect("it is sent"));
        Some(Self { id, timestamp, signature, body: String::from_utf8(body).ok()?, sender })
    }

    fn answer(mut self, status: &str) -> (String, Value) {
        // Who was asked too late does not listen any more.
        let _ = write!(self.sender, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        (self.id, serde_json::from_str(&self.body).expect("JSON"))
    }
}

/// Whoever is told.
struct Mailbox {
    url: String,
    letters: Receiver<Letter>,
}

fn take_in(listener: &TcpListener, letters: &Sender<Letter>) {
    for sender in listener.incoming().map_while(Result::ok) {
        if let Some(letter) = Letter::read(sender)
            && letters.send(letter).is_err()
        {
            return;
        }
    }
}

impl Mailbox {
    fn open() -> Self {
        Self::at(TcpListener::bind("127.0.0.1:0").expect("a port"))
    }
    fn at(listener: TcpListener) -> Self {
        let url = format!("http://{}/hook?of=anpai", listener.local_addr().expect("it is bound"));
        let (sender, letters) = channel();
        std::thread::spawn(move || take_in(&listener, &sender));
        Self { url, letters }
    }
    fn next(&self) -> Letter {
        self.letters.recv_timeout(PATIENCE).expect("a letter comes")
    }
    /// Makes a webhook that leads here; tells its id and its secret.
    fn hook(&self, client: &Client, every_plan: bool) -> (String, Vec<u8>) {
        let wish = json!({"url": self.url, "every_plan": every_plan}).to_string();
        let made = client.post("/v1/webhooks", wish.as_bytes()).expect(201);
        let text = |name: &str| made[name].as_str().expect("a text").to_owned();
        let secret =
            STANDARD.decode(text("secret").strip_prefix("whsec_").expect("its form")).expect("base64");
        (text("id"), secret)
    }
}

/// What a receiver does with a letter: its signature is right.
fn is_signed(letter: &Letter, secret: &[u8]) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key");
    mac.update(format!("{}.{}.{}", letter.id, letter.timestamp, letter.body).as_bytes());
    letter.signature == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

fn told(client: &Client) -> Value {
    client.get("/v1/webhooks").expect(200)["webhooks"][0].clone()
}

#[test]
fn a_plan_that_ends_is_told_to_those_who_hear_of_it_and_signed() {
    let server = Server::start(&WORDS);
    let client = Client::new(server.address());
    let (every, named) = (Mailbox::open(), Mailbox::open());
    let (_, secret) = every.hook(&client, true);
    let (id, other) = named.hook(&client, false);
    let plan = client.submit(PATH, DAY);
    let letter = every.next();
    assert!(is_signed(&letter, &secret) && !is_signed(&letter, &other));
    let (first, body) = letter.answer("204 No Content");
    let ended = client.get(&format!("/v1/plans/{plan}")).expect(200);
    for name in ["model", "state", "quality", "failure", "ended_at"] {
        assert_eq!(body[name], ended[name], "{name}");
    }
    assert_eq!(
        (&body["event"], &body["plan"], &body["id"]),
        (&json!("plan.ended"), &json!(plan), &json!(first))
    );
    // A plan that names the other one is told to both, and is the first that it hears of.
    let second = client.post(&format!("{PATH}&webhook={id}"), DAY).expect(202);
    assert_eq!(second["options"]["webhook"], json!(id));
    let letter = named.next();
    assert!(is_signed(&letter, &other));
    assert_eq!(letter.answer("200 OK").1["plan"], second["id"]);
    assert_eq!(every.next().answer("200 OK").1["plan"], second["id"]);
    // One that is cancelled while it waits has ended as well.
    let long = client.submit("/v1/visits/plans?stop=1h", DAY);
    let waits = client.submit("/v1/visits/plans?stop=1h", DAY);
    for plan in [&waits, &long] {
        client.post(&format!("/v1/plans/{plan}/cancel"), b"").expect(202);
        let body = every.next().answer("200 OK").1;
        assert_eq!((&body["plan"], &body["state"]), (&json!(plan), &json!("cancelled")));
    }
    assert!(named.letters.try_recv().is_err(), "it hears of nobody else's");
}

#[test]
fn what_is_not_taken_is_told_again_until_it_is_and_holds_up_no_other() {
    let server = Server::start(&WORDS);
    let client = Client::new(server.address());
    let mailbox = Mailbox::open();
    let (_, secret) = mailbox.hook(&client, true);
    let plan = client.submit(PATH, DAY);
    let mut ids = Vec::new();
    // It fails, sends on, which is not followed, and hangs longer than is waited for.
    let mut keep = Vec::new();
    for (status, trouble) in [
        ("500 Internal Server Error", "it answered 500"),
        ("302 Found\r\nlocation: http://127.0.0.1:1/", "it answered 302"),
        ("", "it did not answer in time"),
    ] {
        let letter = mailbox.next();
        assert!(is_signed(&letter, &secret));
        ids.push(letter.id.clone());
        match status {
            "" => keep.push(letter),
            status => drop(letter.answer(status)),
        }
        let failed = ids.len();
        let hook = loop {
            let hook = told(&client);
            if hook["failures"].as_u64() == Some(failed as u64) {
                break hook;
            }
        };
        assert_eq!((&hook["trouble"], &hook["waiting"]), (&json!(trouble), &json!(1)));
    }
    // Another plan ends, and is told before the one that failed is told again.
    let other = client.submit(PATH, DAY);
    client.ended(&other);
    let mut plans = Vec::new();
    for _ in 0..2 {
        let (id, body) = mailbox.next().answer("200 OK");
        ids.push(id);
        plans.push(body["plan"].as_str().expect("a text").to_owned());
    }
    plans.sort();
    let mut expected = [plan, other];
    expected.sort();
    assert_eq!(plans, expected);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 2, "a letter has one id however often it is sent");
    while told(&client)["waiting"] != json!(0) {}
    assert_eq!((&told(&client)["failures"], &told(&client)["trouble"]), (&json!(0), &Value::Null));
}

fn another_server_tells_what_a_killed_one_was_to_tell(words: &[&str]) {
    let folder = TempDir::new().expect("a folder");
    let words = [&WORDS[..], words].concat();
    let first = Server::start_in(folder.path(), &words);
    let client = Client::new(first.address());
    let mailbox = Mailbox::open();
    mailbox.hook(&client, true);
    let plan = client.submit(PATH, DAY);
    // The first server has sent it, and dies before it hears that it was taken.
    let letter = mailbox.next();
    drop(first);
    let (before, _) = letter.answer("200 OK");
    let second = Server::start_in(folder.path(), &words);
    let letter = mailbox.next();
    assert_eq!(letter.id, before);
    assert_eq!(letter.answer("200 OK").1["plan"], json!(plan));
    let client = Client::new(second.address());
    while told(&client)["waiting"] != json!(0) {}
}

#[test]
fn a_killed_server_loses_no_letter_on_sqlite() {
    another_server_tells_what_a_killed_one_was_to_tell(&[]);
}

#[test]
fn a_killed_server_loses_no_letter_on_postgres() {
    let cluster = Cluster::start();
    another_server_tells_what_a_killed_one_was_to_tell(&["--store", &address(&cluster)]);
}

#[test]
fn nobody_is_sent_into_a_private_network() {
    let folder = TempDir::new().unwrap();
    let server = Server::start_in(folder.path(), &["--workers=1", "--webhook-pause=50ms", MANY]);
    let client = Client::new(server.address());
    let make = |url: &str| client.post("/v1/webhooks", json!({"url": url}).to_string().as_bytes());
    for url in [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/",
        "https://10.0.0.1:8443/a",
        "https://localhost/",
        "https://user:secret@example.org/",
        "file:///etc/passwd",
        "example.org",
        "",
    ] {
        let problem = make(url).expect(422);
        assert_eq!(
            (&problem["issues"][0]["pointer"], &problem["issues"][0]["code"]),
            (&json!("/url"), &json!("bad-url"))
        );
    }
    for body in [&b""[..], b"{}", b"[]", br#"{"url": 1}"#, br#"{"url": "https://example.org/", "to": "x"}"#] {
        assert_eq!(client.post("/v1/webhooks", body).status, 422);
    }
    // One that was allowed once is not sent to any more.
    let mailbox = Mailbox::open();
    let lenient =
        Server::start_in(folder.path(), &["--workers=0", "--webhooks-anywhere", "--webhook-pause=1h"]);
    mailbox.hook(&Client::new(lenient.address()), true);
    drop(lenient);
    let plan = client.submit(PATH, DAY);
    client.ended(&plan);
    while told(&client)["failures"] == json!(0) {}
    assert!(mailbox.letters.try_recv().is_err());
    assert_eq!(told(&client)["waiting"], 1);
}

#[test]
fn webhooks_are_listed_without_their_secrets_and_forgotten_with_what_waits() {
    let server = Server::start(&["--workers=1", "--webhooks-anywhere", "--webhook-pause=1h", MANY]);
    let client = Client::new(server.address());
    // Nobody listens there.
    let url = Mailbox::at(TcpListener::bind("127.0.0.1:0").unwrap()).url;
    let nobody = url.replace("127.0.0.1", "127.0.0.2");
    let make =
        || client.post("/v1/webhooks", json!({"url": nobody, "every_plan": true}).to_string().as_bytes());
    let made = make().expect(201);
    let id = made["id"].as_str().unwrap();
    assert!(client.get("/v1/webhooks").text().contains(id));
    assert!(!client.get("/v1/webhooks").text().contains("secret"));
    let plan = client.submit(PATH, DAY);
    client.ended(&plan);
    while told(&client)["trouble"] != json!("it cannot be reached") {}
    assert_eq!(client.request("DELETE", &format!("/v1/webhooks/{id}"), &[], b"").status, 204);
    assert_eq!(client.request("DELETE", &format!("/v1/webhooks/{id}"), &[], b"").status, 404);
    assert_eq!(client.get("/v1/webhooks").expect(200)["webhooks"], json!([]));
    for unknown in [id, "x", &"0".repeat(32)] {
        assert_eq!(client.post(&format!("{PATH}&webhook={unknown}"), DAY).status, 404);
        assert_eq!(client.post(&format!("/v1/plans/{plan}/patches?webhook={unknown}"), b"[]").status, 404);
    }
    // So many, and no more.
    for _ in 0..20 {
        make().expect(201);
    }
    assert_eq!(make().expect(409)["type"], "urn:anpai:problem:not-yet");
}
