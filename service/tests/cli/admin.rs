//! The keys of the API from the command line, in a store of its own.

use super::{Folder, anpai, code, json, run, stderr, stdout};

fn create(place: &[&str], more: &[&str]) -> std::process::Output {
    let asked = ["admin", "keys", "create", "--tenant", "guandu", "--label", "night planner"];
    run(&[&asked, more, place].concat())
}

#[test]
fn a_key_is_printed_once_listed_and_revoked() {
    let folder = Folder::new();
    let data = folder.arg("data");
    let place = ["--data", &data];
    let output = create(&place, &["--scope", "admin"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let key = stdout(&output).trim_end().to_owned();
    let parts: Vec<_> = key.split('_').collect();
    assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), ["anpai".len(), 16, 64]);
    assert!(stderr(&output).contains("the only time"));

    let second = create(&place, &["--json"]);
    let second = json(&second);
    assert_eq!((&second["scope"], &second["revoked_at"]), (&"solve".into(), &().into()));
    assert!(second["key"].as_str().is_some_and(|text| text.starts_with("anpai_")));

    let revoke = || run(&["admin", "keys", "revoke", parts[1], "--data", &data]);
    assert_eq!(stdout(&revoke()), "the key is revoked\n");
    let again = revoke();
    assert_eq!((code(&again), stdout(&again)), (0, "the key was revoked before\n"));
    let output = run(&["admin", "keys", "list", "--json", "--tenant", "guandu", "--data", &data]);
    let listed = json(&output);
    let keys = listed["keys"].as_array().expect("a list");
    assert_eq!(keys.len(), 2);
    assert!(!stdout(&output).contains(parts[2]));
    assert_eq!(keys.iter().filter(|key| key["revoked_at"].is_string()).count(), 1);
    let table = run(&["admin", "keys", "list", "--data", &data]);
    assert!(stdout(&table).contains("night planner"), "{}", stdout(&table));
}

#[test]
fn a_key_that_is_not_there_cannot_be_revoked() {
    let folder = Folder::new();
    let store = format!("sqlite:{}", folder.arg("store.sqlite"));
    let output = run(&["admin", "keys", "revoke", "0000000000000000", "--store", &store]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("there is no key of this id"));
}

#[test]
fn names_that_would_have_to_be_escaped_are_refused() {
    let folder = Folder::new();
    for wrong in ["*", "a b", "a/b", ""] {
        let data = folder.arg("data");
        let asked = ["admin", "keys", "create", "--label", "x", "--data", &data, "--tenant", wrong];
        assert_eq!(code(&run(&asked)), 2, "{wrong}");
    }
    assert!(!folder.path("data").exists());
}

#[test]
fn the_address_of_the_store_comes_from_where_nobody_reads_a_password() {
    let folder = Folder::new();
    let open = create(&["--store", "postgres://anpai:secret@127.0.0.1:1/anpai"], &[]);
    assert_eq!(code(&open), 2);
    assert!(stderr(&open).contains("ANPAI_STORE") && !stderr(&open).contains("secret"));

    let address = format!("sqlite:{}\n", folder.arg("hidden.sqlite"));
    folder.put("address", address.as_bytes());
    assert_eq!(code(&create(&["--store-file", &folder.arg("address")], &[])), 0);
    let list = anpai(&["admin", "keys", "list", "--json"]).env("ANPAI_STORE", address.trim()).output();
    let list = list.expect("the binary starts");
    assert_eq!(json(&list)["keys"].as_array().map(Vec::len), Some(1));
}

#[cfg(unix)]
#[test]
fn the_folder_of_the_store_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    assert_eq!(code(&create(&["--data", &folder.arg("data")], &[])), 0);
    let mode = std::fs::metadata(folder.path("data")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
