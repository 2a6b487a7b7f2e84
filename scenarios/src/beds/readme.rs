//! The tables in the READMEs of the bed plans: one of every figure, whatever its nature, and the plan's own targets and
//! projects.

use super::tables::{ASSUMPTIONS, PLACES, Place};

/// A place's folder, and its tables by marker.
#[must_use]
pub fn tables() -> Vec<(String, Vec<(&'static str, String)>)> {
    let of = |place: &Place| {
        let mut tables = vec![("figures", figures(place))];
        tables.extend(place.files[1..].iter().map(|(name, text)| (*name, (*text).to_owned())));
        (format!("{}/beds", place.id), tables)
    };
    PLACES.iter().map(of).collect()
}

/// What the plan states, what follows from it and what is made up; then what is assumed, with its range.
fn figures(place: &Place) -> String {
    let mut rows = csv::Writer::from_writer(Vec::new());
    let mut row = |cells: [&str; 7]| rows.write_record(cells).expect("a row in memory");
    row(["figure", "value", "range", "unit", "nature", "place", "note"]);
    for f in &place.figures {
        row([&f.figure, &f.value.to_string(), "", &f.unit, f.nature.word(), &f.place, &f.note]);
    }
    for a in ASSUMPTIONS.iter().filter(|a| is_for(place, a)) {
        let range = format!("{} to {}", a.low, a.high);
        row([&a.assumption, &a.middle.to_string(), &range, &a.unit, "assumed", "", &a.reason]);
    }
    let bytes = rows.into_inner().expect("a table in memory");
    String::from_utf8(bytes).expect("text in, text out")
}

/// Whether a place takes an assumption: its own, or that of all where it has none of its own.
pub(super) fn is_for(place: &Place, assumption: &super::tables::Assumption) -> bool {
    let own = || ASSUMPTIONS.iter().any(|a| a.place == place.id && a.assumption == assumption.assumption);
    assumption.place == place.id || assumption.place.is_empty() && !own()
}
