//! Days, weeks, bed plans, waiting lists, meals plans, network plans, funeral homes to be sited, cemetery plans and slots
//! of the five districts, as drafts. What a plan gives is data beside
//! its scenario (`figures.csv`, with the place in the plan); people, homes, kitchens and wishes are made by a seeded
//! generator and marked `synthetic`. The same seed gives the same bytes on every machine. Start with [`scenario`];
//! [`guandu`], [`large`], [`beds`], [`meals`], [`network`], [`funerals`] and [`qingming`] say what is made.

use anpai_core::visits::draft::Draft;

pub mod admission;
mod area;
pub mod beds;
mod build;
mod dice;
pub mod figures;
pub mod funerals;
mod ground;
pub mod guandu;
pub mod heidelberg;
mod known;
pub mod large;
mod make;
pub mod meals;
pub mod network;
mod networks;
pub mod qingming;
mod share;
pub mod streets;
mod tables;
#[cfg(test)]
mod testing;

pub use build::NotBuilt;
pub use networks::{Document, Network, Scenario, Source};

/// Names that [`by_name`] knows.
pub const NAMES: &[&str] = &[
    "beds-5000",
    "cemetery-20",
    "changning-beds",
    "changning-cemetery",
    "changning-funerals-day",
    "changning-funerals-week",
    "changning-meals",
    "changning-network",
    "changning-rounds",
    "changning-waiting",
    "funerals-stress-100",
    "funerals-stress-40",
    "funerals-stress-70",
    "guandu-beds",
    "guandu-calm",
    "guandu-cemetery",
    "guandu-funerals-day",
    "guandu-funerals-week",
    "guandu-marriages",
    "guandu-meals",
    "guandu-network",
    "guandu-normal",
    "guandu-rounds",
    "guandu-short",
    "guandu-streets",
    "guandu-waiting",
    "guandu-week",
    "heidelberg-day",
    "large-20000",
    "lufeng-beds",
    "lufeng-beds-as-computed",
    "lufeng-cemetery",
    "lufeng-funeral-sites",
    "lufeng-funerals-day",
    "lufeng-funerals-week",
    "lufeng-meals",
    "lufeng-network",
    "lufeng-rounds",
    "lufeng-waiting",
    "lufeng-waiting-as-computed",
    "rounds-1200",
    "shapingba-beds-60",
    "shapingba-beds-65",
    "shapingba-cemetery",
    "shapingba-funerals-day",
    "shapingba-funerals-halls-21-1",
    "shapingba-funerals-halls-45-2",
    "shapingba-funerals-halls-70-3",
    "shapingba-funerals-week",
    "shapingba-meals",
    "shapingba-network",
    "shapingba-qingming",
    "shapingba-rounds",
    "shapingba-waiting-60",
    "shapingba-waiting-65",
    "slots-200000",
    "yinchuan-beds",
    "yinchuan-cemetery",
    "yinchuan-funeral-sites",
    "yinchuan-funerals-day",
    "yinchuan-funerals-week",
    "yinchuan-meals",
    "yinchuan-network",
    "yinchuan-qingming",
    "yinchuan-rounds",
    "yinchuan-waiting",
];

/// The streets of a scenario are the same on every day, whoever lives along them.
const STREETS_SEED: u64 = 1;

/// The roster of a name, where it is one of a roster. `large-N` works for any number of visits.
///
/// ```
/// let day = anpai_scenarios::by_name("guandu-normal", 1).expect("a name of the list");
/// assert_eq!(day.visits.len(), 600);
/// assert!(day.synthetic);
/// ```
#[must_use]
pub fn by_name(name: &str, seed: u64) -> Option<Draft> {
    match scenario(name, seed)?.document {
        Document::Visits(draft) => Some(*draft),
        _ => None,
    }
}

/// The same with the networks that its document asks for; documents of every model. `beds-N` works for any number of
/// applicants, `changning-meals-N` and the like for any number of meals a day, `rounds-N` for any number of
/// orders, `cemetery-N` for up to 50 sites, `slots-N` for any number of requests, `funerals-stress-N` for any number of
/// cases, `shapingba-funerals-halls-H-N` for any numbers of halls and nights.
#[must_use]
pub fn scenario(name: &str, seed: u64) -> Option<Scenario> {
    if let Some(draft) = beds::plan(name, seed) {
        return Some(Scenario::alone(Document::BedPlan(Box::new(draft))));
    }
    if let Some(draft) = beds::waiting(name) {
        return Some(Scenario::alone(Document::BedForecast(Box::new(draft))));
    }
    if let Some(draft) = meals::plan(name, seed) {
        return Some(Scenario::alone(Document::MealsPlan(Box::new(draft))));
    }
    if let Some(draft) = meals::rounds::day(name, seed) {
        return Some(Scenario::alone(Document::MealRounds(Box::new(draft))));
    }
    if let Some(draft) = funerals::services::draft(name, seed) {
        return Some(Scenario::alone(Document::Funerals(Box::new(draft))));
    }
    if let Some(draft) = network::plan(name, seed).or_else(|| funerals::siting::plan(name, seed)) {
        return Some(Scenario::alone(Document::NetworkPlan(Box::new(draft))));
    }
    if let Some(draft) = funerals::plan(name) {
        return Some(Scenario::alone(Document::CemeteryPlan(Box::new(draft))));
    }
    if let Some(draft) = qingming::season(name, seed) {
        return Some(Scenario::alone(Document::Slots(Box::new(draft))));
    }
    let draft = match name {
        "guandu-calm" => guandu::day(guandu::Variant::Calm, seed),
        "guandu-normal" => guandu::day(guandu::Variant::Normal, seed),
        "guandu-short" => guandu::day(guandu::Variant::Short, seed),
        "guandu-week" => guandu::week(seed),
        "guandu-streets" => {
            let mut draft = guandu::day(guandu::Variant::Normal, seed);
            name.clone_into(&mut draft.name);
            return Some(Scenario::along(draft, "guandu", Source::Streets(guandu::streets(STREETS_SEED))));
        }
        "heidelberg-day" => {
            let extract = Source::Extract("heidelberg.osm.pbf", heidelberg::EXTRACT);
            return Some(Scenario::along(heidelberg::day(seed), "heidelberg", extract));
        }
        _ if name.starts_with("cemetery-") => {
            let sites = name.strip_prefix("cemetery-")?.parse().ok()?;
            let known = (funerals::large::LEAST..=funerals::large::MOST).contains(&sites);
            let draft = || Box::new(funerals::large::district(sites, seed));
            return known.then(|| Scenario::alone(Document::CemeteryPlan(draft())));
        }
        _ if name.starts_with("beds-") => {
            let people = name.strip_prefix("beds-")?.parse().ok()?;
            let known = (admission::LEAST..=admission::MOST).contains(&people);
            return known.then(|| Scenario::admission(admission::list(people, seed)));
        }
        _ => {
            let visits = name.strip_prefix("large-")?.parse().ok()?;
            (large::LEAST..=large::MOST).contains(&visits).then(|| large::day(visits, seed))?
        }
    };
    Some(Scenario::estimated(draft))
}
