//! Who needs beds: the elderly by year, the parts of streets where they live, their need by kind, and how it could turn
//! out. The people of all parts add up to the elderly of 2020; need is a rate of them that grows.

use anpai_core::beds::plan::draft::{CommunityDraft, ScenarioDraft};

use super::YEARS;
use super::facts::Facts;
use super::tables::{DEMENTIA, FAMILY, GENERAL, NURSING};
use crate::dice::Dice;
use crate::ground::Ground;
use crate::known::Assumption;
use crate::share::share;

/// A part of a street: a few communities or villages that are near each other.
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its place.
    pub place: String,
    /// Elderly people in 2020.
    pub people: i64,
}

/// The parts of all streets; how many people each has is made up, and they add up.
pub fn parts(facts: &Facts<'_>, ground: &mut Ground, dice: &mut Dice) -> Vec<Part> {
    let each = facts.count("parts of a street");
    let mut parts = Vec::new();
    for (at, street) in facts.place.streets.iter().enumerate() {
        for n in 1..=each {
            let id = format!("{}-{n}", street.code);
            let place = ground.put(&id, at, dice);
            let name = format!("{} {n} (made-up part)", street.name);
            parts.push(Part { id, name, place, people: 0 });
        }
    }
    let weights: Vec<i64> = parts.iter().map(|_| dice.between(60, 140)).collect();
    let people = share(facts.whole(facts.reading.elderly), &weights);
    parts.iter_mut().zip(people).for_each(|(part, people)| part.people = people);
    parts
}

/// How an assumption is taken.
type Pick = fn(&Assumption) -> f64;

/// The lowest, the middle and the highest.
const PICKS: [(&str, Pick); 3] = [("low", |a| a.low), ("middle", |a| a.middle), ("high", |a| a.high)];

/// `percent` a year over `years`: by multiplication, which is the same on every machine.
fn grown(percent: f64, years: usize) -> f64 {
    (0..years).fold(1.0, |all, _| all * (1.0 + percent / 100.0))
}

/// The elderly of each year, from those of the year before the first.
pub fn elderly(facts: &Facts<'_>) -> Vec<i64> {
    let base = facts.value(facts.reading.elderly);
    let growth = facts.value("growth of the elderly");
    (1..=YEARS).map(|t| (base * grown(growth, t)).round() as i64).collect()
}

/// The name of the rate of a kind.
fn rate(kind: &str) -> &'static str {
    match kind {
        NURSING => "need of a nursing bed",
        DEMENTIA => "need of a dementia bed",
        FAMILY => "need of a family care bed",
        _ => "need of a general bed",
    }
}

/// People who need a kind, by year, in all parts together, with every assumption in the middle.
pub fn needed(facts: &Facts<'_>, kind: &str) -> Vec<f64> {
    people(facts, kind, |a| a.middle)
}

/// The same with every assumption as it is picked.
fn people(facts: &Facts<'_>, kind: &str, pick: Pick) -> Vec<f64> {
    let of = |name: &str| {
        pick(facts.assumption(name).unwrap_or_else(|| panic!("assumptions.csv has no row \"{name}\"")))
    };
    let ageing = if kind == GENERAL { 0.0 } else { of("growth of the need of nursing") };
    let (base, growth) = (facts.value(facts.reading.elderly), of("growth of the elderly"));
    (1..=YEARS).map(|t| base * of(rate(kind)) / 1000.0 * grown(growth, t) * grown(ageing, t)).collect()
}

/// The need of every part: that of all, split by people.
pub fn communities(facts: &Facts<'_>, parts: &[Part]) -> Vec<CommunityDraft> {
    let weights: Vec<i64> = parts.iter().map(|p| p.people).collect();
    let draft = |p: &Part| CommunityDraft {
        id: p.id.clone(),
        name: Some(p.name.clone()),
        place: p.place.clone(),
        ..CommunityDraft::default()
    };
    let mut all: Vec<CommunityDraft> = parts.iter().map(draft).collect();
    for kind in facts.place.kinds {
        for total in needed(facts, kind) {
            for (community, part) in all.iter_mut().zip(share(total.round() as i64, &weights)) {
                community.demand.entry((*kind).to_owned()).or_default().push(part);
            }
        }
    }
    all
}

/// Low, middle and high need: every rate and growth at the same end of its range, in percent of the middle.
pub fn scenarios(facts: &Facts<'_>) -> Vec<ScenarioDraft> {
    let middle = facts.whole("weight of the middle demand") as u32;
    let scenario = |(id, pick): (&str, Pick)| {
        let percent = |kind: &&str| {
            let ends = people(facts, kind, pick).into_iter().zip(needed(facts, kind));
            ((*kind).to_owned(), ends.map(|(end, middle)| (end / middle * 1000.0).round() / 10.0).collect())
        };
        let is_middle = id == "middle";
        ScenarioDraft {
            id: id.to_owned(),
            weight: if is_middle { middle } else { 1 },
            percent: if is_middle {
                Default::default()
            } else {
                facts.place.kinds.iter().map(percent).collect()
            },
        }
    };
    PICKS.into_iter().map(scenario).collect()
}
