//! Ctrl-C, as the signal that a terminal sends.
#![cfg(target_os = "linux")]

use std::process::{Child, Command, Stdio};

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
