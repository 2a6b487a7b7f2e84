//! The table of nodes: `id,lon,lat`, or `id,x,y` in metres on a local plane. What the coordinates are relative to is
//! stated by whoever reads or in a column `datum`; those of Chinese map services are turned into WGS-84.

use std::collections::HashMap;
use std::io::Read;
use std::ops::ControlFlow;

use anpai_core::issue::Issues;
use anpai_core::misplaced::misplaced;
use anpai_core::place::{Coordinate, Datum};

use super::super::ExtractError;
use super::sheet::{Column, Header, Line, Reading, Source};

const ID: Column = &["id", "编号"];
const LON: Column = &["lon", "lng", "longitude", "经度"];
const LAT: Column = &["lat", "latitude", "纬度"];
const DATUM: Column = &["datum", "坐标系"];

/// Positions of the fields in both forms.
const AT_ID: usize = 0;
const AT_X: usize = 1;
const AT_Y: usize = 2;
const AT_DATUM: usize = 3;
/// The form in degrees.
const DEGREES: usize = 0;
/// How far a local plane reaches in metres: what 32 bits of centimetres hold.
const PLANE: f64 = 2e7;

/// The nodes of a table.
#[derive(Debug)]
pub(super) struct Nodes {
    /// The number of each id.
    pub numbers: HashMap<String, u32>,
    /// In the units of the extract; of those that cannot be used, the origin.
    pub points: Vec<(i32, i32)>,
    /// WGS-84 or a local plane.
    pub datum: Datum,
}

/// Reads a table; `None` where its header or its datum says nothing that could be gone by, with an issue.
pub(super) fn read<R: Read>(
    source: Source<R>,
    stated: Option<Datum>,
    reading: &mut Reading<'_>,
) -> Result<Option<Nodes>, ExtractError> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let (mut points, mut lines) = (Vec::new(), Vec::new());
    let mut datum = stated;
    let header = reading.each(
        source,
        (&[&[ID, LON, LAT], &[ID, &["x"], &["y"]]], &[DATUM]),
        |header, issues| judge(header, stated, issues),
        |line| {
            let (x, y) = (line.number(AT_X), line.number(AT_Y));
            let id = line.text(AT_ID);
            if id.is_empty() {
                line.wrong(AT_ID, "missing-id", "a node has an id", "write one");
            } else if numbers.insert(id.to_owned(), points.len() as u32).is_some() {
                line.wrong(AT_ID, "duplicate-id", "another node has this id", "give each node its own");
            }
            of_line(line, &mut datum);
            points.push(x.zip(y).map(|(x, y)| Coordinate { x, y }));
            lines.push(line.number);
        },
    )?;
    let Some((header, datum)) = header.zip(datum) else { return Ok(None) };
    let mut issue = |node: usize, code, cause: String, action| {
        let value = points[node].map_or_else(String::new, |c: Coordinate| format!("{},{}", c.x, c.y));
        reading.issues.push(code, header.at(lines[node], AT_X), value, cause, action);
    };
    let wrong = misplaced(datum, &points);
    for &(node, what) in &wrong {
        issue(node, what.code(), what.cause(), what.action());
    }
    let unit = if datum.is_geographic() { 1e7 } else { 100.0 };
    let fits = |c: &Coordinate| datum.is_geographic() || c.x.abs().max(c.y.abs()) <= PLANE;
    if wrong.is_empty() {
        for (node, _) in points.iter().enumerate().filter(|(_, point)| point.is_some_and(|c| !fits(&c))) {
            let cause = format!("a local plane of roads reaches {PLANE} m from its origin");
            issue(node, "coordinate-out-of-range", cause, "write metres from an origin nearby");
        }
    }
    let whole = |point: Option<Coordinate>| {
        let point = point.filter(fits)?;
        let at = if datum.is_geographic() { datum.to_wgs84(point)? } else { point };
        Some(((at.x * unit).round() as i32, (at.y * unit).round() as i32))
    };
    Ok(Some(Nodes {
        numbers,
        points: points.into_iter().map(|point| whole(point).unwrap_or_default()).collect(),
        datum: if datum.is_geographic() { Datum::Wgs84 } else { datum },
    }))
}

/// Whether the header and what was stated say what the coordinates are relative to.
fn judge(header: &Header, stated: Option<Datum>, issues: &mut Issues) -> ControlFlow<()> {
    if header.form == DEGREES && stated == Some(Datum::LocalPlane) {
        let (cause, action) = ("metres on a local plane are x and y", "name the columns x and y");
        issues.push("datum", header.at(1, AT_X), "lon,lat", cause, action);
        return ControlFlow::Break(());
    }
    if stated.is_none() && !header.has(AT_DATUM) {
        let cause = "nothing says what the coordinates are relative to";
        let action = "state --datum wgs84, gcj02, bd09 or local-plane, or add a column `datum`";
        issues.push("unstated-datum", header.at(1, AT_X), "", cause, action);
        return ControlFlow::Break(());
    }
    ControlFlow::Continue(())
}

/// Takes the datum of a line into account: the same in every line, and as stated.
fn of_line(line: &mut Line<'_>, datum: &mut Option<Datum>) {
    let name = line.text(AT_DATUM);
    if !line.has(AT_DATUM) {
        return;
    }
    let found = match name.to_lowercase().as_str() {
        "wgs84" => Datum::Wgs84,
        "gcj02" => Datum::Gcj02,
        "bd09" => Datum::Bd09,
        "local-plane" => Datum::LocalPlane,
        _ => {
            let action = "write wgs84, gcj02, bd09 or local-plane";
            return line.wrong(AT_DATUM, "datum", "this is the name of no datum", action);
        }
    };
    if *datum.get_or_insert(found) != found {
        line.wrong(AT_DATUM, "mixed-datum", "another datum was stated before", "keep one datum to a table");
    } else if found == Datum::LocalPlane && line.is_of(DEGREES) {
        line.wrong(AT_DATUM, "datum", "metres on a local plane are x and y", "name the columns x and y");
    }
}
