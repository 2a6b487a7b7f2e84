//! The tables in the READMEs of where funeral homes go: one of every figure, whatever its nature, then sites, distances and the rest.

use super::tables::{PLACES, Place};

/// A place's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        let names = ["areas", "kinds", "sites", "land", "distances", "targets"];
        let files = names.into_iter().zip(place.files.map(str::to_owned));
        let files = files.filter(|(name, _)| *name != "areas" || !place.areas.is_empty());
        let tables = std::iter::once(("figures", place.known().table())).chain(files).collect();
        (format!("{}/funerals/siting", place.id), tables)
    };
    PLACES.iter().map(of).collect()
}
