//! Lists in one cell: `a; b; c`, and pairs `bath:2; meal:1`. An item that holds a separator, a colon or a quotation mark
//! stands in quotation marks, doubled inside as in CSV. A single `-` is a list that is there and empty.

/// What separates items where the mapping says nothing.
pub const SEPARATORS: &str = ";；,，、\n";
/// The list that is there and empty.
pub const NOTHING: &str = "-";

/// An item: what stood in quotation marks, where it did, and the rest of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What the quotation marks held.
    pub quoted: Option<String>,
    /// What stood after them, or the whole item, trimmed.
    pub rest: String,
}

impl Item {
    /// The item as one text; `None` where something follows the closing quotation mark.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self.quoted {
            None => Some(self.rest),
            Some(quoted) => self.rest.is_empty().then_some(quoted),
        }
    }
    /// The item as `name:number`; the number is `None` where there is no colon.
    #[must_use]
    pub fn pair(self) -> (String, Option<String>) {
        let colon = |c: char| c == ':' || c == '：';
        match self.quoted {
            Some(name) if self.rest.is_empty() => (name, None),
            Some(name) => (name, Some(self.rest.trim_start_matches(colon).trim().to_owned())),
            None => match self.rest.rsplit_once(colon) {
                Some((name, number)) => (name.trim().to_owned(), Some(number.trim().to_owned())),
                None => (self.rest, None),
            },
        }
    }
}

/// Splits a cell; empty items are left out.
#[must_use]
pub fn split(text: &str, separators: &str) -> Vec<Item> {
    if text.trim() == NOTHING {
        return Vec::new();
    }
    let mut items = Vec::new();
    let mut chars = text.chars().peekable();
    while chars.peek().is_some() {
        while chars.next_if(|c| c.is_whitespace() && !separators.contains(*c)).is_some() {}
        let mut quoted = None;
        if chars.next_if_eq(&'"').is_some() {
            let mut inside = String::new();
            while let Some(c) = chars.next() {
                if c == '"' && chars.next_if_eq(&'"').is_none() {
                    break;
                }
                inside.push(c);
            }
            quoted = Some(inside);
        }
        let mut rest = String::new();
        for c in chars.by_ref() {
            if separators.contains(c) {
                break;
            }
            rest.push(c);
        }
        let rest = rest.trim().to_owned();
        if quoted.is_some() || !rest.is_empty() {
            items.push(Item { quoted, rest });
        }
    }
    items
}

/// An item as `split` reads it back.
#[must_use]
pub fn quote(item: &str) -> String {
    let plain = !item.is_empty()
        && item != NOTHING
        && item.trim() == item
        && !item.contains(|c: char| SEPARATORS.contains(c) || matches!(c, '"' | ':' | '：'));
    if plain { item.to_owned() } else { format!("\"{}\"", item.replace('"', "\"\"")) }
}

/// A whole cell of one text as [`unquoted`] reads it back: in quotation marks only where trimming would change it.
#[must_use]
pub fn whole(text: &str) -> String {
    let plain = !text.is_empty() && text.trim() == text && !text.starts_with('"') && text != NOTHING;
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

/// What a cell of one text says: without the quotation marks that [`whole`] put.
#[must_use]
pub fn unquoted(text: &str) -> String {
    let inside = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).map(|t| t.replace("\"\"", "\u{0}"));
    match inside {
        // A mark alone inside: the text has quotation marks of its own.
        Some(inside) if !inside.contains('"') => inside.replace('\u{0}', "\""),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_read_back() {
        for item in ["a", "", "-", " a ", "a;b", "a\"b", "\"", "\"\"", "a:b", "甲、乙", "a\nb"] {
            let cell = format!("{}; z", quote(item));
            let items: Vec<_> = split(&cell, SEPARATORS).into_iter().map(Item::text).collect();
            assert_eq!(items, [Some(item.to_owned()), Some("z".to_owned())], "{cell}");
            assert_eq!(unquoted(&whole(item)), item);
        }
    }

    #[test]
    fn pairs_split_at_the_last_colon() {
        let pairs: Vec<_> =
            split("bath:2；meal ， \"a:b\":3", SEPARATORS).into_iter().map(Item::pair).collect();
        let two = |a: &str, b: Option<&str>| (a.to_owned(), b.map(str::to_owned));
        assert_eq!(pairs, [two("bath", Some("2")), two("meal", None), two("a:b", Some("3"))]);
    }

    #[test]
    fn a_dash_is_an_empty_list() {
        assert_eq!(split(" - ", SEPARATORS), []);
        assert_eq!(split(";; ;", SEPARATORS), []);
    }

    #[test]
    fn quotation_marks_of_the_text_itself_stay() {
        assert_eq!(unquoted("\"A\" and \"B\""), "\"A\" and \"B\"");
    }
}
