//! The forms of a matrix. CSV for people and spreadsheets: a line for each pair, whatever the size. `bin` for programs:
//! numbers as they lie in memory, to be mapped.
//!
//! | bytes of a `.bin` | what (little-endian) |
//! | --- | --- |
//! | 0..16 | the magic: a byte beyond ASCII, `anpai-table`, and line ends that a transfer as text would change |
//! | 16..20 | version of the form, 1, `u32` |
//! | 20..24 | layers, `u32`: 1 for milliseconds, 2 for milliseconds and centimetres |
//! | 24..40 | rows (from) and columns (to), `u64` each |
//! | 40..64 | zeros |
//! | 64.. | row by row, and within a row layer by layer, `u32` for each column; 4294967295 where there is no way |
//! | then | to the end of the file: JSON with `from` and `to`, the ids, `profile` and `source` |

use std::io::{self, Write};
use std::path::Path;

use anpai_solver::roads::{About, Weight};
use serde_json::json;

use super::rows::Row;

/// What a `.bin` begins with.
const MAGIC: [u8; 16] = *b"\x89anpai-table\r\n\x1a\n";
/// Bytes before the values.
const HEADER: usize = 64;

/// A form by the ending of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `from,to,seconds` and `metres` where wanted; empty where there is no way.
    Csv,
    /// See the module.
    Bin,
}

impl Form {
    /// By the ending.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "csv" => Some(Self::Csv),
            "bin" => Some(Self::Bin),
            _ => None,
        }
    }
    /// Writes what comes before the rows.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn begin<'a>(
        self,
        out: &'a mut dyn Write,
        about: &'a About,
        from: &'a [String],
        to: &'a [String],
        metres: bool,
    ) -> io::Result<Writer<'a>> {
        match self {
            Self::Csv => {
                // Excel takes a file without a byte order mark to be in the code page of its country.
                out.write_all(b"\xef\xbb\xbf")?;
                let head = if metres { "from,to,seconds,metres\r\n" } else { "from,to,seconds\r\n" };
                out.write_all(head.as_bytes())?;
            }
            Self::Bin => {
                let mut head = MAGIC.to_vec();
                head.extend_from_slice(&1_u32.to_le_bytes());
                head.extend_from_slice(&(1 + u32::from(metres)).to_le_bytes());
                head.extend_from_slice(&(from.len() as u64).to_le_bytes());
                head.extend_from_slice(&(to.len() as u64).to_le_bytes());
                head.resize(HEADER, 0);
                out.write_all(&head)?;
            }
        }
        let quoted = |ids: &[String]| ids.iter().map(|id| quoted(id)).collect();
        let (from_cells, to_cells) =
            if self == Self::Csv { (quoted(from), quoted(to)) } else { Default::default() };
        Ok(Writer { form: self, out, about, from, to, from_cells, to_cells, metres, line: Vec::new() })
    }
}

/// A file being written.
pub struct Writer<'a> {
    form: Form,
    out: &'a mut dyn Write,
    about: &'a About,
    from: &'a [String],
    to: &'a [String],
    /// Ids as they stand in a CSV file, quoted once and not for each pair.
    from_cells: Vec<String>,
    to_cells: Vec<String>,
    metres: bool,
    line: Vec<u8>,
}

impl Writer<'_> {
    /// Writes the row of the next source.
    ///
    /// # Errors
    /// Those of the file.
    pub fn row(&mut self, row: Row<'_>) -> io::Result<()> {
        self.line.clear();
        match self.form {
            Form::Csv => self.lines(&row)?,
            Form::Bin => {
                let none = |weight: &Weight, value: u32| if weight.exists() { value } else { u32::MAX };
                let layer = |of: fn(Weight) -> u32| row.weights.iter().map(move |w| none(w, of(*w)));
                self.line.extend(layer(Weight::millis).flat_map(u32::to_le_bytes));
                if self.metres {
                    self.line.extend(layer(Weight::centimetres).flat_map(u32::to_le_bytes));
                }
            }
        }
        self.out.write_all(&self.line)
    }
    fn lines(&mut self, row: &Row<'_>) -> io::Result<()> {
        let from = &self.from_cells[row.from];
        for (to, weight) in self.to_cells.iter().zip(row.weights) {
            write!(self.line, "{from},{to},")?;
            let (millis, centimetres) = (weight.millis(), weight.centimetres());
            match (weight.exists(), self.metres) {
                (true, false) => write!(self.line, "{}.{:03}\r\n", millis / 1000, millis % 1000)?,
                (true, true) => write!(
                    self.line,
                    "{}.{:03},{}.{:02}\r\n",
                    millis / 1000,
                    millis % 1000,
                    centimetres / 100,
                    centimetres % 100
                )?,
                (false, metres) => self.line.extend_from_slice(if metres { b",\r\n" } else { b"\r\n" }),
            }
        }
        Ok(())
    }
    /// Writes what comes after the rows.
    ///
    /// # Errors
    /// Those of the file.
    pub fn end(self) -> io::Result<()> {
        if self.form == Form::Bin {
            let About { profile, source, .. } = self.about;
            let ids = json!({ "from": self.from, "to": self.to, "profile": profile, "source": source });
            self.out.write_all(ids.to_string().as_bytes())?;
        }
        Ok(())
    }
}

/// A cell of CSV (RFC 4180).
fn quoted(id: &str) -> String {
    if id.contains(['"', ',', '\r', '\n', ';', '\t']) {
        format!("\"{}\"", id.replace('"', "\"\""))
    } else {
        id.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use anpai_core::place::Datum;

    use super::*;

    /// From `a` to `x,y` 61.005 s and 70.02 m, and no way to `b`.
    fn written(form: Form, metres: bool) -> Vec<u8> {
        let about = About {
            anpai: String::new(),
            profile: "walk".into(),
            profile_toml: String::new(),
            datum: Datum::Wgs84,
            source: "s.osm.pbf".into(),
        };
        let (from, to, mut out) = (["a".to_owned()], ["x,y".to_owned(), "b".to_owned()], Vec::new());
        let mut writer = form.begin(&mut out, &about, &from, &to, metres).unwrap();
        writer.row(Row { from: 0, weights: &[Weight::new(61_005, 7_002), Weight::NO_WAY] }).unwrap();
        writer.end().unwrap();
        out
    }

    #[test]
    fn a_csv_has_a_line_for_each_pair_and_an_empty_cell_for_no_way() {
        let text = |metres| String::from_utf8(written(Form::Csv, metres)[3..].to_vec()).unwrap();
        assert_eq!(text(false), "from,to,seconds\r\na,\"x,y\",61.005\r\na,b,\r\n");
        assert_eq!(text(true), "from,to,seconds,metres\r\na,\"x,y\",61.005,70.02\r\na,b,,\r\n");
    }

    #[test]
    fn a_bin_has_its_values_at_byte_64_and_the_ids_behind_them() {
        let bytes = written(Form::Bin, true);
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!([16, 20, 24, 32].map(number), [1, 2, 1, 2]);
        assert_eq!([64, 68, 72, 76].map(number), [61_005, u32::MAX, 7_002, u32::MAX]);
        let ids: serde_json::Value = serde_json::from_slice(&bytes[80..]).unwrap();
        assert_eq!((&ids["from"][0], &ids["to"][0]), (&"a".into(), &"x,y".into()));
    }
}
