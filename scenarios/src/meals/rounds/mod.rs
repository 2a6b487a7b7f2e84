//! Today's meal rounds of the five places: the kitchens and points of the meals plans that are there already, the people who
//! cannot go out, and couriers; and days of any size that are of no place. Everything is made up by a seeded generator, with
//! ranges in `scenarios/meals/rounds.csv`. Start with [`day`].

use std::sync::LazyLock;

use anpai_core::figure::FigureDraft;
use anpai_core::meals::rounds::Draft;
use anpai_core::meals::rounds::draft::{MODEL, VERSION};
use anpai_core::named::NamedDraft;
use anpai_core::place::Datum;
use anpai_core::time::{Clock, Duration};

use super::tables::{PLACES, Place};
use super::{HALAL, demand, has_halal, kitchens, points, service};
use crate::area::homes;
use crate::dice::Dice;
use crate::figures::read;
use crate::ground::{Ground, StreetRow};
use crate::known::{Assumption, Known};

mod cooks;
mod couriers;
mod doors;
mod made_up;

pub use made_up::SIZES;

/// The day: a Monday.
const DATE: &str = "2025-05-12";
/// Boxes for meals that everybody may eat, and for those that are halal.
const HOT: &str = "hot";
const HALAL_HOT: &str = "halal-hot";
/// The figures of the meals plans that these days are made of.
const USED: [&str; 16] = [
    "elderly",
    "meals a day",
    "meals a day wanted",
    "meals per 1000 elderly",
    "points",
    "people with support",
    "very old or alone",
    "at home, with support",
    "at home, very old or alone",
    "at home, all others",
    "halal meals",
    "kitchens that cook halal meals",
    "hot from kitchen to point",
    "hot from kitchen to door",
    "deliveries by van",
    "detour",
];

/// The assumptions of all places.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> = LazyLock::new(|| {
    read(include_str!("../../../meals/rounds.csv")).expect("a test reads the embedded table")
});

/// What is assumed of a place's day beside its meals plan.
#[must_use]
pub fn known(place: &Place) -> Known<'_> {
    Known { place: place.id, figures: &[], assumptions: &ASSUMPTIONS }
}

/// The day of a name such as `changning-rounds`; or of `rounds-1200`, a day with so many orders that is of no place.
///
/// ```
/// let day = anpai_scenarios::meals::rounds::day("changning-rounds", 1).expect("a place of the five");
/// assert!(day.synthetic && day.orders.iter().any(|order| order.split));
/// let day = anpai_scenarios::meals::rounds::day("rounds-1200", 1).expect("any number");
/// assert_eq!((day.orders.len(), day.couriers.len(), day.kitchens.len()), (1200, 30, 6));
/// ```
#[must_use]
pub fn day(name: &str, seed: u64) -> Option<Draft> {
    if let Some(orders) = name.strip_prefix("rounds-") {
        let orders = orders.parse().ok()?;
        return SIZES.contains(&orders).then(|| made_up::day(orders, seed));
    }
    let place = PLACES.iter().find(|p| name.strip_suffix("-rounds") == Some(p.id))?;
    Some(of_place(place, name, seed))
}

fn of_place(place: &Place, name: &str, seed: u64) -> Draft {
    let (plan, today) = (place.known(), known(place));
    let mut ground = Ground::new(plan.whole("cell"), plan.count("grid columns"), &place.streets);
    let dice = |stream| Dice::new(seed, stream);
    // As in the meals plan of the same seed: the same homes, kitchens and points.
    let homes = homes(&plan, &place.streets, &mut ground, &mut dice(1));
    let sites = kitchens::kitchens(&plan, &mut ground, &mut dice(3));
    let points = points::points(&plan, &mut ground, &homes, &mut dice(4));
    let kitchens = cooks::kitchens(&today, &sites);
    let most: i64 = kitchens.iter().filter_map(|k| k.meals).sum();
    let meals = demand::total(&plan).min(today.percent_of("kitchens in use", most));
    let communities = demand::communities(&plan, &homes, meals, &mut dice(2));
    let limits = service::service(&plan);
    let mut orders = doors::doors(&today, &limits, (&homes, &communities), &mut ground, &mut dice(5));
    orders.extend(doors::bulk(&today, &limits, &points, &communities));
    let couriers = couriers::couriers(&today, &limits, &kitchens, &orders, &mut dice(6));
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{name}, {} (schematic, not geographic)", place.name),
        synthetic: true,
        date: DATE.to_owned(),
        datum: Some(Datum::LocalPlane),
        streets: place.streets.iter().map(StreetRow::draft).collect(),
        places: ground.places,
        travel: service::travel(&plan),
        boxes: boxes(&plan),
        kitchens,
        couriers,
        orders,
        figures: origins(&plan, &today),
        ..Draft::default()
    }
}

fn boxes(known: &Known<'_>) -> Vec<NamedDraft> {
    let kind = |id: &str, name: &str| NamedDraft { id: id.to_owned(), name: Some(name.to_owned()) };
    let mut all = vec![kind(HOT, "热餐")];
    all.extend(has_halal(known).then(|| kind(HALAL_HOT, "清真热餐")));
    all
}

/// The box of a diet.
fn box_of(diet: &str) -> &'static str {
    if diet == HALAL { HALAL_HOT } else { HOT }
}

/// The clock of an assumption that is told in minutes after midnight.
fn clock(today: &Known<'_>, what: &str) -> Clock {
    Clock(Duration::minutes(today.whole(what)))
}

/// What the plan gives of what is used, and all that is assumed beside.
fn origins(plan: &Known<'_>, today: &Known<'_>) -> Vec<FigureDraft> {
    let is_used = |f: &FigureDraft| USED.contains(&f.figure.as_str()) || f.figure.starts_with("speed: ");
    plan.origins().into_iter().filter(is_used).chain(today.origins()).collect()
}

#[cfg(test)]
mod tests;
