//! Which column is which field: the header row is found, its headers are matched without regard to case, spaces and
//! full-width letters, and what cannot be matched, or is there twice, is an issue at its cell.

use std::collections::BTreeMap;

use anpai_core::issue::Issues;

use super::map::TableMap;
use super::sheet::{Cell, Sheet};
use super::tables::{Field, Table, fields};

/// Rows above the header that may hold a title.
const TITLE_ROWS: u32 = 20;
/// Headers that are for people: never read, never an issue.
const REMARKS: [&str; 6] = ["notes", "note", "remarks", "comment", "备注", "说明"];

/// A sheet read as a table.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What it is read as.
    pub table: Table,
    /// The row of the headers, from 0.
    pub header: u32,
    /// Field and column, in the order of the fields. Without a column: the mapping gives a default.
    pub columns: Vec<(&'static Field, Option<usize>)>,
}

impl Source<'_> {
    /// The column of a field, where it has one.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().find(|(field, _)| field.name == name).and_then(|(_, column)| *column)
    }
    /// The column of a field, or the first that is read.
    #[must_use]
    pub fn column_or_first(&self, name: &str) -> usize {
        self.column(name).or_else(|| self.columns.iter().find_map(|(_, column)| *column)).unwrap_or(0)
    }
}

/// A header or name reduced to what counts: lower case, half width, without spaces, `_`, `-` and `*`.
#[must_use]
pub fn plain(text: &str) -> String {
    half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '*' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Full-width letters, digits and signs (U+FF01 to U+FF5E) as their ASCII twins.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c) {
            0x3000 => ' ',
            code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// A header without the unit in brackets at its end: `时长(分钟)`.
fn without_unit(header: &str) -> &str {
    header.strip_suffix(')').and_then(|h| h.rsplit_once('(')).map_or(header, |(name, _)| name)
}

/// Finds header row and columns of `sheet` read as `table`; `None` for a sheet that says nothing.
pub fn source<'a>(
    sheet: &'a Sheet,
    table: Table,
    map: Option<&TableMap>,
    issues: &mut Issues,
) -> Option<Source<'a>> {
    let fields = fields(table);
    let explicit = map.filter(|m| !m.columns.is_empty());
    let wanted = wanted(table, map);
    let matched = |row: &[Cell]| row.iter().filter(|cell| find(&wanted, cell).is_some()).count();
    sheet.rows.first_key_value()?;
    let header = match map.and_then(|m| m.header_row) {
        Some(row) => Some(row.saturating_sub(1)),
        None => sheet
            .rows
            .range(..TITLE_ROWS)
            .map(|(row, cells)| (matched(cells), std::cmp::Reverse(*row)))
            .max()
            .filter(|(n, _)| *n > 0)
            .map(|(_, row)| row.0),
    };
    let names = || fields.iter().map(|f| f.name).collect::<Vec<_>>().join(", ");
    let Some((header, cells)) = header.and_then(|row| sheet.rows.get(&row).map(|cells| (row, cells))) else {
        let at = header.unwrap_or(0);
        issues.push(
            "header-missing",
            sheet.position(at, 0),
            sheet.cell(at, 0),
            format!("no row of headers of the table `{}` was found here", table.name()),
            format!("give its columns headers ({}), or say in the mapping which are which", names()),
        );
        return None;
    };
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    for (column, cell) in cells.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        match find(&wanted, cell) {
            Some(name) => {
                if let Some(first) = columns.get(name) {
                    issues.push(
                        "duplicate-header",
                        sheet.position(header, column),
                        cell,
                        format!("`{name}` is already in column {}", super::sheet::letters(*first)),
                        "remove or rename one of the two columns",
                    );
                } else {
                    columns.insert(name, column);
                }
            }
            None if explicit.is_some() || is_remark(cell) => {}
            None => issues.push(
                "unknown-header",
                sheet.position(header, column),
                cell,
                format!("the table `{}` has no such column", table.name()),
                format!("use one of: {}; or begin the header with # to have it left alone", names()),
            ),
        }
    }
    if let Some(map) = explicit {
        for (name, headers) in &map.columns {
            if !columns.contains_key(name.as_str()) && fields.iter().any(|f| f.name == name) {
                issues.push(
                    "column-missing",
                    sheet.position(header, 0),
                    headers.0.join(" | "),
                    format!("the mapping reads `{name}` from a column that is not in this sheet"),
                    format!("the headers here are: {}", list(cells)),
                );
            }
        }
    }
    let columns = fields
        .iter()
        .filter_map(|field| {
            let column = columns.get(field.name).copied();
            let has_default = map.is_some_and(|m| m.defaults.contains_key(field.name));
            (column.is_some() || has_default).then_some((field, column))
        })
        .collect();
    Some(Source { sheet, table, header, columns })
}

fn list(cells: &[Cell]) -> String {
    cells.iter().filter(|c| !c.is_empty()).map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn is_remark(cell: &Cell) -> bool {
    let text = cell.to_string();
    text.starts_with('#') || REMARKS.contains(&plain(&text).as_str())
}

/// Plain header to field.
fn wanted(table: Table, map: Option<&TableMap>) -> BTreeMap<String, &'static str> {
    let mut wanted = BTreeMap::new();
    for field in fields(table) {
        match map.filter(|m| !m.columns.is_empty()) {
            Some(map) => {
                for header in map.columns.get(field.name).into_iter().flat_map(|h| &h.0) {
                    wanted.insert(plain(header), field.name);
                }
            }
            None => {
                for header in std::iter::once(&field.name).chain(field.aliases) {
                    wanted.insert(plain(header), field.name);
                }
            }
        }
    }
    wanted
}

fn find(wanted: &BTreeMap<String, &'static str>, cell: &Cell) -> Option<&'static str> {
    let Cell::Text(text) = cell else { return None };
    let text = plain(text);
    wanted.get(&text).or_else(|| wanted.get(without_unit(&text))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_match_without_case_spaces_and_width() {
        for text in ["Window start", "WINDOW_START", " window-start*", "ｗｉｎｄｏｗ　ｓｔａｒｔ"]
        {
            assert_eq!(plain(text), "windowstart");
        }
        assert_eq!(without_unit(&plain("时长（分钟）")), "时长");
    }
}
