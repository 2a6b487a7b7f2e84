//! CSV files: the encoding is checked first (UTF-8, with or without a byte order mark; anything else is told what to
//! save as), then the delimiter is seen from the first line that says something.

use anpai_core::issue::Issues;

use super::sheet::{Cell, Sheet};

/// Excel's limit for a cell; more is an unclosed quotation mark.
pub const LONGEST_CELL: usize = 32_767;

/// Reads a CSV file. What is wrong with it goes to `issues`; a sheet comes back unless nothing can be read.
pub fn read(file: &str, bytes: &[u8], issues: &mut Issues) -> Option<Sheet> {
    let text = decode(file, bytes, issues)?;
    let (text, told, skipped) = sep_line(text);
    let delimiter = told.unwrap_or_else(|| delimiter(text));
    let name = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut sheet = Sheet { label: file.into(), name: name.into(), file: file.into(), ..Sheet::default() };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut row = skipped;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Some(sheet),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                issues.push(
                    "unreadable",
                    format!("{file} line {line}"),
                    error,
                    "this line cannot be read",
                    "save it again as CSV UTF-8",
                );
                return Some(sheet);
            }
            Ok(true) => {}
        }
        // The reader passes over blank lines; a spreadsheet shows them as rows.
        let at = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        row = row.saturating_add(blank_lines(text, at));
        let mut cells: Vec<Cell> = record.iter().map(Cell::text).collect();
        for (column, cell) in cells.iter_mut().enumerate() {
            if matches!(cell, Cell::Text(text) if text.len() > LONGEST_CELL) {
                issues.push(
                    "cell-too-long",
                    sheet.position(row, column),
                    &*cell,
                    format!("this cell is longer than {LONGEST_CELL} bytes: a quotation mark before it was not closed"),
                    "close the quotation mark",
                );
                *cell = Cell::Empty;
            }
        }
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            sheet.rows.insert(row, cells);
        }
        row = row.saturating_add(1);
    }
}

fn decode<'a>(file: &str, bytes: &'a [u8], issues: &mut Issues) -> Option<&'a str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let (wrong, at) = if utf16 || bytes.iter().take(4096).any(|b| *b == 0) {
        ("UTF-16", 0)
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(error) if is_gbk(bytes) => ("GBK (or GB 18030)", error.valid_up_to()),
            Err(error) => ("something other than UTF-8", error.valid_up_to()),
        }
    };
    let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
    issues.push(
        "encoding",
        format!("{file} line {line}"),
        format!("byte 0x{:02X} at {at}", bytes.get(at).copied().unwrap_or(0)),
        format!("the file is encoded in {wrong}; anpai reads UTF-8"),
        "save it as `CSV UTF-8 (comma delimited)`, or give the workbook (.xlsx) itself",
    );
    None
}

/// Whether every byte past ASCII is half of a GBK pair: then it is GBK, for all that a person can tell.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0..=0x7f, _) => tail,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, after @ ..]) => after,
            (0x81..=0xfe, [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, after @ ..]) => after,
            _ => return false,
        };
    }
    true
}

/// Excel's own first line `sep=;`.
fn sep_line(text: &str) -> (&str, Option<u8>, u32) {
    let told =
        text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and_then(|_| text.as_bytes().get(4));
    match (told, text.split_once('\n')) {
        (Some(told), Some((_, rest))) if b",;\t|".contains(told) => (rest, Some(*told), 1),
        _ => (text, None, 0),
    }
}

/// The delimiter of the first line that is not blank: what stands there most often outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(c, _)| *c == byte).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    // The comma wins a draw, as the first of those with the most.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(c, _)| *c)
}

/// How many blank lines stand at byte `at`, where a record's reading began.
fn blank_lines(text: &str, at: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = at.min(bytes.len());
    // The reading of the record before may have ended between `\r` and `\n`.
    if at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\r' | b'\n'), _) => at += 1,
            _ => return lines,
        }
        lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: &[u8]) -> Sheet {
        let mut issues = Issues::default();
        let sheet = read("t.csv", bytes, &mut issues).expect("readable");
        assert!(issues.is_empty(), "{issues}");
        sheet
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_header() {
        assert_eq!(sheet(b"\xef\xbb\xbfid,x\n").cell(0, 0), &Cell::text("id"));
    }

    #[test]
    fn the_delimiter_is_seen_from_the_first_line() {
        for (text, second) in
            [("a;b;c,d\n", "b"), ("a\tb\n", "b"), ("\"a;;;\",b\n", "b"), ("sep=;\na;b\n", "b")]
        {
            let row = u32::from(text.starts_with("sep"));
            assert_eq!(sheet(text.as_bytes()).cell(row, 1), &Cell::text(second), "{text}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "\"x\ny\",2", "", "", "z,3"].join(end);
            let sheet = sheet(text.as_bytes());
            assert_eq!(sheet.rows.keys().copied().collect::<Vec<_>>(), [0, 2, 5], "{end:?}");
            assert_eq!(sheet.cell(5, 1), &Cell::text("3"));
        }
    }

    #[test]
    fn other_encodings_are_named() {
        // 男 is 0xC4D0 in GBK, and no UTF-8.
        let cases: [(&[u8], &str, &str); 4] = [
            (b"id\n1,\xc4\xd0\n", "t.csv line 2", "GBK"),
            (b"\xff\xfei\0d\0", "t.csv line 1", "UTF-16"),
            (b"i\0d\0", "t.csv line 1", "UTF-16"),
            (b"id\n\xff\xff\n", "t.csv line 2", "something other"),
        ];
        for (bytes, at, name) in cases {
            let mut issues = Issues::default();
            assert!(read("t.csv", bytes, &mut issues).is_none());
            assert_eq!(issues.len(), 1);
            assert_eq!(issues.0[0].pointer, at);
            assert!(issues.0[0].cause.contains(name), "{issues}");
        }
    }
}
