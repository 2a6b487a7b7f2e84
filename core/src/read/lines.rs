//! Texts of published formats: lines with their numbers, as issues name them.

/// The place of a line among issues.
pub(crate) fn at(line: usize) -> String {
    format!("line {line}")
}

/// Lines that hold something, trimmed and counted from 1; without the byte order mark that some editors put first.
pub(crate) fn numbered(text: &str) -> std::iter::Peekable<impl Iterator<Item = (usize, &str)>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty()).peekable()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_count_and_are_left_out() {
        let lines: Vec<(usize, &str)> = numbered("\u{feff}a\r\n\r\n \t\n b c \n").collect();
        assert_eq!(lines, [(1, "a"), (4, "b c")]);
        assert_eq!(numbered("").next(), None);
    }
}
