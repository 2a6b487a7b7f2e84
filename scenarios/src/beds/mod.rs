//! Bed plans and waiting lists of the five places: what each plan states, and what is assumed where it says nothing, with ranges in
//! `scenarios/beds/assumptions.csv`. Where a plan contradicts itself, both readings are scenarios of their own. Homes,
//! candidate sites and where people live are made up by a seeded generator. Start with [`plan`] and [`waiting`].

use anpai_core::beds::forecast::draft::Draft as Waiting;
use anpai_core::beds::plan::Draft;
use anpai_core::beds::plan::draft::{MODEL, VERSION, YearsDraft};
use anpai_core::place::Datum;

use crate::dice::Dice;
use crate::ground::StreetRow;

mod facts;
mod homes;
mod need;
mod projects;
pub mod readme;
mod rest;
pub mod tables;
mod waiting;

use facts::Facts;
use tables::{PLACES, Place};

/// The first year.
const FIRST: u16 = 2021;
/// How many years.
const YEARS: usize = 5;

/// A way to read a plan.
#[derive(Debug)]
pub struct Reading {
    /// The name of its scenario.
    pub name: &'static str,
    /// The place.
    pub place: &'static str,
    /// The figure that gives the elderly.
    pub elderly: &'static str,
    /// A target that is read otherwise than in `targets.csv`, and the figure that gives its bound.
    pub bound: Option<(&'static str, &'static str)>,
}

const fn reading(name: &'static str, place: &'static str) -> Reading {
    Reading { name, place, elderly: "elderly", bound: None }
}

/// All readings of all plans.
pub const READINGS: &[Reading] = &[
    reading("changning-beds", "changning"),
    reading("guandu-beds", "guandu"),
    Reading { elderly: "elderly (as stated)", ..reading("lufeng-beds", "lufeng") },
    Reading { elderly: "elderly (as computed)", ..reading("lufeng-beds-as-computed", "lufeng") },
    Reading {
        bound: Some(("nursing share", "nursing share wanted (text)")),
        ..reading("shapingba-beds-60", "shapingba")
    },
    Reading {
        bound: Some(("nursing share", "nursing share wanted (table)")),
        ..reading("shapingba-beds-65", "shapingba")
    },
    reading("yinchuan-beds", "yinchuan"),
];

/// The bed plan of a name of [`READINGS`].
///
/// ```
/// let draft = anpai_scenarios::beds::plan("changning-beds", 1).expect("a name of the list");
/// assert!(draft.synthetic);
/// assert_eq!(draft.streets.len(), 10);
/// ```
#[must_use]
pub fn plan(name: &str, seed: u64) -> Option<Draft> {
    let reading = READINGS.iter().find(|r| r.name == name)?;
    let place = PLACES.iter().find(|p| p.id == reading.place)?;
    Some(make(&Facts { place, reading }, seed))
}

/// The waiting list of a bed plan's name with `waiting` for `beds`: as it is, and as the plan's targets would have it. Only
/// its people are simulated; the document has no chance in it, and no seed.
///
/// ```
/// let draft = anpai_scenarios::beds::waiting("lufeng-waiting-as-computed").expect("a reading");
/// assert_eq!(draft.plans.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["as-is", "targets"]);
/// ```
#[must_use]
pub fn waiting(name: &str) -> Option<Waiting> {
    let named = |r: &&Reading| name.contains("-waiting") && r.name == name.replace("-waiting", "-beds");
    let reading = READINGS.iter().find(named)?;
    let place = PLACES.iter().find(|p| p.id == reading.place)?;
    Some(waiting::make(&Facts { place, reading }, name))
}

fn make(facts: &Facts<'_>, seed: u64) -> Draft {
    let mut ground = facts.ground();
    let dice = |stream| Dice::new(seed, stream);
    let parts = need::parts(facts, &mut ground, &mut dice(1));
    let mut institutions = homes::institutions(facts, &mut ground, &mut dice(2));
    let extensions = homes::extensions(facts, &institutions, ground.streets(), &mut dice(3));
    let conversions = homes::conversions(facts, &institutions);
    let mut projects = projects::planned(facts, &mut ground, &institutions, &mut dice(4));
    projects.extend(projects::candidates(facts, &mut ground, &mut dice(5)));
    let middle = ground.put_in_the_middle("the middle");
    institutions.extend(rest::others(facts, &middle));
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: title(facts.place, facts.reading),
        synthetic: true,
        years: YearsDraft { first: FIRST, last: FIRST + YEARS as u16 - 1 },
        datum: Some(Datum::LocalPlane),
        streets: facts.place.streets.iter().map(StreetRow::draft).collect(),
        places: ground.places,
        distance: rest::distance(facts),
        kinds: rest::kinds(facts),
        institutions,
        projects,
        extensions,
        conversions,
        budgets: rest::budgets(facts),
        elderly: need::elderly(facts),
        targets: rest::targets(facts),
        staff: rest::staff(facts),
        adaptations: rest::adaptations(facts),
        communities: need::communities(facts, &parts),
        scenarios: need::scenarios(facts),
        figures: facts.known().origins(),
        ..Draft::default()
    }
}

fn title(place: &Place, reading: &Reading) -> String {
    format!("{}, {} (schematic, not geographic)", reading.name, place.name)
}

#[cfg(test)]
mod tests;
