//! A day and a week of funerals in the five places: what each plan states of its homes, and what is assumed where it says
//! nothing, with ranges in `scenarios/funerals/services.csv`. Cases are made up by a seeded generator. Shapingba's plan has
//! 21 vigil halls for a million people: how many are enough, and how long a family may stay, is asked by a family of
//! scenarios with both as parameters. Start with [`draft`].

use std::collections::BTreeMap;

use anpai_core::funerals::services::Draft;
use anpai_core::funerals::services::draft::{Day, HorizonDraft, Model, VERSION};

use crate::dice::Dice;
use crate::known::Known;

mod cases;
mod home;
pub mod readme;
pub mod tables;
mod wishes;

use cases::{Draw, Mix};
use tables::{NOWHERE, PLACES, Place};

/// The first day: a Monday.
const FIRST: &str = "2025-05-12";
/// Days of the documents that ask how many halls are enough: long enough that most of them are like any day of a year.
const FORTNIGHT: i64 = 14;
/// How many cases a day that is of no place can have.
pub const SIZES: std::ops::RangeInclusive<i64> = 1..=500;
/// Cases of the day that such a home is made for.
const MADE_FOR: f64 = 60.0;
/// How many vigil halls can be asked for, and how many nights.
pub const HALLS: std::ops::RangeInclusive<u32> = 1..=300;
/// See [`HALLS`].
pub const NIGHTS: std::ops::RangeInclusive<u16> = 1..=5;

/// What a document is asked to be.
struct Wanted {
    model: Model,
    days: i64,
    /// Cases a day in the mean.
    mean: f64,
    /// Cases a day that the home is made for.
    made_for: f64,
    halls: Option<u32>,
    nights: Option<u16>,
}

/// The document of a name:
///
/// - `shapingba-funerals-day`, `shapingba-funerals-week` and the like for five places;
/// - `shapingba-funerals-halls-45-2`: a fortnight in Shapingba's centre with so many vigil halls, in which every family keeps
///   so many nights;
/// - `funerals-stress-70`: a day with so many cases in a home of no place that is made for 60.
///
/// ```
/// use anpai_scenarios::funerals::services::draft;
/// let day = draft("shapingba-funerals-day", 1).expect("a place of the five");
/// // A million people and 7.5 deaths of 1000 a year are 20.5 a day.
/// assert!(day.synthetic && day.cases.len() == 21);
/// assert_eq!(draft("funerals-stress-70", 1).expect("any number").cases.len(), 70);
/// ```
#[must_use]
pub fn draft(name: &str, seed: u64) -> Option<Draft> {
    if let Some(cases) = name.strip_prefix("funerals-stress-") {
        let cases: i64 = cases.parse().ok()?;
        let wanted = Wanted {
            model: Model::Day,
            days: 1,
            mean: cases as f64,
            made_for: MADE_FOR,
            halls: None,
            nights: None,
        };
        return SIZES.contains(&cases).then(|| make(&NOWHERE, name, &wanted, seed));
    }
    let (id, rest) = name.split_once("-funerals-")?;
    let place = PLACES.iter().find(|place| place.id == id)?;
    let mean = cases_a_day(&place.known());
    let wanted = |model, days, halls, nights| Wanted { model, days, mean, made_for: mean, halls, nights };
    let wanted = match rest {
        "day" => wanted(Model::Day, 1, None, None),
        "week" => wanted(Model::Week, 7, None, None),
        _ => {
            let (halls, nights) = rest.strip_prefix("halls-")?.split_once('-')?;
            let (halls, nights) = (halls.parse().ok()?, nights.parse().ok()?);
            let known = id == "shapingba" && HALLS.contains(&halls) && NIGHTS.contains(&nights);
            known.then(|| wanted(Model::Week, FORTNIGHT, Some(halls), Some(nights)))?
        }
    };
    Some(make(place, name, &wanted, seed))
}

/// Cases a day in the mean: by all people where the plan says whom the home is for, by the elderly where not.
fn cases_a_day(known: &Known<'_>) -> f64 {
    let deaths = match known.maybe("people served") {
        Some(people) => people * known.value("deaths per 1000 people"),
        None => known.value("elderly") * known.value("deaths per 1000 elderly"),
    };
    deaths / 1000.0 / 365.0 * known.value("share of the home") / 100.0
}

fn make(place: &Place, name: &str, wanted: &Wanted, seed: u64) -> Draft {
    let known = place.known();
    let mix = Mix::new(&known, wanted.nights);
    let first = Day::parse(FIRST).expect("a date of the calendar");
    let draw = Draw { known: &known, mix: &mix, first, days: wanted.days };
    let (mut cases, mut collections) = (Vec::new(), Vec::new());
    let dice = |stream| Dice::new(seed, stream);
    let mut which = dice(1);
    // As many as the mean says, each on any day: some days have more.
    for n in 0..(wanted.mean * wanted.days as f64).round() as i64 {
        let day = which.between(0, wanted.days - 1);
        cases.push(draw.case(format!("c{:03}", n + 1), day, &mut dice(100 + n as u64)));
    }
    // Deaths on these days whose funerals are later: at most so many nights later, or two days without a vigil.
    let later = (mix.nights.len() as i64 - 1).max(2);
    for n in 0..(wanted.mean * later as f64).round() as i64 {
        let day = wanted.days + which.between(0, later - 1);
        let id = format!("n{:03}", n + 1);
        collections.extend(draw.collection(id, day, &mut dice(1_000_000 + n as u64)));
    }
    let title = if place.name.is_empty() {
        name.to_owned()
    } else {
        format!("{name}, {}{} (made up)", place.name, place.home)
    };
    Draft {
        anpai: VERSION,
        model: wanted.model.name().to_owned(),
        name: title,
        synthetic: true,
        horizon: HorizonDraft { start: first, days: Some(wanted.days as u16) },
        pools: home::pools(&known, &mix, wanted.made_for, wanted.halls),
        gap: Some(home::gap(&known)),
        transfer_minutes: Some(home::minutes(&known, "transfer")),
        cases,
        collections,
        figures: known.origins(),
        rules: BTreeMap::new(),
        ..Draft::default()
    }
}

#[cfg(test)]
mod tests;
