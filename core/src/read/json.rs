//! Walking a JSON value while collecting everything that is wrong with it, each with its pointer: a published file that
//! lacks one key usually lacks another, and nobody wants to learn of them one at a time.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::issue::Issues;
use crate::time::Duration;

/// A value and where it stands in its document.
#[derive(Clone, Debug)]
pub(crate) struct Node<'a> {
    pub value: &'a Value,
    pub pointer: String,
}

/// A table for 2,000 patients takes half of this. A tree of values takes some thirty times its text.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Parses UTF-8 JSON, with or without a byte order mark.
///
/// # Errors
/// One issue with line and column.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Issues> {
    let mut issues = Issues::default();
    if bytes.len() > MOST_BYTES {
        let cause = format!("a file of this form has at most {MOST_BYTES} bytes");
        issues.push("too-large", "", format!("{} bytes", bytes.len()), cause, "Check that this is the file.");
        return Err(issues);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice(text(bytes)?.as_bytes()) {
        Ok(value) => return Ok(value),
        Err(error) => issues.push(
            "json-syntax",
            format!("line {} column {}", error.line(), error.column()),
            "",
            error.to_string(),
            "Repair the JSON.",
        ),
    }
    Err(issues)
}

/// The bytes as text.
///
/// # Errors
/// One issue with line and column where they are not UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Issues> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        let mut issues = Issues::default();
        issues.push(
            "not-utf-8",
            format!("line {line} column {column}"),
            format!("byte {:#04x}", bytes[error.valid_up_to()]),
            "the file is not UTF-8 text",
            "Save it as UTF-8.",
        );
        issues
    })
}

/// Minutes in whole milliseconds; `None` where there is a finer fraction, or more than a millennium of them. The tail
/// that binary fractions leave (`239.99999999999997`) is far below a millisecond and goes.
pub(crate) fn millis(minutes: f64) -> Option<Duration> {
    let ms = minutes * 60_000.0;
    let whole = ms.round();
    ((ms - whole).abs() <= 1e-3 && whole.abs() <= MOST_MILLIS).then_some(Duration(whole as i64))
}

/// Some 1,000 years; `check` draws narrower bounds, this one only keeps sums within 64 bits.
const MOST_MILLIS: f64 = 3.2e13;

/// Milliseconds as a JSON number of minutes, whole where they are: [`millis`] reads it back exactly.
pub(crate) fn minutes(ms: i64) -> Value {
    if ms % 60_000 == 0 { (ms / 60_000).into() } else { (ms as f64 / 60_000.0).into() }
}

/// What a value is called when it is not what was asked for.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(map) => format!("an object of {} keys", map.len()),
        other => other.to_string(),
    }
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value) -> Self {
        Self { value, pointer: String::new() }
    }
    fn child(&self, step: &str, value: &'a Value) -> Self {
        let step = step.replace('~', "~0").replace('/', "~1");
        Self { value, pointer: format!("{}/{step}", self.pointer) }
    }
    /// Adds an issue about this value.
    pub fn blame(&self, issues: &mut Issues, code: &'static str, cause: impl Into<String>, action: &str) {
        issues.push(code, self.pointer.as_str(), shown(self.value), cause, action);
    }
    fn wrong_type(&self, issues: &mut Issues, expected: &str) {
        self.blame(issues, "wrong-type", format!("{expected} is needed here"), "Correct the value.");
    }
    /// The value under `key`; `None` where there is none or it is null.
    pub fn optional(&self, key: &str) -> Option<Self> {
        self.value.get(key).filter(|v| !v.is_null()).map(|v| self.child(key, v))
    }
    /// The value under the first of `keys` that is there; an issue where none is.
    pub fn any(&self, keys: &[&str], issues: &mut Issues) -> Option<Self> {
        if !self.value.is_object() {
            self.wrong_type(issues, "an object");
            return None;
        }
        let found = keys.iter().find_map(|key| self.optional(key));
        if found.is_none() {
            let cause = format!("the key `{}` is missing", keys.join("` or `"));
            self.blame(issues, "missing-key", cause, "Add it.");
        }
        found
    }
    /// The value under `key`; an issue where there is none.
    pub fn key(&self, key: &str, issues: &mut Issues) -> Option<Self> {
        self.any(&[key], issues)
    }
    /// The elements of a list; none, and an issue, where it is no list.
    pub fn list(&self, issues: &mut Issues) -> Vec<Self> {
        match self.value {
            Value::Array(list) => {
                list.iter().enumerate().map(|(i, v)| self.child(&i.to_string(), v)).collect()
            }
            _ => {
                self.wrong_type(issues, "a list");
                Vec::new()
            }
        }
    }
    /// The list under `key`; none, and an issue, where there is none.
    pub fn list_at(&self, key: &str, issues: &mut Issues) -> Vec<Self> {
        self.key(key, issues).map_or_else(Vec::new, |n| n.list(issues))
    }
    /// The entries of an object, in the order of the document.
    pub fn entries(&self, issues: &mut Issues) -> Vec<(&'a str, Self)> {
        match self.value {
            Value::Object(map) => map.iter().map(|(k, v)| (k.as_str(), self.child(k, v))).collect(),
            _ => {
                self.wrong_type(issues, "an object");
                Vec::new()
            }
        }
    }
    /// A text.
    pub fn text(&self, issues: &mut Issues) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong_type(issues, "a text");
        }
        text
    }
    /// The text under `key`.
    pub fn text_at(&self, key: &str, issues: &mut Issues) -> Option<&'a str> {
        self.key(key, issues)?.text(issues)
    }
    /// Yes or no.
    pub fn truth(&self, issues: &mut Issues) -> Option<bool> {
        let truth = self.value.as_bool();
        if truth.is_none() {
            self.wrong_type(issues, "`true` or `false`");
        }
        truth
    }
    /// A number.
    pub fn number(&self, issues: &mut Issues) -> Option<f64> {
        let number = self.value.as_f64();
        if number.is_none() {
            self.wrong_type(issues, "a number");
        }
        number
    }
    /// A whole number from 0 up.
    pub fn count(&self, issues: &mut Issues) -> Option<u64> {
        let count = self.value.as_u64();
        if count.is_none() {
            self.wrong_type(issues, "a whole number from 0 up");
        }
        count
    }
    /// Minutes that are whole in milliseconds.
    pub fn minutes(&self, issues: &mut Issues) -> Option<Duration> {
        let found = millis(self.number(issues)?);
        if found.is_none() {
            self.not_whole(issues);
        }
        found
    }
    fn not_whole(&self, issues: &mut Issues) {
        let cause = "minutes have four decimals at most, so that they are whole in milliseconds";
        self.blame(issues, "too-fine", cause, "Round the value.");
    }
    /// Minutes under `key`.
    pub fn minutes_at(&self, key: &str, issues: &mut Issues) -> Option<Duration> {
        self.key(key, issues)?.minutes(issues)
    }
    /// A pair of numbers under `key`, where there is one.
    pub fn point_at(&self, key: &str, issues: &mut Issues) -> Option<(f64, f64)> {
        let node = self.optional(key)?;
        match node.list(issues).as_slice() {
            [x, y] => Some((x.number(issues)?, y.number(issues)?)),
            _ => {
                node.wrong_type(issues, "a pair of numbers");
                None
            }
        }
    }
    /// A square table of minutes from 0 up, with `size` rows where that is given and zeros from a place to itself. Every
    /// bad row and cell gets its issue; pointers are made only for those.
    pub fn square(&self, size: Option<(usize, &str)>, issues: &mut Issues) -> Vec<Vec<Option<Duration>>> {
        let Value::Array(rows) = self.value else {
            self.wrong_type(issues, "a table, as a list of lists");
            return Vec::new();
        };
        if let Some((size, of)) = size.filter(|(size, _)| *size != rows.len()) {
            let cause = format!("{size} rows are needed: {of}");
            self.blame(issues, "wrong-size", cause, "Correct the table.");
        }
        let cell = |i: usize, j: usize, value: &'a Value, issues: &mut Issues| {
            let time = value.as_f64().and_then(millis).filter(|t| t.0 >= 0 && (i != j || t.0 == 0));
            if time.is_none() {
                let node = Node { value, pointer: format!("{}/{i}/{j}", self.pointer) };
                match node.minutes(issues) {
                    Some(t) if t.0 < 0 => {
                        node.blame(issues, "negative", "travel takes no less than no time", "Correct it.");
                    }
                    Some(_) => {
                        let cause = "a place is at no distance from itself";
                        node.blame(issues, "not-zero", cause, "Write 0 on the diagonal.");
                    }
                    None => {}
                }
            }
            time
        };
        let mut table = Vec::with_capacity(rows.len());
        for (i, row) in rows.iter().enumerate() {
            let Value::Array(cells) = row else {
                self.child(&i.to_string(), row).wrong_type(issues, "a row of the table");
                continue;
            };
            if cells.len() != rows.len() {
                let cause =
                    format!("the table is ragged: {} entries in a table of {}", cells.len(), rows.len());
                self.child(&i.to_string(), row).blame(issues, "ragged", cause, "Complete the row.");
            }
            table.push(cells.iter().enumerate().map(|(j, v)| cell(i, j, v, issues)).collect());
        }
        table
    }
}

/// Ids that have been given, and to which row.
#[derive(Default)]
pub(crate) struct Ids<'a>(BTreeMap<&'a str, usize>);

impl<'a> Ids<'a> {
    /// Reads the ids of `nodes` (under `key`); a second bearer of an id is an issue.
    pub fn of(nodes: &[Node<'a>], key: &str, issues: &mut Issues) -> Self {
        let mut ids = Self::default();
        for (row, node) in nodes.iter().enumerate() {
            let Some(id) = node.text_at(key, issues) else { continue };
            if ids.0.insert(id, row).is_some() {
                let at = node.optional(key).unwrap_or_else(|| node.clone());
                at.blame(issues, "duplicate-id", "another has the same id", "Give each its own.");
            }
        }
        ids
    }
    /// The row of the id that `node` holds; an issue where there is no such `what`.
    pub fn find(&self, node: &Node<'a>, what: &str, issues: &mut Issues) -> Option<usize> {
        let id = node.text(issues)?;
        let found = self.0.get(id).copied();
        if found.is_none() {
            node.blame(issues, "unknown-id", format!("there is no such {what}"), "Correct the id.");
        }
        found
    }
    /// The same for a list of ids: the texts of all that are known.
    pub fn texts(&self, node: &Node<'a>, what: &str, issues: &mut Issues) -> Vec<String> {
        let mut texts = Vec::new();
        for entry in node.list(issues) {
            if self.find(&entry, what, issues).is_some() {
                texts.extend(entry.value.as_str().map(str::to_owned));
            }
        }
        texts
    }
}
