//! The tables in the pages of the places' funeral homes: every figure, whatever its nature.

use super::tables::{PLACES, Place};

/// A page's path under `scenarios/`, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        (format!("{}/funerals/services.md", place.id), vec![("figures", place.known().table())])
    };
    PLACES.iter().map(of).collect()
}
