//! JSON with a line for each item of a list. With a line for each field as well, a plan of 200,000 requests would be more than
//! twice as large.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// What stands deeper than this stands on one line.
const DEEP: usize = 2;

/// The text of a value.
pub(super) fn text(value: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Lines { depth: 0, is_empty: true }))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

struct Lines {
    depth: usize,
    is_empty: bool,
}

impl Lines {
    fn open(&mut self, writer: &mut (impl io::Write + ?Sized), with: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_empty = true;
        writer.write_all(with)
    }
    fn close(&mut self, writer: &mut (impl io::Write + ?Sized), with: &[u8]) -> io::Result<()> {
        if self.depth <= DEEP && !self.is_empty {
            self.line(writer, self.depth - 1)?;
        }
        self.depth -= 1;
        self.is_empty = false;
        writer.write_all(with)
    }
    fn next(&mut self, writer: &mut (impl io::Write + ?Sized), first: bool) -> io::Result<()> {
        self.is_empty = false;
        match (self.depth <= DEEP, first) {
            (true, true) => {}
            (true, false) => writer.write_all(b",")?,
            (false, true) => return Ok(()),
            (false, false) => return writer.write_all(b", "),
        }
        self.line(writer, self.depth)
    }
    fn line(&self, writer: &mut (impl io::Write + ?Sized), depth: usize) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }
    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        Ok(())
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn items_of_lists_stand_on_one_line_and_are_read_back() {
        let value = json!({"a": 1, "none": [], "list": [{"b": [2, 3], "c": {}}, {"d": "e"}]});
        let written = text(&value).expect("JSON");
        let lines = [
            "{",
            "  \"a\": 1,",
            "  \"none\": [],",
            "  \"list\": [",
            "    {\"b\": [2, 3], \"c\": {}},",
            "    {\"d\": \"e\"}",
            "  ]",
            "}",
            "",
        ];
        assert_eq!(written, lines.join("\n"));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).expect("JSON"), value);
    }
}
