//! The forms of a matrix, by the ending of its file: [`csv`](super::csv) for people and spreadsheets,
//! [`arrow`](super::arrow) for tables in programs, [`bin`](super::bin) to be mapped. One file for each.

use std::io::{self, Write};
use std::path::Path;

use anpai_solver::roads::{About, Conditions};

use super::{arrow, bin, csv};
use anpai_solver::roads::matrix::Row;

/// A form by the ending of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line for each pair.
    Csv,
    /// A row for each pair, in columns.
    Arrow,
    /// Numbers as they lie in memory.
    Bin,
}

/// What a matrix says besides its figures.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    /// Of the network.
    pub about: &'a About,
    /// What differs from the usual.
    pub conditions: &'a Conditions,
    /// Ids of the sources.
    pub from: &'a [String],
    /// Ids of the targets.
    pub to: &'a [String],
    /// Whether lengths are wanted beside times.
    pub metres: bool,
}

/// A file being written, row by row.
pub trait Writer {
    /// Writes the row of the next source.
    ///
    /// # Errors
    /// Those of the file.
    fn row(&mut self, row: Row<'_>) -> io::Result<()>;
    /// Writes what comes after the rows.
    ///
    /// # Errors
    /// Those of the file.
    fn end(self: Box<Self>) -> io::Result<()>;
}

impl Form {
    /// By the ending.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "csv" => Some(Self::Csv),
            "arrow" => Some(Self::Arrow),
            "bin" => Some(Self::Bin),
            _ => None,
        }
    }
    /// Writes what comes before the rows.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn begin<'a>(self, out: &'a mut dyn Write, head: Head<'a>) -> io::Result<Box<dyn Writer + 'a>> {
        Ok(match self {
            Self::Csv => Box::new(csv::Writer::new(out, head)?),
            Self::Arrow => Box::new(arrow::Writer::new(out, head)?),
            Self::Bin => Box::new(bin::Writer::new(out, head)?),
        })
    }
}

/// A row of two entries as every form has to write it.
#[cfg(test)]
pub(super) mod testing {
    use anpai_core::place::Datum;
    use anpai_solver::roads::{Hour, Weight};

    use super::*;

    /// What a test says of the network.
    pub fn about() -> About {
        About {
            anpai: String::new(),
            profile: "walk".into(),
            profile_toml: String::new(),
            datum: Datum::Wgs84,
            source: "s.osm.pbf".into(),
        }
    }

    /// Half past eight, with two ways closed.
    pub fn conditions() -> Conditions {
        Conditions { hour: Hour::new(8), closed: [-3, 17].into() }
    }

    /// From `a` to `x,y` 61.005 s and 70.02 m, and no way to `b`.
    pub fn written(form: Form, metres: bool) -> Vec<u8> {
        let (about, conditions) = (about(), conditions());
        let (from, to) = (["a".to_owned()], ["x,y".to_owned(), "b".to_owned()]);
        let mut out = Vec::new();
        let head = Head { about: &about, conditions: &conditions, from: &from, to: &to, metres };
        let mut writer = form.begin(&mut out, head).unwrap();
        writer.row(Row { from: 0, weights: &[Weight::new(61_005, 7_002), Weight::NO_WAY] }).unwrap();
        writer.end().unwrap();
        out
    }
}
