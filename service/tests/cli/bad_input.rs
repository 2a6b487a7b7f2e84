//! What bad input gets: all of its issues, exit code 2, and never a panic.

use crate::{DAY, Folder, code, json, run, run_with, stderr, stdout};

/// `day.json` with three mistakes: an unknown service, an unknown place, a shift that ends before it starts.
fn three_mistakes() -> String {
    let bad = DAY
        .replace(r#""service": "meal""#, r#""service": "meel""#)
        .replace(r#""place": "north""#, r#""place": "nowhere""#)
        .replace(r#""end": "09:00""#, r#""end": "07:00""#);
    assert_ne!(bad, DAY);
    bad
}

#[test]
fn check_names_every_issue_with_its_pointer() {
    let folder = Folder::new();
    folder.put("bad.json", three_mistakes().as_bytes());
    let output = run(&["check", &folder.arg("bad.json")]);
    assert_eq!(code(&output), 2);
    assert_eq!(stdout(&output), "");
    for pointer in ["/visits/1/tasks/0/service", "/visits/1/place", "/caregivers/1/shifts/0"] {
        assert!(stderr(&output).contains(pointer), "{pointer} in {}", stderr(&output));
    }
    assert!(stderr(&output).contains("3 issues"), "{}", stderr(&output));
}

#[test]
fn every_verb_that_reads_gives_the_issues_as_one_object() {
    let folder = Folder::new();
    folder.put("bad.json", three_mistakes().as_bytes());
    let file = folder.arg("bad.json");
    for args in [
        vec!["check", &file, "--json"],
        vec!["solve", &file, "--json", "--stop", "10m"],
        vec!["evaluate", &file, &file, "--json"],
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 2, "{args:?}");
        let object = json(&output);
        assert_eq!(object["status"], "invalid");
        let issues = object["issues"].as_array().unwrap();
        assert_eq!(issues.len(), 3, "{object}");
        for issue in issues {
            for key in ["pointer", "value", "code", "cause", "action"] {
                assert!(issue[key].is_string(), "{key} in {issue}");
            }
        }
    }
}

#[test]
fn text_that_is_no_json_is_one_issue_with_line_and_column() {
    let output = run_with(&["check", "-", "--json"], b"{\n  \"anpai\": 1,\n  oops\n}");
    assert_eq!(code(&output), 2);
    let issues = json(&output)["issues"].clone();
    assert_eq!(issues.as_array().unwrap().len(), 1, "{issues}");
    assert!(issues[0]["pointer"].as_str().unwrap().contains("line 3"), "{issues}");
}

#[test]
fn bytes_that_are_no_utf_8_are_one_issue() {
    let output = run_with(&["check", "-", "--json"], b"{\"anpai\": 1, \"name\": \"\xff\xfe\"}");
    assert_eq!(code(&output), 2);
    assert_eq!(json(&output)["issues"].as_array().unwrap().len(), 1);
}

#[test]
fn nothing_at_all_is_bad_input() {
    for input in [&b""[..], b"[]", b"null", b"{}", b"\0"] {
        let output = run_with(&["check", "-"], input);
        assert_eq!(code(&output), 2, "{input:?}");
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
}

#[test]
fn a_published_format_that_is_not_in_the_file_is_bad_input() {
    for format in ["hhcrsp", "uhhc", "vrptw"] {
        let output = run_with(&["check", "-", "--format", format], DAY.as_bytes());
        assert_eq!(code(&output), 2, "{format}");
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    let folder_itself = folder.arg("");
    let missing = folder.arg("missing.json");
    for file in [&missing, &folder_itself] {
        for args in [vec!["check", file], vec!["solve", file], vec!["evaluate", file, file]] {
            let output = run(&args);
            assert_eq!(code(&output), 2, "{args:?}");
            assert!(stderr(&output).contains(&format!("cannot read {file}")), "{}", stderr(&output));
        }
    }
}

#[test]
fn outputs_that_cannot_be_written_are_refused_before_the_search() {
    let folder = Folder::new();
    let (file, nowhere) = (folder.arg("day.json"), folder.arg("no/such/folder"));
    for option in ["--out", "--report"] {
        // Ten minutes of search would not pass unnoticed.
        let output = run(&["solve", &file, "--stop", "10m", option, &nowhere]);
        assert_eq!(code(&output), 2, "{option}");
        assert!(stderr(&output).contains("cannot write"), "{}", stderr(&output));
    }
    assert_eq!(folder.names(), ["day.json"]);
}

#[test]
fn bad_arguments_exit_with_2() {
    let folder = Folder::new();
    let file = folder.arg("day.json");
    for args in [
        vec![],
        vec!["arrange"],
        vec!["solve"],
        vec!["solve", &file, "--stop", "60"],
        vec!["solve", &file, "--threads", "0"],
        vec!["solve", &file, "--iterations", "-1"],
        vec!["solve", &file, "--format", "pdf"],
        vec!["solve", &file, "--solution", "s.json"],
        vec!["schema", "beds"],
        vec!["scenario", "atlantis"],
    ] {
        assert_eq!(code(&run(&args)), 2, "{args:?}");
    }
}

#[test]
fn a_model_that_nobody_knows_is_one_issue_that_names_those_there_are() {
    let other = DAY.replace(r#""model": "visits""#, r#""model": "visit""#);
    assert_ne!(other, DAY);
    for verb in [vec!["check", "-", "--json"], vec!["solve", "-", "--json", "--stop", "10m"]] {
        let output = run_with(&verb, other.as_bytes());
        assert_eq!(code(&output), 2, "{verb:?}");
        let issues = json(&output)["issues"].clone();
        assert_eq!(issues.as_array().unwrap().len(), 1, "{issues}");
        assert_eq!((&issues[0]["code"], &issues[0]["pointer"]), (&"unknown-model".into(), &"/model".into()));
        assert!(issues[0]["action"].as_str().unwrap().contains("did you mean `visits`?"), "{issues}");
    }
    let (schema, rules) = (run(&["schema", "visit"]), run(&["rules", "visit"]));
    assert_eq!((code(&schema), code(&rules)), (2, 2));
    assert!(stderr(&schema).contains("possible values: visits"), "{}", stderr(&schema));
}
