//! What the tests of several rooms ask.

use std::fs;

use crate::figures::refresh;

/// Holds pages of this crate to the tables that are read, each of which has to stand in its page.
pub(crate) fn assert_shown(pages: Vec<(String, Vec<(&'static str, String)>)>) {
    for (page, tables) in pages {
        let path = format!("{}/{page}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let tables: Vec<_> = tables.iter().map(|(name, table)| (*name, table.as_str())).collect();
        for (name, _) in &tables {
            assert!(text.contains(&format!("<!-- {name} -->\n| ")), "{name} is not in {path}");
        }
        assert!(
            refresh(&text, &tables) == text,
            "run `cargo run -p anpai-scenarios --example readme`: {path}"
        );
    }
}

/// The same of the README of each folder.
pub(crate) fn assert_readmes_shown(folders: Vec<(String, Vec<(&'static str, String)>)>) {
    assert_shown(
        folders.into_iter().map(|(folder, tables)| (format!("{folder}/README.md"), tables)).collect(),
    );
}
