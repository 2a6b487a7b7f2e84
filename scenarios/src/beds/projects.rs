//! What could be built: the projects of the plan, and candidate sites that are made up and say so. A row whose units are
//! built or not each by itself becomes as many projects, with equal parts of its beds, area and money.

use std::collections::BTreeSet;

use anpai_core::beds::plan::draft::{InstitutionDraft, Money, ProjectDraft};

use super::facts::{Facts, PRIVATE, money, yuan};
use super::homes::{MODULE, new_beds};
use super::tables::{BedKind, GENERAL, ProjectRow};
use crate::dice::{Deck, Dice};
use crate::ground::Ground;
use crate::share::share;

/// What the ids of made-up candidates begin with.
pub const SYNTHETIC: &str = "synthetic-site-";
/// The client group whose beds count.
const ELDERLY: &str = "elderly";

/// Streets in the order in which they get something: those that lack it first, otherwise shuffled.
fn turn(ground: &Ground, homes: &[InstitutionDraft], tags: &[String], dice: &mut Dice) -> Vec<usize> {
    let mut streets: Vec<usize> = (0..ground.streets()).collect();
    dice.shuffle(&mut streets);
    let tagged = homes.iter().filter(|h| tags.iter().any(|t| h.tags.contains(t)));
    let street = |home: &InstitutionDraft| {
        let place = ground.places.iter().find(|p| p.id == home.place)?;
        Some(ground.street(place.street.as_deref()?))
    };
    let has: BTreeSet<usize> = tagged.filter_map(street).collect();
    streets.sort_by_key(|s| has.contains(s));
    streets
}

/// The projects of the plan; what it lists as conversions are no projects.
pub fn planned(
    facts: &Facts<'_>,
    ground: &mut Ground,
    homes: &[InstitutionDraft],
    dice: &mut Dice,
) -> Vec<ProjectDraft> {
    let mut all = Vec::new();
    for row in facts.place.projects.iter().filter(|row| row.bed_kind != BedKind::Conversion) {
        let count = if row.apart { row.units } else { 1 };
        let turn = turn(ground, homes, &row.tags, dice);
        let beds = beds(facts, row);
        let each = share(beds.unwrap_or(0), &vec![1; count]);
        let costs = share(cost(facts, row, beds), &vec![1; count]);
        for n in 0..count {
            let id = if row.apart { format!("{}-{}", row.project, n + 1) } else { row.project.clone() };
            let place = match row.streets.get(n) {
                Some(code) => ground.put(&id, ground.street(code), dice),
                None if row.apart || row.bed_kind == BedKind::Institution => {
                    ground.put(&id, turn[n % turn.len()], dice)
                }
                None => ground.put_in_the_middle(&id),
            };
            all.push(ProjectDraft {
                name: Some(if row.apart { format!("{} {}", row.name, n + 1) } else { row.name.clone() }),
                id,
                place,
                client_group: (row.client_group != ELDERLY).then(|| row.client_group.clone()),
                government: row.government,
                tags: row.tags.clone(),
                beds: match row.bed_kind {
                    BedKind::Institution => new_beds(facts, each[n]),
                    BedKind::Child | BedKind::Rescue => [(GENERAL.to_owned(), each[n])].into(),
                    BedKind::None | BedKind::DayRest | BedKind::Conversion => Default::default(),
                },
                floor_m2: row.floor_m2.map(|m2| m2 / count as f64),
                yuan: paid(facts, row, costs[n]),
                earliest: row.earliest,
                latest: row.latest,
                years_to_build: row.years_to_build,
                committed: row.committed,
                ..ProjectDraft::default()
            });
        }
    }
    all
}

/// Beds of a row: those of the plan, or those that are assumed for it.
fn beds(facts: &Facts<'_>, row: &ProjectRow) -> Option<i64> {
    row.beds.or_else(|| facts.maybe(&format!("beds of {}", row.project)).map(|beds| beds.round() as i64))
}

/// Cost of a row in yuan: that of the plan, or that assumed for it, or its beds at the assumed cost of a new one.
fn cost(facts: &Facts<'_>, row: &ProjectRow, beds: Option<i64>) -> i64 {
    let given = row.cost_10k_yuan.or_else(|| facts.maybe(&format!("cost of {}", row.project)));
    given.map_or_else(|| facts.yuan("new bed") * beds.unwrap_or(0), yuan)
}

fn paid(facts: &Facts<'_>, row: &ProjectRow, cost: i64) -> Money {
    if row.private { money([(PRIVATE, cost)]) } else { facts.public(cost) }
}

/// Who builds and runs a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Runs {
    /// Private from the beginning.
    Private,
    /// Built by the government and run by others (公办民营).
    PublicBuilt,
    /// The government.
    Government,
}

/// Candidate sites: made up, street by street in turn.
pub fn candidates(facts: &Facts<'_>, ground: &mut Ground, dice: &mut Dice) -> Vec<ProjectDraft> {
    let mut streets: Vec<usize> = (0..ground.streets()).collect();
    dice.shuffle(&mut streets);
    let mut deck = Deck::new(10, &[(Runs::Private, 60), (Runs::PublicBuilt, 20), (Runs::Government, 20)]);
    let one = |n: usize| {
        let street = streets[n % streets.len()];
        let id = format!("{SYNTHETIC}{:02}", n + 1);
        let place = ground.put(&id, street, dice);
        let runs = deck.deal(dice);
        let beds = MODULE * dice.between(5, 20);
        let cost = facts.yuan("new bed") * beds * dice.between(80, 120) / 100;
        let tags = [
            ("private", runs == Runs::Private),
            ("public-built", runs == Runs::PublicBuilt),
            ("comprehensive", n.is_multiple_of(2)),
            ("disability-care", n.is_multiple_of(8)),
        ];
        ProjectDraft {
            name: Some(format!("{} candidate {} (synthetic)", facts.place.streets[street].name, n + 1)),
            id,
            place,
            government: runs == Runs::Government,
            tags: tags.iter().filter(|(_, has)| *has).map(|(tag, _)| (*tag).to_owned()).collect(),
            beds: new_beds(facts, beds),
            floor_m2: Some(facts.value("floor of a new bed") * beds as f64),
            yuan: match runs {
                Runs::Private => facts.mixed(cost, facts.yuan("subsidy of a private bed") * beds),
                Runs::PublicBuilt | Runs::Government => facts.public(cost),
            },
            years_to_build: Some(facts.whole("years to build") as u16),
            ..ProjectDraft::default()
        }
    };
    (0..facts.count("made-up candidates")).map(one).collect()
}
