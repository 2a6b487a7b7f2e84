//! What bad input gets: every fixture in `tests/data/malformed` (rosters) and in the folders beside it, one for each other model,
//! has exactly the issues that its `expected.json` lists, each with a pointer into the document, a value, a cause and an action.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anpai_core::beds::admission;
use anpai_core::funerals::{cemetery, services, slots};
use anpai_core::issue::Issues;
use anpai_core::meals::{plan as meals, rounds};
use anpai_core::network::plan as network;
use anpai_core::visits::read;
use serde_json::Value;

/// Fixtures of a model: their folder, how many there are at least, and what the model's reader says of bytes.
struct Room {
    folder: &'static str,
    least: usize,
    issues_of: fn(&[u8]) -> Issues,
}

const ROOMS: [Room; 8] = [
    Room { folder: "malformed", least: 45, issues_of },
    Room {
        folder: "malformed-admission",
        least: 25,
        issues_of: |bytes| admission::read::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
    Room {
        folder: "malformed-meals-plan",
        least: 40,
        issues_of: |bytes| meals::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
    Room {
        folder: "malformed-meal-rounds",
        least: 40,
        issues_of: |bytes| rounds::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
    Room {
        folder: "malformed-network-plan",
        least: 40,
        issues_of: |bytes| network::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
    Room {
        folder: "malformed-cemetery-plan",
        least: 40,
        issues_of: |bytes| cemetery::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
    Room {
        folder: "malformed-funerals-services",
        least: 35,
        issues_of: |bytes| services::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
    Room {
        folder: "malformed-slots",
        least: 30,
        issues_of: |bytes| slots::read(bytes).map(|_| ()).err().unwrap_or_default(),
    },
];

impl Room {
    fn path(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(self.folder)
    }
    fn fixture(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(format!("{name}.json"))).expect("every listed fixture is there")
    }
}

fn folder() -> PathBuf {
    ROOMS[0].path()
}

/// Code and pointer of each issue, in the order of the document's listing.
type Expected = BTreeMap<String, Vec<(String, String)>>;

fn expected(room: &Room) -> Expected {
    let text = fs::read_to_string(room.path().join("expected.json")).expect("the list is there");
    let list: Value = serde_json::from_str(&text).expect("the list is JSON");
    let word = |entry: &Value, at: usize| entry[at].as_str().expect("code and pointer are texts").to_owned();
    (list.as_object().expect("an object").iter())
        .map(|(name, issues)| {
            let issues = issues.as_array().expect("a list").iter();
            (name.clone(), issues.map(|i| (word(i, 0), word(i, 1))).collect())
        })
        .collect()
}

fn issues_of(bytes: &[u8]) -> Issues {
    read::read(bytes).map(|_| ()).err().unwrap_or_default()
}

#[test]
fn every_malformed_document_gets_all_of_its_issues_and_no_other() {
    let mut wrong = String::new();
    let all = ROOMS.iter().flat_map(|room| expected(room).into_iter().map(move |entry| (room, entry)));
    for (room, (name, mut wanted)) in all {
        let issues = (room.issues_of)(&room.fixture(&name));
        let mut found: Vec<(String, String)> =
            issues.0.iter().map(|i| (i.code.to_owned(), i.pointer.clone())).collect();
        wanted.sort();
        found.sort();
        if found != wanted {
            let extra: Vec<_> = found.iter().filter(|i| !wanted.contains(i)).collect();
            let lost: Vec<_> = wanted.iter().filter(|i| !found.contains(i)).collect();
            writeln!(wrong, "{name}: not expected {extra:?}, not found {lost:?}\n{issues}")
                .expect("a string");
        }
        for issue in &issues.0 {
            let whole = ![&issue.value, &issue.cause, &issue.action].iter().any(|s| s.trim().is_empty());
            assert!(whole, "{name}: {issue:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_fixture_is_listed_and_there_are_enough() {
    for room in &ROOMS {
        let listed: Vec<String> = expected(room).into_keys().collect();
        let mut there: Vec<String> = fs::read_dir(room.path())
            .expect("a folder")
            .map(|entry| {
                entry.expect("readable").path().file_stem().expect("named").to_string_lossy().into_owned()
            })
            .filter(|name| name != "expected")
            .collect();
        there.sort();
        assert_eq!(there, listed);
        assert!(there.len() >= room.least);
    }
}

#[test]
fn pointers_lead_into_the_document() {
    for room in &ROOMS {
        for name in expected(room).keys() {
            let bytes = room.fixture(name);
            let Ok(document) = serde_json::from_slice::<Value>(&bytes) else { continue };
            for issue in (room.issues_of)(&bytes).0 {
                assert!(document.pointer(&issue.pointer).is_some(), "{name}: {issue}");
            }
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tiny.json");
    let size = fs::metadata(&tiny).expect("a file").len();
    let issues = read::file(&tiny, size - 1).expect("the file is there").expect_err("one byte too many");
    assert_eq!((issues.len(), issues.0[0].code), (1, "file-too-large"));
    let bytes = read::file(&tiny, size).expect("the file is there").expect("just small enough");
    assert_eq!(issues_of(&bytes), Issues::default());
    // A stream does not say how long it is: no more of it is read than is allowed, and one byte.
    let mut endless = std::io::repeat(b' ');
    let issues = read::stream(&mut endless, 1000).expect("no error").expect_err("endless");
    assert_eq!(issues.0[0].code, "file-too-large");
}

/// A document with `entries` in its list of visits.
fn with_visits(entries: &str) -> Vec<u8> {
    let text = fs::read_to_string(folder().join("../tiny.json")).expect("the tiny document");
    let start = text.find("\"visits\": [").expect("visits") + "\"visits\": [".len();
    let end = text.find("\"dependencies\"").expect("dependencies behind them");
    format!("{}{entries}], {}", &text[..start], &text[end..]).into_bytes()
}

#[test]
fn a_large_file_of_the_wrong_kind_gets_a_bounded_answer() {
    let ones = vec!["1"; 4_000_000].join(",");
    let document = with_visits(&ones);
    assert!(document.len() > 8_000_000);
    let issues = issues_of(&document);
    // Ten thousand are kept, and one says that there are more.
    assert_eq!(issues.len(), 10_001);
    assert_eq!(issues.0[10_000].code, "more-issues");
}

#[test]
fn a_large_file_of_the_right_kind_is_read() {
    let mut visits = String::new();
    for n in 0..90_000 {
        let comma = if n > 0 { "," } else { "" };
        let (from, to) = (8 + n % 3, 11 + n % 7);
        write!(
            visits,
            r#"{comma}{{"id":"v{n}","client":"k1","tasks":[{{"service":"meal"}}],"windows":[{{"start":"{from:02}:00","end":"{to}:00"}}]}}"#
        )
        .expect("a string");
    }
    let document = with_visits(&visits);
    assert!(document.len() > 8_000_000);
    let issues = issues_of(&document);
    // The tiny document's one dependency names two visits that are not here.
    let found: Vec<_> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
    assert_eq!(found, [("unknown-id", "/dependencies/0/first"), ("unknown-id", "/dependencies/0/second")]);
}

#[test]
fn depth_costs_no_stack() {
    let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
    let issues = issues_of(&with_visits(&deep));
    assert_eq!((issues.0[0].code, &*issues.0[0].pointer), ("wrong-type", "/visits/0"));
    let open = "{\"a\":".repeat(1_000_000);
    assert_eq!(issues_of(open.as_bytes()).0[0].code, "not-json");
}

#[test]
fn the_committed_schemas_are_those_of_the_code() {
    for (model, schema) in
        [("visits", anpai_core::visits::schema::schema()), ("beds-admission", admission::schema::schema())]
    {
        let file = format!("docs/schema/{model}.schema.json");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = format!("{schema:#}\n");
        if std::env::var_os("ANPAI_BLESS").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
            fs::write(&path, &text).expect("writable");
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "run this test with ANPAI_BLESS=1 and commit {}", path.display());
    }
}
