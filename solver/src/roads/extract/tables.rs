//! Roads from plain tables, for a bureau whose road data is not OpenStreetMap's: `id,lon,lat` (or `id,x,y` in metres on a
//! local plane) and `from,to,metres,seconds`, one line for each direction. What a line says is used as it is.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::place::Datum;
use anpai_core::stop::Stop;
use csv::{Position, StringRecord};

use super::{Extract, ExtractError};
use crate::roads::weight::Weight;

/// How many lines between two looks at the stop.
const STRIDE: u64 = 1 << 14;
/// The longest edge in metres, so that sums stay within 32 bits of centimetres.
const LONGEST: f64 = 1e6;
/// The slowest edge in seconds: a day.
const SLOWEST: f64 = 86_400.0;
/// How far a local plane reaches in metres: what 32 bits of centimetres hold.
const PLANE: f64 = 2e7;

/// Reads both tables; see [`Extract::read_tables`].
pub(super) fn read(nodes: &Path, edges: &Path, stop: &Stop) -> Result<Extract, ExtractError> {
    let open = |path: &Path| {
        std::fs::File::open(path).map_err(|source| ExtractError::Io { path: path.into(), source })
    };
    let (node_file, edge_file) = (open(nodes)?, open(edges)?);
    let bytes =
        [&node_file, &edge_file].iter().filter_map(|file| file.metadata().ok()).map(|m| m.len()).sum();
    let mut extract = parse((&name(nodes), node_file), (&name(edges), edge_file), stop)?;
    if extract.ways.is_empty() {
        return Err(ExtractError::Empty { path: edges.into() });
    }
    extract.counts.bytes = bytes;
    Ok(extract)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn parse(nodes: (&str, impl Read), edges: (&str, impl Read), stop: &Stop) -> Result<Extract, ExtractError> {
    let mut issues = Issues::default();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut points = Vec::new();
    let mut datum = Datum::Wgs84;
    Table { name: nodes.0, issues: &mut issues, stop }.each(
        nodes.1,
        &[&["id", "lon", "lat"], &["id", "x", "y"]],
        |line, form| {
            let (most_x, most_y, unit) = if form == 0 { (180.0, 90.0, 1e7) } else { (PLANE, PLANE, 100.0) };
            if form == 1 {
                datum = Datum::LocalPlane;
            }
            let (x, y) = (line.number(1, -most_x, most_x), line.number(2, -most_y, most_y));
            let id = line.text(0);
            if id.is_empty() {
                return line.wrong(0, "missing-id", "a node has an id", "write one");
            }
            if numbers.insert(id.to_owned(), points.len() as u32).is_some() {
                line.wrong(0, "duplicate-id", "another node has this id", "give each node its own");
            }
            let whole = |v: Option<f64>| (v.unwrap_or(0.0) * unit).round() as i32;
            points.push((whole(x), whole(y)));
        },
    )?;
    let mut extract = Extract::drawn(datum, points);
    let mut given = Vec::new();
    Table { name: edges.0, issues: &mut issues, stop }.each(
        edges.1,
        &[&["from", "to", "metres", "seconds"]],
        |line, _| {
            let mut end = |column: usize| {
                let number = numbers.get(line.text(column)).copied();
                if number.is_none() {
                    line.wrong(column, "unknown-node", "no node has this id", "correct it or add the node");
                }
                number
            };
            let (from, to) = (end(0), end(1));
            let (metres, seconds) = (line.number(2, 0.0, LONGEST), line.number(3, 0.0, SLOWEST));
            let (Some(from), Some(to), Some(metres), Some(seconds)) = (from, to, metres, seconds) else {
                return;
            };
            // A weight is positive: an edge that takes no time takes a millisecond.
            let millis = (seconds * 1000.0).round().max(1.0) as u32;
            extract.draw(line.number as i64, &[], &[from, to]);
            given.push(Weight::new(millis, (metres * 100.0).round() as u32));
        },
    )?;
    extract.ways.given = given;
    Ok(issues.into_result(extract)?)
}

/// A table while it is read.
struct Table<'a> {
    name: &'a str,
    issues: &'a mut Issues,
    stop: &'a Stop,
}

impl Table<'_> {
    /// Calls `take` for each line with the form of the header that the table has; its fields are in the form's order.
    fn each(
        self,
        input: impl Read,
        forms: &[&[&'static str]],
        mut take: impl FnMut(&mut Line<'_>, usize),
    ) -> Result<(), ExtractError> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(input);
        let header = match reader.headers() {
            Ok(header) => header.clone(),
            Err(e) => {
                let cause = e.to_string();
                self.issues.push("bad-table", self.name, "", cause, "save it as CSV in UTF-8");
                return Ok(());
            }
        };
        // Spreadsheets put a byte order mark before the first name.
        let place = |name: &str| header.iter().position(|h| h.trim_start_matches('\u{feff}') == name);
        let whole = |form: &[&str]| form.iter().map(|name| place(name)).collect::<Option<Vec<usize>>>();
        let Some((form, columns)) = forms.iter().enumerate().find_map(|(at, f)| Some((at, whole(f)?))) else {
            let wanted: Vec<String> = forms.iter().map(|form| form.join(",")).collect();
            let action = format!("name the columns {}", wanted.join(" or "));
            let value = header.iter().collect::<Vec<_>>().join(",");
            let at = format!("{} line 1", self.name);
            self.issues.push("missing-columns", at, value, "a column is missing", action);
            return Ok(());
        };
        for (count, record) in (1_u64..).zip(reader.records()) {
            if count.is_multiple_of(STRIDE) && self.stop.is_over() {
                return Err(ExtractError::Stopped);
            }
            let record = match record {
                Ok(record) => record,
                Err(e) => {
                    let line = e.position().map_or(0, Position::line);
                    let at = format!("{} line {line}", self.name);
                    self.issues.push("bad-line", at, "", e.to_string(), "save the table as CSV in UTF-8");
                    if matches!(e.kind(), csv::ErrorKind::Io(_)) {
                        break;
                    }
                    continue;
                }
            };
            let number = record.position().map_or(0, Position::line);
            let issues = &mut *self.issues;
            take(&mut Line { table: self.name, record: &record, columns: &columns, number, issues }, form);
        }
        Ok(())
    }
}

/// One line of a table.
struct Line<'a> {
    table: &'a str,
    record: &'a StringRecord,
    /// Positions of the fields, in the order of the form.
    columns: &'a [usize],
    /// Of the file, from 1.
    number: u64,
    issues: &'a mut Issues,
}

impl<'a> Line<'a> {
    fn text(&self, field: usize) -> &'a str {
        self.record.get(self.columns[field]).unwrap_or("")
    }
    fn number(&mut self, field: usize, least: f64, most: f64) -> Option<f64> {
        match self.text(field).parse::<f64>() {
            Ok(number) if number >= least && number <= most => return Some(number),
            Ok(_) => {
                let action = format!("give a number from {least} to {most}");
                self.wrong(field, "out-of-range", "cannot be", &action);
            }
            Err(_) => {
                self.wrong(field, "not-a-number", "not a number", "write digits, with a point if need be");
            }
        }
        None
    }
    fn wrong(&mut self, field: usize, code: &'static str, cause: &str, action: &str) {
        let at = format!("{} line {} column {}", self.table, self.number, self.columns[field] + 1);
        self.issues.push(code, at, self.text(field), cause, action);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roads::{Profile, build};

    fn tables(nodes: &str, edges: &str) -> Result<Extract, ExtractError> {
        parse(("nodes.csv", nodes.as_bytes()), ("edges.csv", edges.as_bytes()), &Stop::never())
    }

    #[test]
    fn what_the_table_says_is_used_as_it_is() {
        // A triangle, one-way; its metres and seconds fit neither each other nor the plane.
        let extract = tables(
            "y,id,x\n0,a,0\n0,b,10\n7.25,c,3\n",
            "from,to,metres,seconds\na,b,12.34,5.5\nb,c,100,1\nc,a,9,0\n",
        )
        .unwrap();
        assert_eq!((extract.datum, extract.x[1], extract.y[2]), (Datum::LocalPlane, 1000, 725));
        let built = build(&extract, &Profile::built_in("walk").unwrap(), &Stop::never()).unwrap();
        let mut weights: Vec<(u32, u32)> =
            (0..3).map(|arc| (built.graph.millis[arc], built.graph.centimetres[arc])).collect();
        weights.sort_unstable();
        assert_eq!(weights, [(1, 900), (1000, 10_000), (5500, 1234)]);
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_column() {
        let wrong = tables(
            "id,lon,lat\na,8.7,49.4\na,8.8,x\nb,400,49\n",
            "from,to,metres,seconds\na,b,1,1\na,z,-1,\n",
        );
        let Err(ExtractError::Issues(issues)) = wrong else { panic!("no issues") };
        let told: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.pointer.as_str(), i.code)).collect();
        let expected = [
            ("nodes.csv line 3 column 3", "not-a-number"),
            ("nodes.csv line 3 column 1", "duplicate-id"),
            ("nodes.csv line 4 column 2", "out-of-range"),
            ("edges.csv line 3 column 2", "unknown-node"),
            ("edges.csv line 3 column 3", "out-of-range"),
            ("edges.csv line 3 column 4", "not-a-number"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_missing_column_is_told_for_both_tables() {
        let Err(ExtractError::Issues(issues)) = tables("id,lon\n", "from,to\n") else { panic!("no issues") };
        assert_eq!(issues.0.iter().map(|i| i.code).collect::<Vec<_>>(), ["missing-columns"; 2]);
    }
}
