//! Bytes as text, and where in the text JSON ends.

use crate::issue::Issues;

/// The bytes as UTF-8, without a byte order mark.
///
/// # Errors
/// One issue, with line and column, where they are not UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Issues> {
    const ACTION: &str = "save the file as UTF-8";
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // Without a mark, UTF-16 of anything that can open a JSON document has a zero byte among the first two.
    if wide || bytes.iter().take(2).any(|b| *b == 0) {
        let cause = "the text is encoded in UTF-16, or is no text at all";
        return Err(one("wrong-encoding", (1, 1), hexadecimal(bytes), cause, ACTION));
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let at = position(std::str::from_utf8(good).unwrap_or_default());
        let bad = &bytes[error.valid_up_to()..];
        let cause = match error.error_len() {
            Some(_) => {
                "these bytes are not UTF-8; Chinese text from older programs is often in GBK or GB18030"
            }
            None => "the file ends in the middle of a letter",
        };
        one("wrong-encoding", at, hexadecimal(bad), cause, ACTION)
    })
}

/// The one issue of a text that is not JSON.
pub(crate) fn syntax(text: &str, error: &serde_json::Error) -> Issues {
    // The parser counts bytes; people count letters.
    let line_start =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let mut end = (line_start + error.column()).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let (cause, action) = if error.is_eof() {
        ("the text ends in the middle of the document", "copy the whole file again")
    } else {
        (message, "correct the text there; every JSON editor shows the place")
    };
    let column = text[line_start..end].chars().count().max(1);
    let near: String = {
        let before = text[line_start..end].char_indices().rev().take(12).last().map_or(0, |(at, _)| at);
        text[line_start + before..].chars().take_while(|c| *c != '\n').take(24).collect()
    };
    let near = if near.trim().is_empty() { "(nothing)".to_owned() } else { near };
    one("not-json", (error.line().max(1), column), near, format!("not JSON: {cause}"), action)
}

fn one(
    code: &'static str,
    (line, column): (usize, usize),
    value: String,
    cause: impl Into<String>,
    action: &str,
) -> Issues {
    let mut issues = Issues::default();
    issues.push(code, format!("line {line} column {column}"), value, cause, action);
    issues
}

/// Line and column of what follows `text`.
fn position(text: &str) -> (usize, usize) {
    let last = text.rfind('\n').map_or(0, |at| at + 1);
    (text.bytes().filter(|b| *b == b'\n').count() + 1, text[last..].chars().count() + 1)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let shown: Vec<String> = bytes.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("bytes {}", shown.join(" "))
}
