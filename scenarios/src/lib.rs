//! Days and weeks of the five districts, as drafts. What a plan gives is data beside its scenario (`figures.csv`, with
//! the place in the plan); people, homes and wishes are made by a seeded generator and marked `synthetic`. The same
//! seed gives the same bytes on every machine. Start with [`by_name`]; [`guandu`] and [`large`] say what is made.

use anpai_core::visits::draft::Draft;

mod dice;
pub mod figures;
pub mod guandu;
pub mod large;
mod make;
pub mod streets;
mod tables;

/// Names that [`by_name`] knows.
pub const NAMES: &[&str] = &["guandu-calm", "guandu-normal", "guandu-short", "guandu-week", "large-20000"];

/// The scenario of a name, where there is one. `large-N` works for any number of visits.
///
/// ```
/// let day = anpai_scenarios::by_name("guandu-normal", 1).expect("a name of the list");
/// assert_eq!(day.visits.len(), 600);
/// assert!(day.synthetic);
/// ```
#[must_use]
pub fn by_name(name: &str, seed: u64) -> Option<Draft> {
    match name {
        "guandu-calm" => Some(guandu::day(guandu::Variant::Calm, seed)),
        "guandu-normal" => Some(guandu::day(guandu::Variant::Normal, seed)),
        "guandu-short" => Some(guandu::day(guandu::Variant::Short, seed)),
        "guandu-week" => Some(guandu::week(seed)),
        _ => {
            let visits = name.strip_prefix("large-")?.parse().ok()?;
            (large::LEAST..=large::MOST).contains(&visits).then(|| large::day(visits, seed))
        }
    }
}
