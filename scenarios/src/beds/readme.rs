//! The tables in the READMEs of the bed plans: one of every figure, whatever its nature, and the plan's own targets and
//! projects.

use super::tables::{PLACES, Place};

/// A place's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        let mut tables = vec![("figures", place.known().table())];
        tables.extend(place.files[1..].iter().map(|(name, text)| (*name, (*text).to_owned())));
        (format!("{}/beds", place.id), tables)
    };
    PLACES.iter().map(of).collect()
}
