//! What the published formats share on their way into a draft.

use std::collections::{BTreeMap, BTreeSet};

use crate::score::Level;
use crate::time::Duration;
use crate::visits::draft::{
    Draft, HorizonDraft, MODEL, PlaceDraft, SearchDraft, SettingDraft, TableDraft, TravelDraft, VERSION,
};
use crate::visits::rules::RULES;

/// Published problems have no calendar: their minute 0 is midnight of this Monday, in UTC, where all days have 24 hours.
pub(crate) const FIRST_DAY: &str = "2024-01-01";

/// The only mode of travel that a published problem knows.
const MODE: &str = "travel";

/// A draft of one day with everything that all published problems agree on: one mode of travel, and no cost but those
/// that the format names. Hard rules stay as they are; leaving a mandatory visit out is no answer to these problems, so
/// that is hard too.
pub(crate) fn one_day(name: &str, costs: &[(&str, SettingDraft)]) -> Draft {
    let off = SettingDraft { level: None, weight: Some(0) };
    let mut rules: BTreeMap<String, SettingDraft> = RULES
        .iter()
        .filter(|rule| rule.default_setting().level != Level::Hard)
        .map(|rule| (rule.name().to_owned(), off))
        .collect();
    rules.insert("VisitServed".to_owned(), hard());
    rules.extend(costs.iter().map(|(rule, setting)| ((*rule).to_owned(), *setting)));
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: name.to_owned(),
        time_zone: Some("UTC".to_owned()),
        horizon: HorizonDraft { start: FIRST_DAY.to_owned(), days: Some(1) },
        rules,
        // Published results are of one search at a time.
        search: Some(SearchDraft { chains: Some(1) }),
        ..Draft::default()
    }
}

/// A rule that no plan may break.
pub(crate) fn hard() -> SettingDraft {
    SettingDraft { level: Some(Level::Hard), weight: Some(1) }
}

/// A soft rule of `weight` points a unit.
pub(crate) fn soft(weight: i64) -> SettingDraft {
    SettingDraft { level: Some(Level::Soft), weight: Some(weight) }
}

/// A travel table for the only mode.
pub(crate) fn table(seconds: Vec<Vec<Option<Duration>>>) -> TravelDraft {
    let table = TableDraft { seconds, ..TableDraft::default() };
    TravelDraft::Table { modes: BTreeMap::from([(MODE.to_owned(), table)]), periods: Vec::new() }
}

/// Who stands at a row of the table: its name and, where it is known, its position.
pub(crate) struct Claim<'a> {
    pub row: usize,
    pub name: &'a str,
    pub at: Option<(f64, f64)>,
}

/// A place for each row of the table, named after the first who claims the row; a row that nobody claims, or whose name
/// another row has, is called by its number.
pub(crate) fn places(rows: usize, claims: &[Claim<'_>]) -> Vec<PlaceDraft> {
    let mut places: Vec<PlaceDraft> = vec![PlaceDraft::default(); rows];
    let mut taken = BTreeSet::new();
    for Claim { row, name, at } in claims {
        let Some(place) = places.get_mut(*row) else { continue };
        if place.id.is_empty() && taken.insert((*name).to_owned()) {
            (*name).clone_into(&mut place.id);
        }
        if place.x.is_none() {
            (place.x, place.y) = (at.map(|p| p.0), at.map(|p| p.1));
        }
    }
    for (place, row) in places.iter_mut().zip(0..) {
        if place.id.is_empty() {
            let name = (0..).map(|n| format!("{}row {row}", "_".repeat(n))).find(|n| !taken.contains(n));
            place.id = name.expect("finitely many names are taken");
            taken.insert(place.id.clone());
        }
    }
    places
}
