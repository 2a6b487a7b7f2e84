//! Where funeral homes, service centres and a cemetery go: what the plans of Lufeng and Yinchuan say, and what is assumed where
//! they say nothing, with ranges in `scenarios/funerals/siting.csv`. Candidates, villages and everything protected are made up by
//! a seeded generator. Start with [`plan`].

use anpai_core::named::NamedDraft;
use anpai_core::network::plan::Draft;
use anpai_core::network::plan::draft::{MODEL, VERSION};
use anpai_core::place::Datum;

use crate::area::homes;
use crate::dice::Dice;
use crate::ground::{Ground, StreetRow};
use crate::network::{target, travel};

mod kinds;
mod land;
pub mod readme;
mod sites;
pub mod tables;

use tables::{AreaRow, PLACES, Place};

/// The document of a name such as `lufeng-funeral-sites`.
///
/// ```
/// let draft = anpai_scenarios::funerals::siting::plan("lufeng-funeral-sites", 1).expect("one of two");
/// assert!(draft.synthetic && draft.unit.as_deref() == Some("funerals a year"));
/// assert_eq!(draft.budget, Some(17_000_000.0));
/// ```
#[must_use]
pub fn plan(name: &str, seed: u64) -> Option<Draft> {
    let id = name.strip_suffix("-funeral-sites")?;
    PLACES.iter().find(|p| p.id == id).map(|place| make(place, seed))
}

fn make(place: &Place, seed: u64) -> Draft {
    let known = place.known();
    let mut ground = Ground::new(known.whole("cell"), known.count("grid columns"), &place.streets);
    let dice = |stream| Dice::new(seed, stream);
    let homes = homes(&known, &place.streets, &mut ground, &mut dice(1));
    let protected = land::protected(place, &ground, &mut dice(3));
    let sites = sites::sites(place, &mut ground, &homes, &mut dice(2));
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{}-funeral-sites, {} (schematic, not geographic)", place.id, place.name),
        synthetic: true,
        datum: Some(Datum::LocalPlane),
        streets: place.streets.iter().map(StreetRow::draft).collect(),
        places: ground.places,
        travel: travel(&known, place.kinds.iter().map(|k| &*k.mode)),
        days: known.count("days") as u32,
        unit: Some(place.unit.to_owned()),
        kinds: kinds::kinds(place),
        protected,
        sites,
        classes: place.areas.iter().map(AreaRow::draft).collect(),
        communities: kinds::communities(place, &homes),
        targets: place.targets.iter().map(target).collect(),
        budget: known.maybe("budget"),
        figures: known.origins(),
        ..Draft::default()
    }
}

impl AreaRow {
    fn draft(&self) -> NamedDraft {
        NamedDraft { id: self.class.clone(), name: Some(self.name.clone()) }
    }
}

#[cfg(test)]
mod tests;
