//! The tables in the READMEs of the seasons: every figure, whatever its nature.

use super::tables::SEASONS;

/// A season's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    SEASONS
        .iter()
        .map(|season| (season.folder.to_owned(), vec![("figures", season.known().table())]))
        .collect()
}
