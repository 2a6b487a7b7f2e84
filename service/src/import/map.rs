//! The mapping file: which sheet or file is which table, which column is which field, what stands there where a cell is
//! empty, and how the house writes its lists, days and words. JSON, so that an editor can check it.

use std::collections::BTreeMap;

use anpai_core::issue::Issues;
use serde::Deserialize;
use serde_json::Value;

use super::list;
use super::tables::{Table, fields};

/// One text, or several that will do.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Texts(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Texts {
    fn from(texts: OneOrMany) -> Self {
        Self(match texts {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        })
    }
}

/// A mapping.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Map {
    /// The document to begin with: whatever no table says, such as the day, the datum, speeds, rules.
    pub document: serde_json::Map<String, Value>,
    /// How cells are written.
    pub formats: Formats,
    /// By the name of the table.
    pub tables: BTreeMap<String, TableMap>,
}

/// A table of the mapping.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TableMap {
    /// Names of the sheets or files; by the built-in names where not given.
    pub from: Texts,
    /// The row of the headers, as the spreadsheet numbers it; looked for where not given.
    pub header_row: Option<u32>,
    /// Header by field. Where it is given, only these columns are read; the built-in headers otherwise.
    pub columns: BTreeMap<String, Texts>,
    /// What an empty or missing cell says, by field.
    pub defaults: BTreeMap<String, Value>,
    /// Word for word, by field; an empty translation is an empty cell.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Whether rows that repeat an id are one: for clients and places that stand in the rows of their visits.
    pub distinct: bool,
}

/// How cells are written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Formats {
    /// The characters that separate items of a list.
    pub list_separators: String,
    /// Whether a date with a time, in a column of clock times, is read as its time.
    pub time_of_date: bool,
    /// The number of the first day where days are numbers.
    pub first_day: u16,
    /// More words for yes.
    pub yes: Vec<String>,
    /// More words for no.
    pub no: Vec<String>,
}

impl Default for Formats {
    fn default() -> Self {
        Self {
            list_separators: list::SEPARATORS.into(),
            time_of_date: false,
            first_day: 0,
            yes: Vec::new(),
            no: Vec::new(),
        }
    }
}

/// Reads a mapping; everything wrong with it goes to `issues`.
pub fn read(file: &str, text: &str, issues: &mut Issues) -> Option<Map> {
    let map: Map = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(map) => map,
        Err(error) => {
            issues.push(
                "mapping",
                format!("{file} line {} column {}", error.line(), error.column()),
                text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default().trim(),
                format!("the mapping cannot be read: {error}"),
                "correct it; docs/import.md has an example",
            );
            return None;
        }
    };
    let before = issues.len();
    for (name, table) in &map.tables {
        let at = format!("{file}#/tables/{name}");
        let Some(known) = Table::of(name) else {
            let names: Vec<_> = Table::ALL.iter().map(|t| t.name()).collect();
            issues.push(
                "mapping",
                at,
                name,
                "there is no such table",
                format!("use one of: {}", names.join(", ")),
            );
            continue;
        };
        let named = [
            ("columns", table.columns.keys().collect::<Vec<_>>()),
            ("defaults", table.defaults.keys().collect()),
            ("values", table.values.keys().collect()),
        ];
        for (part, keys) in named {
            for key in keys {
                if !fields(known).iter().any(|f| f.name == key) {
                    let names: Vec<_> = fields(known).iter().map(|f| f.name).collect();
                    issues.push(
                        "mapping",
                        format!("{at}/{part}/{key}"),
                        key,
                        format!("the table `{name}` has no such field"),
                        format!("use one of: {}", names.join(", ")),
                    );
                }
            }
        }
        if table.header_row == Some(0) {
            issues.push(
                "mapping",
                format!("{at}/header_row"),
                0,
                "rows are counted from 1",
                "give the row's number",
            );
        }
    }
    (issues.len() == before).then_some(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unknown_name_is_told() {
        let text = r#"{"tables": {"vists": {}, "visits": {"columns": {"ids": "a", "id": ["b", "c"]}, "header_row": 0}}}"#;
        let mut issues = Issues::default();
        assert!(read("m.json", text, &mut issues).is_none());
        let at: Vec<_> = issues.0.iter().map(|i| i.pointer.as_str()).collect();
        assert_eq!(
            at,
            ["m.json#/tables/visits/columns/ids", "m.json#/tables/visits/header_row", "m.json#/tables/vists"]
        );
    }

    #[test]
    fn a_broken_mapping_has_line_and_column() {
        let mut issues = Issues::default();
        assert!(read("m.json", "{\n  \"tables\": 3\n}", &mut issues).is_none());
        assert_eq!(issues.0[0].pointer, "m.json line 2 column 13");
    }
}
