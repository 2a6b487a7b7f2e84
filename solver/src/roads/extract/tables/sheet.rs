//! One table while it is read: its header, its lines, and what is wrong with them, by line and column.

use std::io::Read;
use std::ops::ControlFlow;

use anpai_core::issue::Issues;
use anpai_core::stop::Stop;
use csv::{Position, StringRecord};

use super::super::ExtractError;

/// How many lines between two looks at the stop.
const STRIDE: u64 = 1 << 14;

/// A column, and what headers it goes by.
pub(super) type Column = &'static [&'static str];

/// A file as it comes.
pub(super) struct Source<R> {
    /// Its name, without the folder.
    pub name: String,
    /// Where its bytes come from.
    pub input: R,
    /// How many there are; 0 where nobody knows.
    pub bytes: u64,
}

/// What every table is read with.
pub(super) struct Reading<'a> {
    pub issues: Issues,
    pub stop: &'a Stop,
    /// Hears from 0 to 1 for each table.
    pub progress: &'a mut dyn FnMut(f64),
}

/// The header of a table.
#[derive(Clone, Debug)]
pub(super) struct Header {
    table: String,
    /// Of the forms that the table may have, the one it has.
    pub form: usize,
    /// Positions of the form's fields, and then of the fields that may be there.
    columns: Vec<Option<usize>>,
}

impl Header {
    /// Where a field stands, for issues.
    pub fn at(&self, line: u64, field: usize) -> String {
        let column = self.columns.get(field).copied().flatten().map_or(0, |at| at + 1);
        format!("{} line {line} column {column}", self.table)
    }
    /// Whether a field is there.
    pub fn has(&self, field: usize) -> bool {
        self.columns.get(field).is_some_and(Option::is_some)
    }
}

impl Reading<'_> {
    /// Reads a table that has one of the `forms`, and perhaps the columns `extra` besides, whose fields follow those of
    /// the form. `begin` judges the header and may break off; `take` has every line.
    pub fn each<R: Read>(
        &mut self,
        source: Source<R>,
        (forms, extra): (&[&[Column]], &[Column]),
        begin: impl FnOnce(&Header, &mut Issues) -> ControlFlow<()>,
        mut take: impl FnMut(&mut Line<'_>),
    ) -> Result<Option<Header>, ExtractError> {
        let Source { name, input, bytes } = source;
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(input);
        let names = match reader.headers() {
            Ok(names) => names.clone(),
            Err(e) => {
                let at = format!("{name} line 1");
                self.issues.push("bad-table", at, "", e.to_string(), "save it as CSV in UTF-8");
                return Ok(None);
            }
        };
        let Some(header) = header(&name, &names, forms, extra) else {
            let wanted: Vec<String> =
                forms.iter().map(|form| form.iter().map(|c| c[0]).collect::<Vec<_>>().join(",")).collect();
            let action = format!("name the columns {}", wanted.join(" or "));
            let value = names.iter().collect::<Vec<_>>().join(",");
            self.issues.push(
                "missing-columns",
                format!("{name} line 1"),
                value,
                "a column is missing",
                action,
            );
            return Ok(None);
        };
        if begin(&header, &mut self.issues).is_break() {
            return Ok(None);
        }
        let mut record = StringRecord::new();
        for count in 1_u64.. {
            if count.is_multiple_of(STRIDE) {
                if self.stop.is_over() {
                    return Err(ExtractError::Stopped);
                }
                (self.progress)(reader.position().byte() as f64 / bytes.max(1) as f64);
            }
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(e) => {
                    let line = e.position().map_or(0, Position::line);
                    let at = format!("{name} line {line}");
                    self.issues.push("bad-line", at, "", e.to_string(), "save the table as CSV in UTF-8");
                    if matches!(e.kind(), csv::ErrorKind::Io(_)) {
                        break;
                    }
                    continue;
                }
            }
            let number = record.position().map_or(0, Position::line);
            take(&mut Line { header: &header, record: &record, number, issues: &mut self.issues });
        }
        (self.progress)(1.0);
        Ok(Some(header))
    }
}

fn header(table: &str, names: &StringRecord, forms: &[&[Column]], extra: &[Column]) -> Option<Header> {
    // Spreadsheets put a byte order mark before the first name.
    let plain = |name: &str| name.trim_start_matches('\u{feff}').trim().to_lowercase();
    let names: Vec<String> = names.iter().map(plain).collect();
    let place = |column: &Column| names.iter().position(|name| column.contains(&name.as_str()));
    let whole =
        |form: &&[Column]| form.iter().map(|column| place(column).map(Some)).collect::<Option<Vec<_>>>();
    let (form, mut columns) = forms.iter().enumerate().find_map(|(at, form)| Some((at, whole(form)?)))?;
    columns.extend(extra.iter().map(place));
    Some(Header { table: table.to_owned(), form, columns })
}

/// One line of a table.
pub(super) struct Line<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    /// Of the file, from 1.
    pub number: u64,
    issues: &'a mut Issues,
}

impl<'a> Line<'a> {
    /// What stands in a field; nothing where it is not there.
    pub fn text(&self, field: usize) -> &'a str {
        self.header.columns[field].and_then(|at| self.record.get(at)).unwrap_or("")
    }
    /// Whether the table has a field.
    pub fn has(&self, field: usize) -> bool {
        self.header.has(field)
    }
    /// Whether the table has this form.
    pub fn is_of(&self, form: usize) -> bool {
        self.header.form == form
    }
    /// A number, whatever its size.
    pub fn number(&mut self, field: usize) -> Option<f64> {
        let number = self.text(field).parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(field, "not-a-number", "not a number", "write digits, with a point if need be");
        }
        number
    }
    /// A number from `least` to `most`.
    pub fn number_within(&mut self, field: usize, least: f64, most: f64) -> Option<f64> {
        let number = self.number(field)?;
        if number < least || number > most {
            let action = format!("give a number from {least} to {most}");
            self.wrong(field, "out-of-range", "cannot be", &action);
            return None;
        }
        Some(number)
    }
    /// Notes what is wrong with a field.
    pub fn wrong(&mut self, field: usize, code: &'static str, cause: &str, action: &str) {
        self.issues.push(code, self.header.at(self.number, field), self.text(field), cause, action);
    }
}
