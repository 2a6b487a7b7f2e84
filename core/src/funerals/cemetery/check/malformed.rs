//! Every fixture of the workspace's `tests/data/malformed-cemetery-plan` has exactly the issues that `expected.json` lists;
//! `tests/malformed.rs` holds the same of every model's, with what else an issue has to be.

use std::collections::BTreeMap;

use crate::funerals::cemetery::read;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/malformed-cemetery-plan");

#[test]
fn every_malformed_document_gets_all_of_its_issues_and_no_other() {
    let list = std::fs::read(format!("{FOLDER}/expected.json")).expect("the list is there");
    let list: BTreeMap<String, Vec<(String, String)>> = serde_json::from_slice(&list).expect("JSON");
    assert!(list.len() >= 40);
    let mut wrong = Vec::new();
    for (name, mut wanted) in list {
        let bytes = std::fs::read(format!("{FOLDER}/{name}.json")).expect("every listed fixture is there");
        let issues = read(&bytes).err().unwrap_or_default();
        let mut found: Vec<(String, String)> =
            issues.0.iter().map(|i| (i.code.to_owned(), i.pointer.clone())).collect();
        found.sort();
        wanted.sort();
        if found != wanted {
            wrong.push(format!("{name}: wanted {wanted:?}\n{issues}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
