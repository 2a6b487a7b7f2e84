//! Ctrl-C, as the signal that a terminal sends.
#![cfg(target_os = "linux")]

use std::process::{Child, Command, Output, Stdio};

use crate::{Folder, anpai, code, json, run, stderr};

pub fn ctrl_c(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
    assert!(sent.success());
}

/// Processor time of a child in clock ticks, user and system: fields 14 and 15 of its `stat`, counted after the name.
pub fn ticks(child: &Child) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).expect("it runs");
    let after_name = stat.rsplit_once(')').expect("a name in brackets").1;
    after_name.split_whitespace().skip(11).take(2).map(|f| f.parse::<u64>().expect("a count")).sum()
}

#[test]
fn an_interrupted_search_gives_its_best_plan() {
    let folder = Folder::new();
    let (file, plan) = (folder.arg("guandu.json"), folder.arg("plan.json"));
    assert_eq!(code(&run(&["scenario", "guandu-calm", "--out", &file])), 0);
    let child = anpai(&["solve", &file, "--stop", "1h", "--out", &plan, "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Far more work than reading the document takes: the search is on.
    while ticks(&child) < 100 {
        std::thread::yield_now();
    }
    ctrl_c(&child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(json(&output)["score"]["hard"], 0);
    let evaluated = run(&["evaluate", &file, &plan, "--json"]);
    assert_eq!(json(&evaluated)["score"], json(&output)["score"]);
}

#[test]
fn an_interrupt_before_there_is_a_plan_exits_with_130() {
    let folder = Folder::new();
    let pipe = folder.arg("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let child = anpai(&["solve", &pipe]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Opens as soon as the binary reads the other end, and gives it nothing to read.
    let writer = std::fs::File::options().write(true).open(&pipe).unwrap();
    ctrl_c(&child);
    let output = child.wait_with_output().unwrap();
    drop(writer);
    assert_eq!(code(&output), 130);
}

/// Interrupts the same command after ever more work, until it has something to give, and says how it ended then. Before
/// that it ends with 130 and has written nothing.
fn interrupted(folder: &Folder, args: &[&str], files: &[&str]) -> Output {
    let before = folder.names();
    for work in [1, 50, 200, 800, 3200] {
        let child =
            anpai(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
        while ticks(&child) < work {
            std::thread::yield_now();
        }
        ctrl_c(&child);
        let output = child.wait_with_output().expect("it ends");
        match code(&output) {
            130 => assert_eq!(folder.names(), before, "nothing is half-written"),
            0 => {
                let mut names = before;
                names.extend(files.iter().map(|name| (*name).to_owned()));
                names.sort();
                assert_eq!(folder.names(), names, "every file is there, and nothing besides");
                return output;
            }
            other => panic!("{other}: {}", stderr(&output)),
        }
    }
    panic!("no plan in 32 seconds of work");
}

#[test]
fn an_interrupted_bed_plan_is_told_and_written_whole() {
    let folder = Folder::new();
    let (file, plan, report) = (folder.arg("beds.json"), folder.arg("plan.json"), folder.arg("plan.html"));
    assert_eq!(code(&run(&["scenario", "lufeng-beds", "--out", &file])), 0);
    let args = ["solve", &file, "--stop", "1h", "--out", &plan, "--report", &report, "--json"];
    let output = interrupted(&folder, &args, &["plan.json", "plan.html"]);
    let told = json(&output);
    assert_eq!(told["score"]["hard"], 0);
    let evaluated = run(&["evaluate", &file, &plan, "--json"]);
    assert_eq!(json(&evaluated)["stages"], told["stages"]);
    assert!(folder.read("plan.html").ends_with("</html>\n"));
}

#[test]
fn an_interrupted_simulation_gives_the_replications_that_are_done() {
    let folder = Folder::new();
    let list = include_str!("../../../tests/data/beds-forecast.json")
        .replace("\"replications\": 40", "\"replications\": 10000");
    folder.put("list.json", list.as_bytes());
    let (file, out, report) = (folder.arg("list.json"), folder.arg("answer.json"), folder.arg("list.html"));
    let args = ["simulate", &file, "--out", &out, "--report", &report, "--json"];
    let told = json(&interrupted(&folder, &args, &["answer.json", "list.html"]));
    let done = told["replications"].as_u64().expect("a number");
    assert!((1..10_000).contains(&done), "{done}");
    let written: serde_json::Value = serde_json::from_str(&folder.read("answer.json")).expect("JSON");
    assert_eq!(written["replications"], done);
    assert!(folder.read("list.html").contains("\"asked\":10000"));
    // They are the first ones of the whole simulation.
    let some = list.replace("\"replications\": 10000", &format!("\"replications\": {}", done.max(2)));
    folder.put("some.json", some.as_bytes());
    let again = json(&run(&["simulate", &folder.arg("some.json"), "--json"]));
    if done > 1 {
        assert_eq!(again["plans"], told["plans"]);
    }
}
