//! The figures of a scenario: what the plan states, what follows from it, what is assumed and what is made up, read
//! from `figures.csv`. The generator takes every number from here, so that the table in the README is what is run.

use std::sync::LazyLock;

use anpai_core::time::Duration;
use serde::Deserialize;

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// The plan says it.
    Stated,
    /// It follows from what the plan says.
    Implied,
    /// The plan gives nothing; this is a guess at what could be.
    Assumed,
    /// Made up, to have something to draw and to compute with.
    Synthetic,
}

impl Nature {
    /// The word in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Implied => "implied",
            Self::Assumed => "assumed",
            Self::Synthetic => "synthetic",
        }
    }
}

/// A row of `figures.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct Figure {
    /// What it is.
    pub figure: String,
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Where it comes from.
    pub nature: Nature,
    /// The place in the plan; empty where the plan does not give it.
    pub place: String,
    /// What else there is to say.
    pub note: String,
}

/// The figures of a scenario.
#[derive(Clone, Debug)]
pub struct Figures(pub Vec<Figure>);

static GUANDU: LazyLock<Figures> = LazyLock::new(|| {
    Figures(read(include_str!("../guandu/figures.csv")).expect("a test reads the embedded table"))
});

static HEIDELBERG: LazyLock<Figures> = LazyLock::new(|| {
    let own = read(include_str!("../heidelberg/figures.csv")).expect("a test reads the embedded table");
    // Its own figures come first; what it does not have is assumed as in Guandu.
    Figures(own.into_iter().chain(GUANDU.0.iter().cloned()).collect())
});

/// The figures of Heidelberg.
#[must_use]
pub fn heidelberg() -> &'static Figures {
    &HEIDELBERG
}

/// The figures of Guandu.
#[must_use]
pub fn guandu() -> &'static Figures {
    &GUANDU
}

/// The rows of a table.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}

impl Figures {
    /// The value of a figure.
    ///
    /// # Panics
    /// Where the table has no such row: a slip in the generator, which the tests run as a whole.
    #[must_use]
    pub fn value(&self, figure: &str) -> f64 {
        let row = self.0.iter().find(|f| f.figure == figure);
        row.unwrap_or_else(|| panic!("figures.csv has no row \"{figure}\"")).value
    }
    /// The value as a whole number.
    #[must_use]
    pub fn count(&self, figure: &str) -> usize {
        self.value(figure) as usize
    }
    /// The value as a whole number that may be subtracted from.
    #[must_use]
    pub fn whole(&self, figure: &str) -> i64 {
        self.value(figure) as i64
    }
    /// A figure in minutes.
    #[must_use]
    pub fn minutes(&self, figure: &str) -> Duration {
        Duration::minutes(self.whole(figure))
    }
    /// A figure in hours.
    #[must_use]
    pub fn hours(&self, figure: &str) -> Duration {
        Duration::minutes((self.value(figure) * 60.0) as i64)
    }
    /// A figure in yuan, as fen.
    #[must_use]
    pub fn fen(&self, figure: &str) -> i64 {
        (self.value(figure) * 100.0).round() as i64
    }
}

/// The tables of Guandu as the README shows them: its marker, and the rows.
pub const TABLES: &[(&str, &str)] = &[
    ("figures", include_str!("../guandu/figures.csv")),
    ("services", include_str!("../guandu/services.csv")),
    ("streets", include_str!("../guandu/streets.csv")),
    ("roles", include_str!("../guandu/roles.csv")),
];

/// A table of comma-separated values as Markdown; numbers to the right.
///
/// ```
/// let table = anpai_scenarios::figures::markdown("figure,value\nstreets,8\n");
/// assert_eq!(table, "| figure | value |\n| --- | ---: |\n| streets | 8 |\n");
/// ```
#[must_use]
pub fn markdown(table: &str) -> String {
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes())
        .records()
        .filter_map(Result::ok)
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    let width = rows.first().map_or(0, Vec::len);
    let is_number = |column: usize| rows.iter().skip(1).all(|row| row[column].parse::<f64>().is_ok());
    let rule = (0..width).map(|c| if is_number(c) { "---:" } else { "---" }.to_owned()).collect();
    let mut lines = rows.clone();
    lines.insert(1.min(lines.len()), rule);
    lines.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect()
}

/// The tables of Heidelberg in the same way.
pub const HEIDELBERG_TABLES: &[(&str, &str)] = &[("figures", include_str!("../heidelberg/figures.csv"))];

/// A README with its tables made anew: each stands between `<!-- name -->` and `<!-- end -->`.
#[must_use]
pub fn refresh(readme: &str, tables: &[(&str, &str)]) -> String {
    let mut text = readme.to_owned();
    for (name, table) in tables {
        let opening = format!("<!-- {name} -->\n");
        let Some((before, rest)) = text.split_once(&opening) else { continue };
        let Some((_, after)) = rest.split_once("<!-- end -->") else { continue };
        text = format!("{before}{opening}{}<!-- end -->{after}", markdown(table));
    }
    text
}
