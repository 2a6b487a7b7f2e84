//! What differs from the usual: the hour of the day, and ways that are closed. Closed ways are named on the command line or
//! in a table with a column `way`, so that a road works' office can keep the list; its other columns, such as `reason`, are
//! for people. A way that the network does not hold is refused: whoever closes a road wants it closed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anpai_core::issue::Issues;
use anpai_solver::roads::{Conditions, Hour, Roads};
use serde_json::Value;

use crate::failure::Failure;
use crate::import::headers::{half_width, plain};
use crate::import::sheet::Sheet;
use crate::import::text;

/// A table larger than this is no list of closed roads.
const MOST_BYTES: u64 = 1 << 26;
/// What the header of the column goes by.
const HEADERS: [&str; 3] = ["way", "道路", "道路编号"];

/// The options.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The hour of the day whose speeds count, where the profile has them: 0 to 23, or a time within it such as 17:30
    #[arg(long, value_name = "HOUR")]
    pub hour: Option<Hour>,
    /// Ways that are closed, by their ids in the source: a table with a column `way`, or the ids themselves
    #[arg(long, value_name = "FILE.csv|WAY,WAY", value_parser = closed, allow_hyphen_values = true)]
    pub closed: Option<Closed>,
}

/// Where closed ways are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// On the command line.
    Ways(Vec<i64>),
    /// In a table.
    Table(PathBuf),
}

fn closed(text: &str) -> Result<Closed, String> {
    if text.to_ascii_lowercase().ends_with(".csv") {
        return Ok(Closed::Table(text.into()));
    }
    let way = |id: &str| {
        let id = id.trim();
        id.parse::<i64>().map_err(|_| {
            format!("'{id}' is no id of a way; write a table's name with .csv, or whole numbers")
        })
    };
    text.split(',').map(way).collect::<Result<_, _>>().map(Closed::Ways)
}

impl Options {
    /// The conditions for a network. What is wrong goes to `issues`.
    ///
    /// # Errors
    /// Where the table cannot be read.
    pub fn read(&self, roads: &Roads, issues: &mut Issues) -> Result<Conditions, Failure> {
        let named = match &self.closed {
            None => Vec::new(),
            Some(Closed::Ways(ways)) => ways.iter().map(|way| (*way, "--closed".to_owned())).collect(),
            Some(Closed::Table(path)) => {
                let bytes = anpai_core::visits::read::file(path, MOST_BYTES)
                    .map_err(|e| Failure::Read(path.to_owned(), e))?;
                let name =
                    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                match bytes {
                    Ok(bytes) => table(&name, &bytes, issues),
                    Err(found) => {
                        issues.0.extend(found.0);
                        Vec::new()
                    }
                }
            }
        };
        let mut closed: BTreeSet<i64> = named.iter().map(|(way, _)| *way).collect();
        let missing = roads.origins().missing(&closed);
        for (way, pointer) in named.iter().filter(|(way, _)| missing.contains(way)) {
            let cause = format!("the network for {} has no such way", roads.about().profile);
            let action = "correct the id, or take it out: this profile does not travel there";
            issues.push("unknown-way", &**pointer, way, cause, action);
        }
        closed.retain(|way| !missing.contains(way));
        Ok(Conditions { hour: self.hour, closed })
    }
}

/// Ids of ways, with the cells that they stand in.
type Named = Vec<(i64, String)>;

/// The ids of a table.
fn table(file: &str, bytes: &[u8], issues: &mut Issues) -> Named {
    let Some(sheet) = text::read(file, bytes, issues) else { return Vec::new() };
    let Some(column) = column(&sheet, issues) else { return Vec::new() };
    let mut ways = Vec::new();
    for &row in sheet.rows.keys().skip(1) {
        let (cell, position) = (sheet.cell(row, column), sheet.position(row, column));
        match half_width(&cell.to_string()).trim().parse() {
            Ok(way) => ways.push((way, position)),
            Err(_) => {
                let (cause, action) =
                    ("the id of a way is a whole number", "write the id that the source gives the way");
                issues.push("not-a-way", position, cell, cause, action);
            }
        }
    }
    ways
}

/// The column of the ids.
fn column(sheet: &Sheet, issues: &mut Issues) -> Option<usize> {
    let (row, cells) = sheet.rows.first_key_value().map_or((0, &[][..]), |(row, cells)| (*row, cells));
    let is_way = |cell: &crate::import::sheet::Cell| HEADERS.contains(&plain(&cell.to_string()).as_str());
    let found: Vec<usize> = (0..cells.len()).filter(|&at| is_way(&cells[at])).collect();
    match found[..] {
        [column] => return Some(column),
        [] => {
            let action = "give the first row a header `way` over the ids of the closed ways";
            issues.push("header-missing", sheet.position(row, 0), "way", "there is no column `way`", action);
        }
        [_, second, ..] => {
            let (cause, action) = ("two columns have this meaning", "remove or rename one of the two");
            issues.push("duplicate-header", sheet.position(row, second), &cells[second], cause, action);
        }
    }
    None
}

/// Tells programs what differs: the hour, and how many ways are closed.
pub fn tell(conditions: &Conditions, object: &mut Value) {
    object["hour"] = conditions.hour.map(Hour::number).into();
    object["closed_ways"] = conditions.closed.len().into();
}

/// What differs, for people; a line, or nothing where all is as usual.
pub fn line(roads: &Roads, conditions: &Conditions) -> String {
    let mut parts = Vec::new();
    if let Some(hour) = conditions.hour {
        let alike =
            if roads.origins().has_hours() { "" } else { " (the profile's speeds are alike at all hours)" };
        parts.push(format!("in the hour from {hour}{alike}"));
    }
    if !conditions.closed.is_empty() {
        parts.push(format!("ways closed: {}", conditions.closed.len()));
    }
    if parts.is_empty() { String::new() } else { parts.join("; ") + "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(text: &str) -> (Named, Vec<(&'static str, String)>) {
        let mut issues = Issues::default();
        let ways = table("c.csv", text.as_bytes(), &mut issues);
        (ways, issues.0.into_iter().map(|i| (i.code, i.pointer)).collect())
    }

    #[test]
    fn ways_are_named_one_by_one_or_in_a_table() {
        assert_eq!(closed("12, 7,-3"), Ok(Closed::Ways(vec![12, 7, -3])));
        assert_eq!(closed("works/May.CSV"), Ok(Closed::Table("works/May.CSV".into())));
        for text in ["", "12,", "x", "1.5", "may.xlsx"] {
            assert!(closed(text).is_err(), "{text}");
        }
        let (found, issues) = ways("reason,Way\nflood,17\n,４２\n");
        assert_eq!((found, issues), (vec![(17, "c.csv!B2".into()), (42, "c.csv!B3".into())], vec![]));
        assert_eq!(ways("道路,原因\n5,塌方\n").0, [(5, "c.csv!A2".into())]);
    }

    #[test]
    fn every_mistake_of_a_table_is_told_at_its_cell() {
        let (_, issues) = ways("way,reason\n1,a\nx,b\n,c\n2.5,d\n");
        let expected = ["c.csv!A3", "c.csv!A4", "c.csv!A5"].map(|at| ("not-a-way", at.to_owned()));
        assert_eq!(issues, expected);
        assert_eq!(ways("id\n1\n").1, [("header-missing", "c.csv!A1".into())]);
        assert_eq!(ways("way,x,way\n1,2,3\n").1, [("duplicate-header", "c.csv!C1".into())]);
        assert_eq!(ways("").1, [("header-missing", "c.csv!A1".into())]);
    }
}
