//! Meals plans of the five places: what each plan states, and what is assumed where it says nothing, with ranges in
//! `scenarios/meals/assumptions.csv`. Kitchens, points and where people live are made up by a seeded generator. Meals a day
//! are a parameter: what is asked is also what the last of them cost. Start with [`plan`] and [`with_demand`].

use anpai_core::meals::plan::Draft;
use anpai_core::meals::plan::draft::{MODEL, VERSION};
use anpai_core::named::NamedDraft;
use anpai_core::place::Datum;

use crate::area::homes;
use crate::dice::Dice;
use crate::ground::{Ground, StreetRow};
use crate::known::Known;

mod demand;
mod kitchens;
mod points;
pub mod readme;
pub mod rounds;
mod service;
mod spread;
pub mod tables;

use tables::{PLACES, Place};

/// The years that the plans are for: 2021 to 2025.
const YEARS: i64 = 5;
/// The fewest meals a day that a document can be asked for, and the most.
pub const DEMANDS: std::ops::RangeInclusive<i64> = 100..=12_000;

/// What is cooked for most people.
const ORDINARY: &str = "ordinary";
/// What is cooked apart.
const HALAL: &str = "halal";

/// The meals plan of a name such as `changning-meals`, with as many meals a day as the plan wants by 2025 or is taken to
/// need; or of `changning-meals-5500`, with so many.
///
/// ```
/// let draft = anpai_scenarios::meals::plan("changning-meals", 1).expect("a place of the five");
/// assert!(draft.synthetic);
/// let meals = |d: &anpai_core::meals::plan::Draft| -> i64 {
///     d.communities.iter().flat_map(|c| &c.demand).map(|d| d.meals).sum()
/// };
/// assert_eq!(meals(&draft), 6000);
/// let fewer = anpai_scenarios::meals::plan("changning-meals-5500", 1).expect("any number");
/// assert_eq!(meals(&fewer), 5500);
/// ```
#[must_use]
pub fn plan(name: &str, seed: u64) -> Option<Draft> {
    let (place, rest) = name.split_once("-meals")?;
    match rest.strip_prefix('-') {
        None if rest.is_empty() => with_demand(place, None, seed),
        None => None,
        Some(meals) => with_demand(place, Some(meals.parse().ok()?), seed),
    }
}

/// The meals plan of a place with so many meals a day, or with its own number. With fewer meals nobody needs more of them
/// than with more, and everything else stays as it is; a target of meals is then of all that there are.
#[must_use]
pub fn with_demand(place: &str, meals: Option<i64>, seed: u64) -> Option<Draft> {
    let place = PLACES.iter().find(|p| p.id == place)?;
    let own = demand::total(&place.known());
    let name = match meals {
        Some(meals) => format!("{}-meals-{meals}", place.id),
        None => format!("{}-meals", place.id),
    };
    let meals = meals.unwrap_or(own);
    DEMANDS.contains(&meals).then(|| make(place, &name, meals, seed))
}

fn make(place: &Place, name: &str, meals: i64, seed: u64) -> Draft {
    let known = place.known();
    let mut ground = Ground::new(known.whole("cell"), known.count("grid columns"), &place.streets);
    let dice = |stream| Dice::new(seed, stream);
    let homes = homes(&known, &place.streets, &mut ground, &mut dice(1));
    let communities = demand::communities(&known, &homes, meals, &mut dice(2));
    let kitchens = kitchens::kitchens(&known, &mut ground, &mut dice(3));
    let points = points::points(&known, &mut ground, &homes, &mut dice(4));
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{name}, {} (schematic, not geographic)", place.name),
        synthetic: true,
        datum: Some(Datum::LocalPlane),
        streets: place.streets.iter().map(StreetRow::draft).collect(),
        places: ground.places,
        travel: service::travel(&known),
        days: (YEARS * known.whole("serving days a year")) as u32,
        diets: diets(&known),
        groups: demand::groups(),
        service: service::service(&known),
        transport_yuan_per_meal_km: Some(known.value("carrying a meal a kilometre to a point")),
        delivery_yuan_per_meal: Some(known.value("bringing a meal to a door")),
        delivery_yuan_per_meal_km: Some(known.value("each kilometre to a door")),
        kitchens,
        points,
        communities,
        targets: service::targets(place, meals),
        figures: known.origins(),
        ..Draft::default()
    }
}

/// Whether halal meals are told apart.
fn has_halal(known: &Known<'_>) -> bool {
    known.maybe("halal meals").is_some()
}

fn diets(known: &Known<'_>) -> Vec<NamedDraft> {
    let diet = |id: &str, name: &str| NamedDraft { id: id.to_owned(), name: Some(name.to_owned()) };
    let mut all = vec![diet(ORDINARY, "普通餐")];
    all.extend(has_halal(known).then(|| diet(HALAL, "清真餐")));
    all
}

#[cfg(test)]
mod tests;
