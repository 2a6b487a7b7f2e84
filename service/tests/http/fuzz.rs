//! Whatever a client sends, it is answered: documents, plans, patches, commands and files that are hurt at random places are
//! refused with a problem or taken, never with a mistake of ours, and what is taken ends. `ANPAI_FUZZ` says how many times as many.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;
use crate::server::Server;

const DAY: &[u8] = include_bytes!("../cli/day.json");
/// So many bodies of each kind.
const BODIES: u64 = 12;
/// Commands of a desk.
const COMMANDS: [&str; 4] = [
    r#"{"request": "r1", "command": "offer", "best": 2, "case": {"id": "a", "cremation": {"class": "ordinary", "minutes": 70}}}"#,
    r#"{"request": "r2", "command": "open-plots", "plots": [{"id": "n1", "kind": "niche"}]}"#,
    r#"{"request": "r3", "command": "hold-plot", "plot": "n1", "right": "f1"}"#,
    r#"{"request": "r4", "command": "release", "booking": "a", "agreement": {"reference": "form 17", "given": "2026-04-01"}}"#,
];

fn bodies() -> u64 {
    BODIES * std::env::var("ANPAI_FUZZ").map_or(1, |times| times.parse().expect("a whole number"))
}

/// What stands where something else should.
fn odd(dice: &mut ChaCha8Rng) -> Value {
    match dice.random_range(0..16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(0),
        4 => json!(i64::MAX),
        5 => json!(u64::MAX),
        6 => json!(i64::MIN),
        7 => json!(1e308),
        8 => json!(-0.5),
        9 => json!(""),
        10 => json!("NaN"),
        11 => json!("\u{0}\u{202e}24:60"),
        12 => json!("安".repeat(5_000)),
        13 => json!([]),
        14 => json!({"id": {}}),
        _ => (0..200).fold(json!([]), |inner, _| json!([inner])),
    }
}

/// Another value of the same kind, which may well be right.
fn other(dice: &mut ChaCha8Rng, value: &Value) -> Value {
    match value {
        Value::Bool(is) => json!(!is),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => {
                let others =
                    [whole.saturating_add(1), whole.saturating_mul(10), whole / 2, whole.saturating_neg()];
                json!(others[dice.random_range(0..others.len())])
            }
            None => json!(number.as_f64().unwrap_or(0.0) * 1.1),
        },
        Value::String(text) => json!(format!("{text}0")),
        _ => odd(dice),
    }
}

/// Hurts one place of a document.
fn hurt(dice: &mut ChaCha8Rng, at: &mut Value) {
    let size = match at {
        Value::Array(items) => items.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    if size == 0 || dice.random_ratio(1, 16) {
        *at = if dice.random() { odd(dice) } else { other(dice, at) };
        return;
    }
    let place = dice.random_range(0..size);
    let here = dice.random_ratio(1, 6);
    match at {
        // Twice the same, or none.
        Value::Array(items) if here && dice.random() => items.push(items[place].clone()),
        Value::Array(items) if here => drop(items.remove(place)),
        Value::Array(items) => hurt(dice, &mut items[place]),
        Value::Object(fields) => {
            let name = fields.keys().nth(place).expect("there are as many").clone();
            if here {
                let value = fields.remove(&name).expect("it is there");
                if dice.random() {
                    fields.insert(format!("{name}x"), value);
                }
            } else {
                hurt(dice, &mut fields[&name]);
            }
        }
        _ => {}
    }
}

/// The text of a document that is hurt at some places, and sometimes no JSON any more.
fn hurt_text(dice: &mut ChaCha8Rng, document: &Value) -> Vec<u8> {
    let mut document = document.clone();
    for _ in 0..dice.random_range(1..3) {
        hurt(dice, &mut document);
    }
    let mut text = document.to_string().into_bytes();
    let at = dice.random_range(0..text.len());
    match dice.random_range(0..24) {
        0 => text.truncate(at),
        1 => text[at] = dice.random(),
        2 => text.splice(at..at, [0xff, 0xfe, b'"', b'{']).for_each(drop),
        _ => {}
    }
    text
}

#[test]
fn whatever_is_sent_is_refused_or_taken_and_what_is_taken_ends() {
    let (folder, mut dice) = (TempDir::new().unwrap(), ChaCha8Rng::seed_from_u64(1));
    let server = Server::start_in(folder.path(), &["--workers=2", "--requests-a-second=100000"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans?iterations=50", DAY);
    client.ended(&plan);
    let day: Value = serde_json::from_slice(DAY).unwrap();
    let solution = client.get(&format!("/v1/plans/{plan}/solution")).expect(200);
    let demo = |model: &str| client.get(&format!("/v1/{model}/demo")).expect(200);
    assert!(
        client.request("PUT", "/v1/desks/front", &[], demo("funerals-week").to_string().as_bytes()).status
            < 300
    );
    let models = client.get("/v1/models").expect(200);
    let names = models["models"].as_array().unwrap().iter().map(|model| model["name"].as_str().unwrap());
    let mut kinds: Vec<(String, Value)> =
        names.map(|name| (format!("/v1/{name}/plans:validate"), demo(name))).collect();
    let visit = json!({"request": day["visits"][0], "best": 3});
    let patch = json!([{"op": "replace", "path": "/visits/0/tasks/0/service", "value": "nursing"}]);
    kinds.extend([
        ("/v1/visits/plans:evaluate".to_owned(), json!({"document": day, "plan": solution})),
        ("/v1/visits/plans?iterations=1".to_owned(), day),
        (format!("/v1/plans/{plan}/patches?iterations=1"), patch),
        (format!("/v1/plans/{plan}/recommendations"), visit),
        ("/v1/webhooks".to_owned(), json!({"url": "https://example.org/in", "every_plan": true})),
        ("/v1/roads?name=city".to_owned(), json!({"roads": [1, 2, 3]})),
    ]);
    for command in COMMANDS {
        kinds.push(("/v1/desks/front/commands".to_owned(), serde_json::from_str(command).unwrap()));
    }
    let (mut refused, mut taken, mut plans) = (0, 0, vec![plan]);
    for (path, document) in &kinds {
        for _ in 0..bodies() {
            let body = hurt_text(&mut dice, document);
            let answer = client.post(path, &body);
            let said = || {
                format!("{path}: {}: {}\n{}", answer.status, answer.text(), String::from_utf8_lossy(&body))
            };
            assert!(answer.status < 500, "{}", said());
            if answer.status < 400 {
                taken += 1;
                if answer.status == 202 {
                    plans.push(answer.json()["id"].as_str().expect("an id").to_owned());
                }
            } else {
                refused += 1;
                assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", said());
                assert!(answer.json()["type"].as_str().is_some_and(|name| !name.is_empty()), "{}", said());
            }
        }
    }
    assert!(refused > 5 * BODIES && taken > BODIES, "{refused} refused, {taken} taken");
    assert!(plans.len() > 1, "some document was taken");
    for plan in &plans {
        let ended = client.ended(plan);
        assert_eq!(ended["state"], "succeeded", "{ended}");
    }
    assert_eq!(client.get("/healthz").status, 200);
}
