//! What is known of a place: the figures of its plan, and for what the plan does not give the assumptions, its own before
//! those of all places. The same rows make the table of a README and the figures in a document.

use anpai_core::figure::{FigureDraft, Origin};
use serde::Deserialize;

use crate::figures::{Figure, Nature};

/// Something that no plan gives.
#[derive(Clone, Debug, Deserialize)]
pub struct Assumption {
    /// What it is.
    pub assumption: String,
    /// The place that it is for; empty where for all that have none of their own.
    pub place: String,
    /// The least that could be.
    pub low: f64,
    /// What is taken.
    pub middle: f64,
    /// The most that could be.
    pub high: f64,
    /// Its unit.
    pub unit: String,
    /// Why the middle is where it is.
    pub reason: String,
}

/// The figures and assumptions of a place.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The id of the place.
    pub place: &'a str,
    /// Its figures.
    pub figures: &'a [Figure],
    /// The assumptions of all places.
    pub assumptions: &'a [Assumption],
}

impl<'a> Known<'a> {
    /// An assumption: the place's own before that of all places.
    #[must_use]
    pub fn assumption(&self, name: &str) -> Option<&'a Assumption> {
        let of = |place: &str| self.assumptions.iter().find(|a| a.assumption == name && a.place == place);
        of(self.place).or_else(|| of(""))
    }
    /// A number, where there is one.
    #[must_use]
    pub fn maybe(&self, name: &str) -> Option<f64> {
        let figure = self.figures.iter().find(|f| f.figure == name).map(|f| f.value);
        figure.or_else(|| self.assumption(name).map(|a| a.middle))
    }
    /// A number.
    ///
    /// # Panics
    /// Where neither table has it: a slip in the generator, which the tests run as a whole.
    #[must_use]
    pub fn value(&self, name: &str) -> f64 {
        self.maybe(name).unwrap_or_else(|| panic!("{} has no figure or assumption \"{name}\"", self.place))
    }
    /// A number as a whole one.
    #[must_use]
    pub fn whole(&self, name: &str) -> i64 {
        self.value(name).round() as i64
    }
    /// A count; 0 where there is none.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        self.maybe(name).map_or(0, |value| value.round() as usize)
    }
    /// A percentage of a number, rounded.
    #[must_use]
    pub fn percent_of(&self, name: &str, number: i64) -> i64 {
        (number as f64 * self.value(name) / 100.0).round() as i64
    }
    /// The assumptions that the place takes: its own, and those of all where it has none of its own.
    pub fn assumed(&self) -> impl Iterator<Item = &'a Assumption> {
        let own = |a: &Assumption| {
            self.assumptions.iter().any(|b| b.place == self.place && b.assumption == a.assumption)
        };
        self.assumptions.iter().filter(move |a| a.place == self.place || a.place.is_empty() && !own(a))
    }
    /// All of it as comma-separated values: what the plan states, what follows from it and what is made up; then what is
    /// assumed, with its range.
    ///
    /// # Panics
    /// Never: a table in memory can be written.
    #[must_use]
    pub fn table(&self) -> String {
        let mut rows = csv::Writer::from_writer(Vec::new());
        let mut row = |cells: [&str; 7]| rows.write_record(cells).expect("a row in memory");
        row(["figure", "value", "range", "unit", "nature", "place", "note"]);
        for f in self.figures {
            row([&f.figure, &f.value.to_string(), "", &f.unit, f.nature.word(), &f.place, &f.note]);
        }
        for a in self.assumed() {
            let range = format!("{} to {}", a.low, a.high);
            row([&a.assumption, &a.middle.to_string(), &range, &a.unit, "assumed", "", &a.reason]);
        }
        let bytes = rows.into_inner().expect("a table in memory");
        String::from_utf8(bytes).expect("text in, text out")
    }
    /// All of it as a document says it.
    #[must_use]
    pub fn origins(&self) -> Vec<FigureDraft> {
        let origin = |nature: Nature| match nature {
            Nature::Stated => Origin::Stated,
            Nature::Implied => Origin::Implied,
            Nature::Assumed => Origin::Assumed,
            Nature::Synthetic => Origin::Synthetic,
        };
        let figures = self.figures.iter().map(|f| FigureDraft {
            figure: f.figure.clone(),
            value: f.value,
            low: None,
            high: None,
            unit: f.unit.clone(),
            nature: origin(f.nature),
            place: f.place.clone(),
            note: f.note.clone(),
        });
        let assumptions = self.assumed().map(|a| FigureDraft {
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
}
