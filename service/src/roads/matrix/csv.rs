//! A matrix as CSV: `from,to,seconds` and `metres` where wanted, a line for each pair, whatever the size; empty where there
//! is no way.

use std::io::{self, Write};

use super::form::{self, Head};
use anpai_solver::roads::matrix::Row;

/// A file being written.
pub struct Writer<'a> {
    out: &'a mut dyn Write,
    /// Ids as they stand in the file, quoted once and not for each pair.
    from: Vec<String>,
    to: Vec<String>,
    metres: bool,
    lines: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Writes the header.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: &'a mut dyn Write, head: Head<'_>) -> io::Result<Self> {
        // Excel takes a file without a byte order mark to be in the code page of its country.
        out.write_all(b"\xef\xbb\xbf")?;
        out.write_all(if head.metres { b"from,to,seconds,metres\r\n" } else { b"from,to,seconds\r\n" })?;
        let quoted = |ids: &[String]| ids.iter().map(|id| quoted(id)).collect();
        let (from, to) = (quoted(head.from), quoted(head.to));
        Ok(Self { out, from, to, metres: head.metres, lines: Vec::new() })
    }
}

impl form::Writer for Writer<'_> {
    fn row(&mut self, row: Row<'_>) -> io::Result<()> {
        self.lines.clear();
        let from = &self.from[row.from];
        for (to, weight) in self.to.iter().zip(row.weights) {
            write!(self.lines, "{from},{to},")?;
            let (millis, centimetres) = (weight.millis(), weight.centimetres());
            match (weight.exists(), self.metres) {
                (true, false) => write!(self.lines, "{}.{:03}\r\n", millis / 1000, millis % 1000)?,
                (true, true) => write!(
                    self.lines,
                    "{}.{:03},{}.{:02}\r\n",
                    millis / 1000,
                    millis % 1000,
                    centimetres / 100,
                    centimetres % 100
                )?,
                (false, metres) => self.lines.extend_from_slice(if metres { b",\r\n" } else { b"\r\n" }),
            }
        }
        self.out.write_all(&self.lines)
    }
    fn end(self: Box<Self>) -> io::Result<()> {
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
    use super::super::form::{Form, testing::written};

    #[test]
    fn a_csv_has_a_line_for_each_pair_and_an_empty_cell_for_no_way() {
        let text = |metres| String::from_utf8(written(Form::Csv, metres)[3..].to_vec()).unwrap();
        assert_eq!(text(false), "from,to,seconds\r\na,\"x,y\",61.005\r\na,b,\r\n");
        assert_eq!(text(true), "from,to,seconds,metres\r\na,\"x,y\",61.005,70.02\r\na,b,,\r\n");
    }
}
