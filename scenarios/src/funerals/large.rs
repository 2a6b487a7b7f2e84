//! A made-up district of any number of sites, for the test of scale: 15 years, eight kinds of burial, seven choices of the
//! cremated and one of those who are not, two projects a site, money that carries over and is not quite enough, land that ends, and
//! five targets. Every number is drawn.

use std::collections::BTreeMap;

use anpai_core::funerals::cemetery::Draft;
use anpai_core::funerals::cemetery::draft::{
    AcceptDraft, BudgetDraft, ChoiceDraft, DefinitionDraft, KindDraft, MODEL, Measure, ProjectDraft,
    SiteDraft, TargetDraft, VERSION, YearsDraft, ZoneDraft,
};
use anpai_core::nature::Nature;

use super::FIRST;
use crate::dice::Dice;

/// The fewest sites.
pub const LEAST: usize = 1;
/// The most sites: those of the model.
pub const MOST: usize = 50;

const YEARS: usize = 15;
/// Kinds with their land, whether they are niches, and how many in a hundred of the cremated choose them first.
const KINDS: [(&str, f64, bool, f64); 6] = [
    ("traditional", 1.0, false, 45.0),
    ("tree", 0.3, false, 12.0),
    ("lawn", 0.3, false, 8.0),
    ("flower", 0.3, false, 5.0),
    ("wall", 0.1, true, 10.0),
    ("niche", 0.05, true, 15.0),
];
/// People who die in the first year for each site.
const DEATHS: i64 = 250;

/// A district of so many sites. A number outside [`LEAST`] and [`MOST`] is taken as the nearest of the two.
#[must_use]
pub fn district(sites: usize, seed: u64) -> Draft {
    let sites = sites.clamp(LEAST, MOST);
    let mut dice = Dice::new(seed, 21);
    let scale = sites as i64;
    let zone = |n: usize, dice: &mut Dice| ZoneDraft {
        id: format!("zone-{n:02}"),
        name: None,
        deaths: (0..YEARS as i64)
            .map(|t| (DEATHS * (100 + 2 * t) + dice.between(-3000, 3000)) / 100)
            .collect(),
    };
    let yuan = (0..YEARS).map(|_| (scale * 20_000 * dice.between(60, 140)) as f64).collect();
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("cemetery-{sites}"),
        synthetic: true,
        years: YearsDraft { first: FIRST, last: FIRST + YEARS as u16 - 1 },
        zones: (1..=sites).map(|n| zone(n, &mut dice)).collect(),
        cremated_percent: (0..YEARS).map(|t| 85.0 + t as f64).map(|p| p.min(95.0)).collect(),
        kinds: kinds(scale),
        choices: choices(&mut dice),
        projects: (1..=sites).flat_map(|n| projects(n, &mut dice)).collect(),
        sites: (1..=sites).map(|n| site(n, &mut dice)).collect(),
        budget: Some(BudgetDraft { yuan, carries_over: true }),
        targets: targets(scale),
        ..Draft::default()
    }
}

fn kinds(scale: i64) -> Vec<KindDraft> {
    let kind = |(id, land, niche, _): &(&str, f64, bool, f64)| KindDraft {
        id: (*id).to_owned(),
        land_m2: Some(*land),
        niche: *niche,
        ..KindDraft::default()
    };
    let sea = KindDraft {
        id: "sea".to_owned(),
        no_site: true,
        most_per_year: Some(10 * scale),
        burial_yuan: Some(1200.0),
        ..KindDraft::default()
    };
    let grave = KindDraft {
        id: "grave".to_owned(),
        land_m2: Some(4.0),
        takes_uncremated: true,
        ..KindDraft::default()
    };
    KINDS.iter().map(kind).chain([sea, grave]).collect()
}

fn choices(dice: &mut Dice) -> Vec<ChoiceDraft> {
    let mut choice = |(id, _, _, percent): &(&str, f64, bool, f64)| {
        let others = KINDS.iter().map(|(other, ..)| *other).chain(["sea"]);
        let accept = |other: &str, dice: &mut Dice| AcceptDraft {
            kind: other.to_owned(),
            award_yuan: Some((100 * dice.between(5, 50)) as f64),
            most_percent: Some(dice.between(5, 25) as f64),
        };
        // Nobody takes a traditional plot for an award.
        let others = others.filter(|other| other != id && *other != "traditional");
        ChoiceDraft {
            id: (*id).to_owned(),
            kind: (*id).to_owned(),
            percent: *percent,
            accepts: others.map(|other| accept(other, dice)).collect(),
            ..ChoiceDraft::default()
        }
    };
    let mut all: Vec<ChoiceDraft> = KINDS.iter().map(&mut choice).collect();
    let first = |id: &str, percent: f64, uncremated: bool| ChoiceDraft {
        id: id.to_owned(),
        kind: id.to_owned(),
        percent,
        uncremated,
        ..ChoiceDraft::default()
    };
    all.extend([first("sea", 5.0, false), first("grave", 100.0, true)]);
    all
}

fn site(n: usize, dice: &mut Dice) -> SiteDraft {
    let years = [9, 2, 1, 1, 2, 3].map(|years| years * dice.between(5, 30));
    let mut stock: BTreeMap<String, i64> =
        KINDS.iter().zip(years).map(|((kind, ..), units)| ((*kind).to_owned(), units)).collect();
    stock.insert("grave".to_owned(), dice.between(100, 400));
    let returns = (0..YEARS).map(|_| dice.between(0, 3)).collect();
    SiteDraft {
        id: format!("site-{n:02}"),
        land_m2: Some(dice.between(1200, 10_000) as f64),
        stock,
        returns: BTreeMap::from([("traditional".to_owned(), returns)]),
        ..SiteDraft::default()
    }
}

/// One project of plots and one of what takes less land.
fn projects(n: usize, dice: &mut Dice) -> Vec<ProjectDraft> {
    let kinds = ["traditional", KINDS[1 + dice.below(KINDS.len() - 1)].0];
    let mut all = Vec::new();
    for (kind, dear) in kinds.into_iter().zip([30, 12]) {
        let units = 10 * dice.between(5, 30);
        let earliest = FIRST + dice.between(0, 6) as u16;
        all.push(ProjectDraft {
            id: format!("{kind}-{n:02}"),
            site: format!("site-{n:02}"),
            kind: kind.to_owned(),
            units,
            most: dice.between(4, 16),
            most_per_year: Some(dice.between(2, 4)),
            yuan: Some((100 * units * dice.between(dear / 2, dear)) as f64),
            earliest: Some(earliest),
            ..ProjectDraft::default()
        });
    }
    all
}

fn targets(scale: i64) -> Vec<TargetDraft> {
    let kinds = ["tree", "lawn", "flower", "sea"];
    let share = |year: u16, at_least: f64, niches: bool, nature: Nature| TargetDraft {
        id: format!("ecological {year}"),
        measure: Measure::EcologicalShare,
        definition: Some(DefinitionDraft {
            kinds: if niches { Vec::new() } else { kinds.map(str::to_owned).to_vec() },
            largest_m2: niches.then_some(0.6),
            ..DefinitionDraft::default()
        }),
        year: Some(year),
        at_least: Some(at_least),
        nature: Some(nature),
        ..TargetDraft::default()
    };
    vec![
        share(2025, 30.0, false, Nature::Expected),
        share(2030, 55.0, true, Nature::Binding),
        share(2035, 65.0, true, Nature::Expected),
        TargetDraft {
            id: "reserve".to_owned(),
            measure: Measure::FreeUnits,
            site: Some("site-01".to_owned()),
            kind: Some("traditional".to_owned()),
            year: Some(2030),
            at_least: Some(20.0),
            ..TargetDraft::default()
        },
        TargetDraft {
            id: "land".to_owned(),
            measure: Measure::LandUsed,
            year: Some(2035),
            at_most: Some((2400 * scale) as f64),
            ..TargetDraft::default()
        },
    ]
}
