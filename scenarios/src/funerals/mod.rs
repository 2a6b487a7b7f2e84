//! Funerals of the five places: days and weeks in [`services`], where homes and cemeteries go in [`siting`], and here their cemetery plans: what each plan states, and what is assumed where it says nothing, with ranges in
//! `scenarios/funerals/assumptions.csv`. Nothing in them is drawn: a seed changes nothing. Start with [`plan`]; [`large`] is
//! a made-up district of any number of sites.

use anpai_core::funerals::cemetery::Draft;
use anpai_core::funerals::cemetery::draft::{BudgetDraft, MODEL, VERSION, YearsDraft};

pub mod large;
mod people;
pub mod readme;
pub mod services;
mod sites;
pub mod siting;
pub mod tables;
mod wanted;

use tables::{PLACES, Place};

/// The first year of every plan.
const FIRST: u16 = 2021;

/// The cemetery plan of a name such as `guandu-cemetery`.
///
/// ```
/// let draft = anpai_scenarios::funerals::plan("shapingba-cemetery").expect("a place of the five");
/// assert_eq!(draft.sites[0].stock["traditional"], 2100);
/// ```
#[must_use]
pub fn plan(name: &str) -> Option<Draft> {
    let id = name.strip_suffix("-cemetery")?;
    PLACES.iter().find(|p| p.id == id).map(make)
}

fn make(place: &Place) -> Draft {
    let known = place.known();
    let years = known.count("years");
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{}-cemetery, {}", place.id, place.name),
        synthetic: true,
        years: YearsDraft { first: FIRST, last: FIRST + years as u16 - 1 },
        zones: people::zones(place, years),
        cremated_percent: people::cremated(&known, years),
        kinds: sites::kinds(place),
        sites: sites::sites(place),
        choices: people::choices(place),
        projects: sites::projects(place),
        budget: Some(BudgetDraft { yuan: vec![known.value("money a year"); years], carries_over: true }),
        targets: wanted::targets(place),
        figures: known.origins(),
        ..Draft::default()
    }
}

#[cfg(test)]
mod tests;
