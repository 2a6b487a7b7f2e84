//! What a spreadsheet says, before anyone asks what it means: sheets of typed cells by row and column. CSV files and
//! workbooks are both read into this, so that everything later is written once.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, trimmed, never empty.
    Text(String),
    /// A number without a date's format.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A number with the format of a date, a time or a span: days since the workbook's epoch, and the date where there
    /// is one.
    Moment {
        /// Whole days and the part of a day.
        days: f64,
        /// The calendar date, where the value is not a time or span alone.
        date: Option<Date>,
    },
    /// A formula that failed, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// A cell of trimmed text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
    /// Whether nothing stands here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Moment { days, date } => {
                let minutes = (days.fract() * 1440.0).round();
                match date {
                    Some(date) if minutes == 0.0 => write!(f, "{date}"),
                    Some(date) => write!(f, "{date} {:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0),
                    None => {
                        let minutes = (days * 1440.0).round();
                        write!(f, "{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
                    }
                }
            }
        }
    }
}

/// A sheet of a workbook, or a CSV file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// How positions name it: `Visits`, `visits.csv`, or `[day.xlsx]Visits` where there are several workbooks.
    pub label: String,
    /// Its own name: of the sheet, or of the file without its ending.
    pub name: String,
    /// The name of the file that it came from.
    pub file: String,
    /// Rows that have anything in them, by number from 0; each as long as its last cell.
    pub rows: BTreeMap<u32, Vec<Cell>>,
}

impl Sheet {
    /// The cell at a row and a column, both from 0.
    #[must_use]
    pub fn cell(&self, row: u32, column: usize) -> &Cell {
        static EMPTY: Cell = Cell::Empty;
        self.rows.get(&row).and_then(|cells| cells.get(column)).unwrap_or(&EMPTY)
    }
    /// A position as people write it: `Visits!C7`.
    #[must_use]
    pub fn position(&self, row: u32, column: usize) -> String {
        position(&self.label, row, column)
    }
}

/// A position as people write it: `Visits!C7` for row 6 and column 2 from 0.
#[must_use]
pub fn position(sheet: &str, row: u32, column: usize) -> String {
    format!("{sheet}!{}{}", letters(column), u64::from(row) + 1)
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let (mut rest, mut text) = (column + 1, Vec::new());
    while rest > 0 {
        text.push(char::from(b'A' + u8::try_from((rest - 1) % 26).expect("below 26")));
        rest = (rest - 1) / 26;
    }
    text.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        // 26 * 26 + 26 = 702 columns have one or two letters.
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), expected);
        }
        assert_eq!(position("Visits", 6, 2), "Visits!C7");
    }
}
