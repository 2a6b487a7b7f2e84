//! Workbooks (XLSX), cell by cell: a sheet with one cell in its farthest corner costs one cell, not the rectangle.
//! Merged cells all say what their first one says, as they look to the person who merged them.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anpai_core::issue::Issues;
use calamine::{Data, DataRef, Reader, Xlsx, open_workbook};

use super::sheet::{Cell, Sheet};

/// More cells than this in a workbook are no roster: a full sheet of 100,000 visits has 3 million.
const MOST_CELLS: usize = 20_000_000;
/// Columns beyond this are left alone; no table has more than forty.
const MOST_COLUMNS: u32 = 512;
/// Merged regions larger than this are decoration.
const MOST_MERGED: u64 = 100_000;

/// Reads every sheet of a workbook. What is wrong goes to `issues`.
pub fn read(path: &Path, file: &str, issues: &mut Issues) -> Vec<Sheet> {
    // A library that reads files from anywhere may have a bug; the person at the desk gets an issue all the same.
    let all = std::panic::catch_unwind(|| {
        let mut issues = Issues::default();
        let sheets = sheets(path, file, &mut issues);
        (sheets, issues)
    });
    match all {
        Ok((sheets, found)) => {
            issues.0.extend(found.0);
            sheets
        }
        Err(_) => {
            unreadable(file, "", "it is damaged", issues);
            Vec::new()
        }
    }
}

fn unreadable(at: &str, value: impl std::fmt::Display, why: &str, issues: &mut Issues) {
    issues.push(
        "unreadable",
        at,
        value,
        format!("this cannot be read as a workbook: {why}"),
        "open it in a spreadsheet program and save it as .xlsx",
    );
}

fn sheets(path: &Path, file: &str, issues: &mut Issues) -> Vec<Sheet> {
    let mut book: Xlsx<BufReader<File>> = match open_workbook(path) {
        Ok(book) => book,
        Err(error) => {
            let error: calamine::XlsxError = error;
            unreadable(
                file,
                error,
                "it is no .xlsx file, or it is damaged or protected by a password",
                issues,
            );
            return Vec::new();
        }
    };
    let mut all = Vec::new();
    let mut cells = 0;
    for name in book.sheet_names() {
        let mut sheet =
            Sheet { label: name.clone(), name: name.clone(), file: file.into(), ..Sheet::default() };
        if !read_cells(&mut book, &mut sheet, &mut cells, issues) {
            return all;
        }
        // Without its merged regions a sheet still says nearly everything.
        for region in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            fill(&mut sheet, region.start, region.end);
        }
        all.push(sheet);
    }
    all
}

/// Whether to go on.
fn read_cells(
    book: &mut Xlsx<BufReader<File>>,
    sheet: &mut Sheet,
    cells: &mut usize,
    issues: &mut Issues,
) -> bool {
    let mut reader = match book.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        // A chart has a tab of its own.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return true,
        Err(error) => {
            unreadable(&sheet.label, error, "the sheet is damaged", issues);
            return true;
        }
    };
    loop {
        let found = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => return true,
            Err(error) => {
                unreadable(&sheet.label, error, "the sheet is damaged", issues);
                return true;
            }
        };
        let (row, column) = found.get_position();
        let cell = cell(found.get_value());
        if cell.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        *cells += 1;
        if *cells > MOST_CELLS {
            issues.push(
                "too-large",
                sheet.position(row, column as usize),
                *cells,
                format!("the workbook has more than {MOST_CELLS} cells"),
                "split it",
            );
            return false;
        }
        put(sheet, row, column as usize, cell);
    }
}

fn put(sheet: &mut Sheet, row: u32, column: usize, cell: Cell) {
    let cells = sheet.rows.entry(row).or_default();
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
}

fn fill(sheet: &mut Sheet, start: (u32, u32), end: (u32, u32)) {
    let rows = u64::from(end.0.saturating_sub(start.0)) + 1;
    let columns = u64::from(end.1.saturating_sub(start.1)) + 1;
    let first = sheet.cell(start.0, start.1 as usize).clone();
    // A merged title over the table's width is read once; a group down the rows is meant for each of them.
    if first.is_empty() || rows < 2 || rows.saturating_mul(columns) > MOST_MERGED || end.1 >= MOST_COLUMNS {
        return;
    }
    // A row that has nothing else is the empty rest of the group.
    let there: Vec<u32> = sheet.rows.range(start.0..=end.0).map(|(row, _)| *row).collect();
    for row in there {
        put(sheet, row, start.1 as usize, first.clone());
    }
}

fn cell(value: &DataRef<'_>) -> Cell {
    match Data::from(value.clone()) {
        Data::Empty => Cell::Empty,
        Data::Int(n) => Cell::Number(n as f64),
        Data::Float(n) => Cell::Number(n),
        Data::Bool(b) => Cell::Flag(b),
        Data::String(text) => Cell::text(&text),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::DateTime(moment) => {
            let days = moment.as_f64();
            let date = (!moment.is_duration() && days >= 1.0).then(|| {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                let year = i16::try_from(year).ok()?;
                jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            });
            Cell::Moment { days, date: date.flatten() }
        }
        Data::DateTimeIso(text) => iso(&text),
        Data::DurationIso(text) => Cell::text(&text),
    }
}

fn iso(text: &str) -> Cell {
    match text.parse::<jiff::civil::DateTime>() {
        Ok(at) => {
            let midnight = at.date().at(0, 0, 0, 0);
            let seconds = midnight.until(at).map_or(0, |span| {
                i64::from(span.get_hours()) * 3600 + span.get_minutes() * 60 + span.get_seconds()
            });
            Cell::Moment { days: 1.0 + seconds as f64 / 86_400.0, date: Some(at.date()) }
        }
        Err(_) => Cell::text(text),
    }
}
