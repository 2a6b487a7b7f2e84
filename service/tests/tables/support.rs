//! What the tests share: the binary in a folder of its own, and workbooks written cell by cell.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::Value;
use tempfile::TempDir;

/// A folder for one test.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }
    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }
    /// Runs `anpai` in the folder.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_anpai"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }
    /// Runs `anpai`, which has to end well.
    pub fn must(&self, arguments: &[&str]) {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    /// The issues of an import that has to have some, as `pointer code`.
    pub fn issues(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.run(&[&["import"], arguments, &["--json", "--out", "none.json"]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!self.path("none.json").exists());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let issues = answer["issues"].as_array().unwrap();
        for issue in issues {
            for part in ["cause", "action"] {
                assert!(issue[part].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
            }
        }
        let text = |issue: &Value, part: &str| issue[part].as_str().unwrap().to_owned();
        issues.iter().map(|i| format!("{} {}", text(i, "pointer"), text(i, "code"))).collect()
    }
}

/// The tiny document of the tests.
pub fn tiny() -> PathBuf {
    data("tiny.json")
}
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data").join(name)
}
pub fn utf8(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Adds a sheet of texts and numbers: what reads as a number is one.
pub fn sheet<'a>(book: &'a mut Workbook, name: &str, rows: &[&[&str]]) -> &'a mut Worksheet {
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    sheet
}
