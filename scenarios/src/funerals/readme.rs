//! The tables in the READMEs of the cemetery plans: one of every figure, whatever its nature, the sites, what could be built, and
//! the plan's own targets.

use super::tables::{PLACES, Place};

/// A place's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        let [sites, projects, targets] = place.files;
        let mut tables = vec![
            ("figures", place.known().table()),
            ("sites", sites.to_owned()),
            ("projects", projects.to_owned()),
        ];
        if !place.targets.is_empty() {
            tables.push(("targets", targets.to_owned()));
        }
        (format!("{}/funerals", place.id), tables)
    };
    PLACES.iter().map(of).collect()
}
