//! The tables in the READMEs of the meals plans: one of every figure, whatever its nature, and the plan's own targets.

use super::tables::{PLACES, Place};

/// A place's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        let tables = vec![
            ("figures", place.known().table()),
            ("targets", place.targets_file.to_owned()),
            ("rounds", super::rounds::known(place).table()),
        ];
        (format!("{}/meals", place.id), tables)
    };
    PLACES.iter().map(of).collect()
}
