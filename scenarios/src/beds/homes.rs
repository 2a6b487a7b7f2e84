//! The homes that are there: as many as the plan says or is taken to mean, with beds that add up to its figures. How the
//! beds are split over homes, and where these stand, is made up; so is what could be built in them.

use std::collections::BTreeMap;

use anpai_core::beds::plan::draft::{
    ClosureDraft, ConversionDraft, ExtensionDraft, InstitutionDraft, WorksDraft,
};

use super::facts::Facts;
use super::tables::{BedKind, DEMENTIA, FAMILY, GENERAL, NURSING};
use crate::dice::Dice;
use crate::ground::Ground;
use crate::share::{share, share_within};

/// Beds of a module.
pub const MODULE: i64 = 10;
/// Homes that have the dementia beds of 2020, the largest first; synthetic.
const WITH_DEMENTIA: usize = 6;
/// Modules of dementia beds that a home can have in all, and of family-care beds: a ward of thirty, and a hundred homes
/// around it; synthetic.
const DEMENTIA_MODULES: i64 = 3;
const FAMILY_MODULES: i64 = 10;

/// The homes.
pub fn institutions(facts: &Facts<'_>, ground: &mut Ground, dice: &mut Dice) -> Vec<InstitutionDraft> {
    let (count, ours) = (facts.count("institutions"), facts.count("government institutions"));
    let (all, public) = (facts.whole("beds"), facts.whole("government beds"));
    let sizes: Vec<i64> = (0..count).map(|_| dice.between(40, 200)).collect();
    let mut beds = share(public, &sizes[..ours]);
    beds.extend(share(all - public, &sizes[ours..]));
    let lean: Vec<i64> = beds.iter().map(|b| b * dice.between(50, 150)).collect();
    let mut nursing = share_within(facts.percent_of("nursing share", all), &lean, &beds);
    // Dementia beds are nursing beds too: they come out of these.
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| std::cmp::Reverse(nursing[*at]));
    let mut with = vec![0; count];
    order.iter().take(WITH_DEMENTIA).for_each(|at| with[*at] = nursing[*at]);
    let dementia = share_within(facts.count("dementia beds") as i64, &with, &with);
    nursing.iter_mut().zip(&dementia).for_each(|(n, d)| *n -= d);
    let mut streets: Vec<usize> = (0..ground.streets()).collect();
    dice.shuffle(&mut streets);
    let one = |n: usize| {
        let id = format!("home-{:02}", n + 1);
        let place = ground.put(&id, streets[n % streets.len()], dice);
        let kinds =
            [(GENERAL, beds[n] - nursing[n] - dementia[n]), (NURSING, nursing[n]), (DEMENTIA, dementia[n])];
        let kinds = kinds.into_iter().filter(|(kind, _)| facts.has(kind));
        let government = n < ours;
        let tags = [
            ("private", !government),
            ("comprehensive", n < facts.count("streets with a comprehensive institution")),
            ("public-built", n < facts.count("public-built institutions")),
        ];
        InstitutionDraft {
            name: Some(format!("养老机构 {} (made-up split)", n + 1)),
            id,
            place,
            government,
            tags: tags.iter().filter(|(_, has)| *has).map(|(tag, _)| (*tag).to_owned()).collect(),
            beds: kinds.map(|(kind, beds)| (kind.to_owned(), beds)).collect(),
            works: Some(WorksDraft {
                yuan: facts.works(facts.yuan("builders in a home for a year"), government),
                beds_per_year: Some(facts.whole("beds that builders can do in a home in a year")),
            }),
            ..InstitutionDraft::default()
        }
    };
    let mut homes: Vec<InstitutionDraft> = (0..count).map(one).collect();
    closures(facts, &mut homes);
    homes
}

fn total(home: &InstitutionDraft) -> i64 {
    home.beds.values().sum()
}

/// The smallest homes that may be closed.
fn closures(facts: &Facts<'_>, homes: &mut [InstitutionDraft]) {
    let mut order: Vec<usize> = (0..homes.len()).collect();
    order.sort_by_key(|at| (total(&homes[*at]), *at));
    for at in order.into_iter().take(facts.count("homes that may be closed")) {
        let upkeep = super::facts::yuan(facts.value("upkeep of a bed") * total(&homes[at]) as f64);
        homes[at].closure = Some(ClosureDraft {
            yuan: facts.public(facts.yuan("closing a home")),
            upkeep_yuan: facts.public(upkeep),
            ..ClosureDraft::default()
        });
    }
}

/// What could be added: nursing beds where a home has room, family-care beds around one home of each street.
pub fn extensions(
    facts: &Facts<'_>,
    homes: &[InstitutionDraft],
    streets: usize,
    dice: &mut Dice,
) -> Vec<ExtensionDraft> {
    let module = |name: &str| facts.yuan(name) * MODULE;
    let mut all = Vec::new();
    for (n, home) in homes.iter().enumerate() {
        let extension = |kind: &str, most: i64, yuan: i64| ExtensionDraft {
            id: format!("{} more {kind}", home.id),
            at: home.id.clone(),
            kind: kind.to_owned(),
            module: Some(MODULE),
            most,
            yuan: facts.works(yuan, home.government),
            ..ExtensionDraft::default()
        };
        if dice.chance(facts.value("institutions with room to grow")) {
            let most = facts.whole("modules of 10 that a home can grow by");
            all.push(extension(NURSING, most, module("bed of an extension")));
        }
        if n < streets && facts.has(FAMILY) {
            all.push(extension(FAMILY, FAMILY_MODULES, module("family care bed")));
        }
    }
    all
}

/// What could become something else. Where the plan has a sum for it, its modules and cost are split over the homes;
/// elsewhere every general bed may become one of nursing.
pub fn conversions(facts: &Facts<'_>, homes: &[InstitutionDraft]) -> Vec<ConversionDraft> {
    let caps: Vec<i64> = homes.iter().map(|h| h.beds[GENERAL] / MODULE).collect();
    let planned = facts.place.projects.iter().find(|p| p.bed_kind == BedKind::Conversion);
    let most = match planned.and_then(|p| p.beds) {
        Some(beds) => share_within(beds / MODULE, &caps, &caps),
        None => caps,
    };
    let cost = match planned.and_then(|p| Some((p.cost_10k_yuan?, p.beds?))) {
        Some((cost, beds)) => super::facts::yuan(cost) / beds,
        None => facts.yuan("bed turned into nursing"),
    };
    let mut all = Vec::new();
    for (home, most) in homes.iter().zip(most) {
        let conversion = |to: &str, most: i64, bed: i64| ConversionDraft {
            id: format!("{} to {to}", home.id),
            at: home.id.clone(),
            from: GENERAL.to_owned(),
            to: to.to_owned(),
            module: Some(MODULE),
            most: Some(most),
            // What the plan's list has is public money, whoever runs the home.
            yuan: facts.works(bed * MODULE, home.government || planned.is_some()),
            ..ConversionDraft::default()
        };
        if most > 0 {
            all.push(conversion(NURSING, most, cost));
        }
        if facts.has(DEMENTIA) && home.beds[GENERAL] >= DEMENTIA_MODULES * MODULE {
            all.push(conversion(DEMENTIA, DEMENTIA_MODULES, facts.yuan("bed turned into dementia")));
        }
    }
    all
}

/// Beds of a new house by kind, as the assumptions split them.
pub fn new_beds(facts: &Facts<'_>, beds: i64) -> BTreeMap<String, i64> {
    let dementia =
        if facts.has(DEMENTIA) { facts.percent_of("share of dementia in new beds", beds) } else { 0 };
    let nursing = facts.percent_of("share of nursing in new beds", beds).min(beds - dementia);
    let kinds = [(GENERAL, beds - nursing - dementia), (NURSING, nursing), (DEMENTIA, dementia)];
    kinds.into_iter().filter(|(_, n)| *n > 0).map(|(kind, n)| (kind.to_owned(), n)).collect()
}
