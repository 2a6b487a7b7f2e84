//! The binary from outside: every verb, its exit code, what it prints, and what it leaves on the disk.
//!
//! `day.json` has two caregivers on foot at 1 m/s and three visits: nursing 600 m east of the centre (only c1 can),
//! a meal 300 m north of it, and bathing, for which nobody has the skill.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

mod admin;
mod along_roads;
mod bad_input;
mod beds;
mod beds_plan;
mod cemetery;
mod desk;
mod evaluate;
mod funerals;
mod interrupt;
mod kept;
mod listings;
mod meals;
mod recommend;
mod roads;
mod roads_of_tables;
mod slots;
mod solve;

/// The small day.
const DAY: &str = include_str!("day.json");

/// The binary with these arguments.
fn anpai(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.args(args).stdin(Stdio::null());
    command
}

/// Its output.
fn run(args: &[&str]) -> Output {
    anpai(args).output().expect("the binary starts")
}

/// Its output when it is given `input` on standard input.
fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut child = anpai(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("piped").write_all(input).expect("the binary reads");
    child.wait_with_output().expect("the binary ends")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}
fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}
fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}
fn json(output: &Output) -> Value {
    serde_json::from_str(stdout(output)).expect("one JSON object")
}

/// A folder with `day.json` in it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        folder.put("day.json", DAY.as_bytes());
        folder
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    /// The path as an argument.
    fn arg(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_owned()
    }
    fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).expect("writable");
    }
    fn read(&self, name: &str) -> String {
        read(&self.path(name))
    }
    /// Names of the files in it.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|e| e.expect("readable").file_name().into_string().expect("UTF-8")).collect();
        names.sort();
        names
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("written")
}
