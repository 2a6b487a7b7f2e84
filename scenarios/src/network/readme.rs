//! The tables in the READMEs of the network plans: one of every figure, whatever its nature, the kinds of sites, and the plan's
//! own targets.

use super::tables::{PLACES, Place};

/// A place's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        let tables = vec![
            ("figures", place.known().table()),
            ("kinds", place.kinds_file.to_owned()),
            ("targets", place.targets_file.to_owned()),
        ];
        (format!("{}/network", place.id), tables)
    };
    PLACES.iter().map(of).collect()
}
