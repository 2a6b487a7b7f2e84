//! A table of places: `id,lon,lat` or, on a local plane, `id,x,y`, with `people` and `community` where they are wanted.
//! The datum is stated on the command line or in a column `datum`, the same in every row; a table that does not state it
//! is refused, because a map service's coordinates lie hundreds of metres off and look like any others. Everything that
//! is wrong is told at once, each with its cell.

use std::collections::BTreeMap;
use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};

use crate::failure::Failure;
use crate::import::headers::{half_width, plain};
use crate::import::sheet::{Cell, Sheet};
use crate::import::text;

/// A file larger than this is no table of places that fits in memory beside its matrix.
const MOST_BYTES: u64 = 1 << 30;

/// Places of a table, row by row.
#[derive(Clone, Debug, Default)]
pub struct Points {
    /// What each is called.
    pub ids: Vec<String>,
    /// Where each is; `None` where the table has a mistake there.
    pub at: Vec<Option<Coordinate>>,
    /// How many live there; 0 where the table does not say.
    pub people: Vec<u64>,
    /// The community (社区) of each; its id where the table does not say.
    pub communities: Vec<String>,
    /// What the coordinates are relative to; `None` where the table has a mistake there.
    pub datum: Option<Datum>,
    /// Where each stands in the table, for issues.
    rows: Vec<String>,
}

/// A column, and what headers it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Id,
    X,
    Y,
    Lon,
    Lat,
    Datum,
    People,
    Community,
}

const HEADERS: [(Column, &[&str]); 8] = [
    (Column::Id, &["id", "编号"]),
    (Column::X, &["x"]),
    (Column::Y, &["y"]),
    (Column::Lon, &["lon", "lng", "longitude", "经度"]),
    (Column::Lat, &["lat", "latitude", "纬度"]),
    (Column::Datum, &["datum", "坐标系"]),
    (Column::People, &["people", "population", "人数", "人口"]),
    (Column::Community, &["community", "社区"]),
];

impl Points {
    /// Where the table has a place, for issues.
    pub fn pointer(&self, at: usize) -> String {
        self.rows[at].clone()
    }
    /// How many places.
    pub fn len(&self) -> usize {
        self.ids.len()
    }
}

/// Reads a table; `people` is whether it has to say how many live at each place. What is wrong goes to `issues`.
///
/// # Errors
/// Where the file cannot be read.
pub fn read(
    path: &Path,
    stated: Option<Datum>,
    people: bool,
    issues: &mut Issues,
) -> Result<Points, Failure> {
    let bytes =
        anpai_core::visits::read::file(path, MOST_BYTES).map_err(|e| Failure::Read(path.to_owned(), e))?;
    let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match bytes {
        Ok(bytes) => Ok(table(&file, &bytes, stated, people, issues)),
        Err(found) => {
            issues.0.extend(found.0);
            Ok(Points::default())
        }
    }
}

fn table(file: &str, bytes: &[u8], stated: Option<Datum>, people: bool, issues: &mut Issues) -> Points {
    let mut points = Points { datum: stated, ..Points::default() };
    let Some(sheet) = text::read(file, bytes, issues) else { return points };
    let Some(columns) = columns(&sheet, people, stated, issues) else { return points };
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut told = false;
    for (&row, cells) in sheet.rows.iter().skip(1) {
        let reading = Row { sheet: &sheet, columns: &columns, row, cells };
        let id = reading.id(&mut seen, issues);
        let (x, y) =
            (reading.number(Column::X, Column::Lon, issues), reading.number(Column::Y, Column::Lat, issues));
        if !told {
            told = reading.datum(stated, &mut points.datum, issues);
        }
        let count = if people { reading.people(issues) } else { Some(0) };
        let community = reading.text(Column::Community).unwrap_or_else(|| id.clone());
        points.ids.push(id);
        points.at.push(x.zip(y).map(|(x, y)| Coordinate { x, y }));
        points.people.push(count.unwrap_or(0));
        points.communities.push(community);
        points.rows.push(sheet.position(row, reading.place().unwrap_or(0)));
    }
    if points.len() == 0 && issues.is_empty() {
        issues.push("no-rows", file, "", "the table has headers and no rows", "add a row for each place");
    }
    points
}

/// The columns by the headers of the first row; `None` where the rows cannot be read.
fn columns(
    sheet: &Sheet,
    people: bool,
    stated: Option<Datum>,
    issues: &mut Issues,
) -> Option<BTreeMap<Column, usize>> {
    let before = issues.len();
    let Some((&row, cells)) = sheet.rows.first_key_value() else {
        issues.push(
            "empty",
            &*sheet.file,
            "",
            "the file is empty",
            "write the headers id,lon,lat and a row for each place",
        );
        return None;
    };
    let mut columns = BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        let header = plain(&cell.to_string());
        let Some((column, _)) = HEADERS.iter().find(|(_, names)| names.contains(&header.as_str())) else {
            continue;
        };
        if columns.insert(*column, at).is_some() {
            let cause = "two columns have this meaning";
            issues.push(
                "duplicate-header",
                sheet.position(row, at),
                cell,
                cause,
                "remove or rename one of the two",
            );
        }
    }
    let has = |column| columns.contains_key(&column);
    let (plane, degrees) = (has(Column::X) && has(Column::Y), has(Column::Lon) && has(Column::Lat));
    let mut missing = |name: &str, action: &str| {
        issues.push(
            "header-missing",
            sheet.position(row, 0),
            name,
            format!("there is no column `{name}`"),
            action,
        );
    };
    if !has(Column::Id) {
        missing("id", "give the first row a header `id`");
    }
    if plane == degrees {
        missing(
            "lon, lat",
            "give the columns the headers lon and lat, or x and y on a local plane; not both",
        );
    } else if degrees && stated == Some(Datum::LocalPlane) {
        missing("x, y", "name metres on a local plane x and y; lon and lat are degrees");
    }
    if people && !has(Column::People) {
        missing("people", "add a column `people`: how many live at each place");
    }
    if stated.is_none() && !has(Column::Datum) {
        let names = "--datum wgs84, gcj02, bd09 or local-plane, or a column `datum`";
        missing("datum", &format!("state what the coordinates are relative to: {names}"));
    }
    (issues.len() == before).then_some(columns)
}

/// A row being read.
struct Row<'a> {
    sheet: &'a Sheet,
    columns: &'a BTreeMap<Column, usize>,
    row: u32,
    cells: &'a [Cell],
}

impl Row<'_> {
    fn cell(&self, column: Column) -> Option<(usize, &Cell)> {
        let at = *self.columns.get(&column)?;
        static EMPTY: Cell = Cell::Empty;
        Some((at, self.cells.get(at).unwrap_or(&EMPTY)))
    }
    fn text(&self, column: Column) -> Option<String> {
        self.cell(column).filter(|(_, cell)| !cell.is_empty()).map(|(_, cell)| cell.to_string())
    }
    fn position(&self, column: usize) -> String {
        self.sheet.position(self.row, column)
    }
    /// The column that a place's position is told by.
    fn place(&self) -> Option<usize> {
        self.cell(Column::Lon).or_else(|| self.cell(Column::X)).map(|(at, _)| at)
    }
    fn id(&self, seen: &mut BTreeMap<String, String>, issues: &mut Issues) -> String {
        let at = self.cell(Column::Id).map_or(0, |(at, _)| at);
        let Some(id) = self.text(Column::Id) else {
            issues.push(
                "no-id",
                self.position(at),
                "",
                "a place has no id",
                "give every place an id of its own",
            );
            return String::new();
        };
        if let Some(first) = seen.get(&id) {
            let cause = format!("this id is already at {first}");
            issues.push("duplicate-id", self.position(at), &id, cause, "give every place an id of its own");
        } else {
            seen.insert(id.clone(), self.position(at));
        }
        id
    }
    fn number(&self, plane: Column, degrees: Column, issues: &mut Issues) -> Option<f64> {
        let (at, cell) = self.cell(plane).or_else(|| self.cell(degrees))?;
        let number = half_width(&cell.to_string()).trim().parse::<f64>().ok().filter(|v| v.is_finite());
        if number.is_none() {
            let cause = "a coordinate is a finite number with a decimal point";
            issues.push("not-a-number", self.position(at), cell, cause, "write the number, such as 102.745");
        }
        number
    }
    fn people(&self, issues: &mut Issues) -> Option<u64> {
        let (at, cell) = self.cell(Column::People)?;
        // So many that a billion rows of them can be added.
        let count = half_width(&cell.to_string()).trim().parse::<u32>().ok().map(u64::from);
        if count.is_none() {
            let cause = "how many people live here is a whole number";
            issues.push(
                "not-a-count",
                self.position(at),
                cell,
                cause,
                "write a whole number; 0 where nobody lives",
            );
        }
        count
    }
    /// Takes the datum of this row into account; whether enough has been said about datums.
    fn datum(&self, stated: Option<Datum>, datum: &mut Option<Datum>, issues: &mut Issues) -> bool {
        let Some((at, cell)) = self.cell(Column::Datum) else { return true };
        let Some(found) = Datum::of_name(&cell.to_string().to_lowercase()) else {
            let cause = "this is the name of no datum";
            issues.push("datum", self.position(at), cell, cause, "write wgs84, gcj02, bd09 or local-plane");
            return true;
        };
        match *datum {
            None => *datum = Some(found),
            Some(known) if known != found => {
                let by = if stated.is_some() { "--datum says" } else { "the rows before say" };
                let cause = format!("{by} {}", known.name());
                issues.push("mixed-datum", self.position(at), cell, cause, "keep one datum to a table");
                return true;
            }
            Some(_) => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str, stated: Option<Datum>, people: bool) -> (Points, Vec<(&'static str, String)>) {
        let mut issues = Issues::default();
        let points = table("p.csv", text.as_bytes(), stated, people, &mut issues);
        (points, issues.0.into_iter().map(|i| (i.code, i.pointer)).collect())
    }

    #[test]
    fn a_table_states_its_datum_once() {
        let (points_read, issues) =
            points("name,lon,id,lat\nA,8.5,a,49\nB,8.25,b,49.5\n", Some(Datum::Wgs84), false);
        assert_eq!(issues, []);
        assert_eq!((points_read.ids, points_read.datum), (vec!["a".into(), "b".into()], Some(Datum::Wgs84)));
        assert_eq!(points_read.at[1], Some(Coordinate { x: 8.25, y: 49.5 }));
        let column = "编号,经度,纬度,坐标系\na,102,25,gcj02\nb,102.5,25,GCJ02\n";
        assert_eq!(points(column, None, false).0.datum, Some(Datum::Gcj02));
    }

    #[test]
    fn an_unstated_or_mixed_datum_is_refused() {
        assert_eq!(points("id,lon,lat\na,8,49\n", None, false).1, [("header-missing", "p.csv!A1".into())]);
        let mixed = "id,lon,lat,datum\na,102,25,gcj02\nb,102,25,wgs84\nc,102,25,mars\n";
        assert_eq!(points(mixed, None, false).1, [("mixed-datum", "p.csv!D3".into())]);
        let against = "id,lon,lat,datum\na,102,25,gcj02\n";
        assert_eq!(points(against, Some(Datum::Bd09), false).1, [("mixed-datum", "p.csv!D2".into())]);
        assert_eq!(points("id,lon,lat\na,8,49\n", Some(Datum::LocalPlane), false).1[0].0, "header-missing");
    }

    #[test]
    fn every_mistake_is_told_at_its_cell() {
        let text = "id,lon,lat,people\na,8,49,3\na,NaN,49,2\n,8,\"49,5\",-1\nd,,49,1.5\n";
        let (_, issues) = points(text, Some(Datum::Wgs84), true);
        let expected = [
            ("duplicate-id", "p.csv!A3"),
            ("not-a-number", "p.csv!B3"),
            ("no-id", "p.csv!A4"),
            ("not-a-number", "p.csv!C4"),
            ("not-a-count", "p.csv!D4"),
            ("not-a-number", "p.csv!B5"),
            ("not-a-count", "p.csv!D5"),
        ];
        assert_eq!(issues, expected.map(|(code, at)| (code, at.to_owned())));
    }

    #[test]
    fn an_empty_table_is_no_table() {
        for text in ["", "\n\n", "id,lon,lat\n"] {
            assert_eq!(points(text, Some(Datum::Wgs84), false).1.len(), 1, "{text:?}");
        }
    }
}
