//! Every fixture in `tests/data/malformed-funerals-services` has exactly the issues that its `expected.json` lists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::funerals::services::read;
use crate::issue::Issues;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/malformed-funerals-services")
}

fn issues_of(name: &str) -> Issues {
    let bytes = std::fs::read(folder().join(format!("{name}.json"))).expect("every listed fixture is there");
    read(&bytes).map(|_| ()).err().unwrap_or_default()
}

#[test]
fn every_malformed_document_gets_all_of_its_issues_and_no_other() {
    let text = std::fs::read_to_string(folder().join("expected.json")).expect("the list is there");
    let expected: BTreeMap<String, Vec<(String, String)>> = serde_json::from_str(&text).expect("a list");
    assert!(expected.len() >= 25);
    let mut wrong = Vec::new();
    for (name, mut wanted) in expected {
        let issues = issues_of(&name);
        let mut found: Vec<(String, String)> =
            issues.0.iter().map(|i| (i.code.to_owned(), i.pointer.clone())).collect();
        wanted.sort();
        found.sort();
        if found != wanted {
            wrong.push(format!("{name}: {issues}"));
        }
        for issue in &issues.0 {
            let whole = ![&issue.value, &issue.cause, &issue.action].iter().any(|s| s.trim().is_empty());
            assert!(whole, "{name}: {issue:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
