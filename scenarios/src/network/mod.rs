//! Network plans of the five places: what each plan states, and what is assumed where it says nothing, with ranges in
//! `scenarios/network/assumptions.csv`. Sites and where people live are made up by a seeded generator. Start with [`plan`].

use anpai_core::named::NamedDraft;
use anpai_core::network::plan::Draft;
use anpai_core::network::plan::draft::{MODEL, VERSION};
use anpai_core::place::Datum;

use crate::area::homes;
use crate::dice::Dice;
use crate::ground::{Ground, StreetRow};

mod need;
pub mod readme;
mod sites;
pub mod tables;
mod wanted;

use tables::{PLACES, Place};
pub(crate) use wanted::{target, travel};

/// Communities of streets, or of everywhere.
const URBAN: &str = "urban";
/// Villages of towns.
const VILLAGE: &str = "village";

/// The network plan of a name such as `guandu-network`.
///
/// ```
/// let draft = anpai_scenarios::network::plan("guandu-network", 1).expect("a place of the five");
/// assert!(draft.synthetic);
/// let there = |kind: &str| draft.sites.iter().filter(|s| s.kind == kind && s.existing.is_some()).count();
/// assert_eq!(there("station"), 43);
/// ```
#[must_use]
pub fn plan(name: &str, seed: u64) -> Option<Draft> {
    let id = name.strip_suffix("-network")?;
    PLACES.iter().find(|p| p.id == id).map(|place| make(place, seed))
}

fn make(place: &Place, seed: u64) -> Draft {
    let known = place.known();
    let mut ground = Ground::new(known.whole("cell"), known.count("grid columns"), &place.streets);
    let dice = |stream| Dice::new(seed, stream);
    let homes = homes(&known, &place.streets, &mut ground, &mut dice(1));
    let sites = sites::sites(place, &mut ground, &homes, &mut dice(2));
    let people = need::people(&known, &homes);
    let communities = need::communities(place, &homes, &people);
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{}-network, {} (schematic, not geographic)", place.id, place.name),
        synthetic: true,
        datum: Some(Datum::LocalPlane),
        streets: place.streets.iter().map(StreetRow::draft).collect(),
        places: ground.places,
        travel: travel(&place.known(), place.kinds.iter().map(|k| &*k.mode)),
        days: known.count("days") as u32,
        kinds: wanted::kinds(place),
        sites,
        classes: if place.has_villages() { classes() } else { Vec::new() },
        staff: need::staff(place, &communities),
        communities,
        targets: place.targets.iter().map(target).collect(),
        budget: Some(known.value("budget")),
        figures: known.origins(),
        ..Draft::default()
    }
}

fn classes() -> Vec<NamedDraft> {
    let class = |id: &str, name: &str| NamedDraft { id: id.to_owned(), name: Some(name.to_owned()) };
    vec![class(URBAN, "城市社区"), class(VILLAGE, "行政村")]
}

#[cfg(test)]
mod tests;
