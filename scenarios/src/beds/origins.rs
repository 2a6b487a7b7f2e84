//! Where the figures of a document come from, in the document itself: what the plan states, what follows from it, what is
//! made up, and what is assumed, with its range.

use anpai_core::beds::plan::draft::{FigureDraft, Origin};

use super::readme::is_for;
use super::tables::{ASSUMPTIONS, Place};
use crate::figures::Nature;

/// The figures of a place, then what is assumed for it.
pub(super) fn figures(place: &Place) -> Vec<FigureDraft> {
    let origin = |nature: Nature| match nature {
        Nature::Stated => Origin::Stated,
        Nature::Implied => Origin::Implied,
        Nature::Assumed => Origin::Assumed,
        Nature::Synthetic => Origin::Synthetic,
    };
    let figures = place.figures.iter().map(|f| FigureDraft {
        figure: f.figure.clone(),
        value: f.value,
        low: None,
        high: None,
        unit: f.unit.clone(),
        nature: origin(f.nature),
        place: f.place.clone(),
        note: f.note.clone(),
    });
    let assumptions = ASSUMPTIONS.iter().filter(|a| is_for(place, a)).map(|a| FigureDraft {
        figure: a.assumption.clone(),
        value: a.middle,
        low: Some(a.low),
        high: Some(a.high),
        unit: a.unit.clone(),
        nature: Origin::Assumed,
        place: String::new(),
        note: a.reason.clone(),
    });
    figures.chain(assumptions).collect()
}
