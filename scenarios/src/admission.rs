//! An admission of any size: a made-up district with tiers, assessed levels, homes with four kinds of bed at a price, and
//! families on a plane of 30 km. All of it is synthetic, and every figure here is an assumption; the shares are those of
//! the published assignment benchmark, and four of five people can have a bed.

use anpai_core::beds::admission::draft::{
    ApplicantDraft, CareLevelDraft, Draft, InstitutionDraft, MODEL, UnitDraft,
};
use anpai_core::beds::named::NamedDraft;
use anpai_core::land::draft::{PaceDraft, PlaceDraft, TravelDraft};
use anpai_core::person::Gender;
use anpai_core::place::Datum;
use anpai_core::read::VERSION;

use crate::dice::Dice;

/// The fewest applicants.
pub const LEAST: usize = 10;
/// The most applicants.
pub const MOST: usize = 200_000;

/// Metres of a side of the plane.
const SIDE: i64 = 30_000;
/// Applicants to a home.
const TO_A_HOME: usize = 71;
/// Kind, beds of it to a hundred applicants, and its lowest and highest price in yuan a month.
const KINDS: [(&str, &str, i64, i64, i64); 4] = [
    ("general", "普通床位", 32, 1500, 4000),
    ("nursing", "护理型床位", 30, 2500, 6000),
    ("dementia", "认知症床位", 8, 3500, 8000),
    ("family-care", "家庭养老床位", 10, 300, 900),
];
/// A care level: its id, how many in a hundred have it, and the kinds that fit with the cost of each.
type Level = (&'static str, i64, &'static [(&'static str, i64)]);
/// Level, of a hundred, and the kinds that fit with what each counts in metres.
const LEVELS: [Level; 3] = [
    ("able", 45, &[("general", 0), ("nursing", 8000)]),
    ("disabled", 40, &[("nursing", 0), ("family-care", 3000)]),
    ("demented", 15, &[("dementia", 0), ("nursing", 15_000)]),
];
/// Tier, its name, and its share of a hundred.
const TIERS: [(&str, &str, i64); 5] = [
    ("extremely-poor", "特困", 5),
    ("allowance", "低保", 15),
    ("severe-disability", "重度残疾", 20),
    ("bereaved", "计划生育特殊家庭", 10),
    ("general", "一般", 50),
];

/// An admission of `applicants` people. A number outside [`LEAST`] and [`MOST`] is taken as the nearest of the two.
#[must_use]
pub fn list(applicants: usize, seed: u64) -> Draft {
    let applicants = applicants.clamp(LEAST, MOST);
    let mut dice = Dice::new(seed, 0);
    let homes = applicants.div_ceil(TO_A_HOME);
    let named = |id: &str, name: &str| NamedDraft { id: id.into(), name: Some(name.into()) };
    let mut draft = Draft {
        anpai: VERSION,
        model: MODEL.into(),
        name: format!("beds-{applicants}"),
        synthetic: true,
        date: "2024-05-06".into(),
        datum: Some(Datum::LocalPlane),
        travel: Some(TravelDraft::StraightLine {
            modes: [("bus".to_owned(), PaceDraft { km_per_hour: 18.0, detour: 1.3, slower: Vec::new() })]
                .into(),
            periods: Vec::new(),
        }),
        tiers: TIERS.iter().map(|(id, name, _)| named(id, name)).collect(),
        kinds: KINDS.iter().map(|(id, name, ..)| named(id, name)).collect(),
        care_levels: LEVELS.iter().map(|(id, _, kinds)| level(id, kinds)).collect(),
        ..Draft::default()
    };
    for at in 0..homes {
        let id = format!("home-{at:04}");
        let place = somewhere(&mut dice, format!("at-{id}"), &mut draft.places);
        let run_by = ["government", "company", "charity"][dice.below(3)];
        draft.institutions.push(InstitutionDraft {
            name: None,
            place: Some(place),
            run_by: Some(run_by.into()),
            units: KINDS.iter().map(|kind| unit(&mut dice, kind)).collect(),
            id,
        });
    }
    for (kind, of) in KINDS.iter().enumerate() {
        // Beds are dealt one by one, so that homes differ in size.
        for _ in 0..applicants as i64 * of.2 / 100 {
            let home = dice.below(homes);
            draft.institutions[home].units[kind].beds += 1;
        }
    }
    for at in 0..applicants {
        let person = applicant(&mut dice, at, homes, &mut draft.places);
        draft.applicants.push(person);
    }
    draft
}

fn level(id: &str, kinds: &[(&str, i64)]) -> CareLevelDraft {
    let kinds = kinds.iter().map(|(kind, cost)| ((*kind).to_owned(), *cost)).collect();
    CareLevelDraft { id: id.into(), name: None, kinds }
}

fn unit(dice: &mut Dice, &(kind, _, _, low, high): &(&str, &str, i64, i64, i64)) -> UnitDraft {
    UnitDraft {
        id: kind.into(),
        kind: kind.into(),
        fen_per_month: Some(dice.between(low / 50, high / 50) * 5000),
        ..UnitDraft::default()
    }
}

fn somewhere(dice: &mut Dice, id: String, places: &mut Vec<PlaceDraft>) -> String {
    let mut along = || Some(dice.between(0, SIDE) as f64);
    let (x, y) = (along(), along());
    places.push(PlaceDraft { id: id.clone(), x, y, street: None });
    id
}

/// One of a table of shares of a hundred.
fn share<'a>(dice: &mut Dice, table: impl Iterator<Item = (&'a str, i64)>) -> String {
    let mut drawn = dice.between(0, 99);
    let mut last = "";
    for (id, share) in table {
        last = id;
        drawn -= share;
        if drawn < 0 {
            break;
        }
    }
    last.to_owned()
}

fn applicant(dice: &mut Dice, at: usize, homes: usize, places: &mut Vec<PlaceDraft>) -> ApplicantDraft {
    let id = format!("a{at:06}");
    let place = somewhere(dice, format!("family-{id}"), places);
    let wishes = dice.below(4).min(homes);
    let all: Vec<usize> = (0..homes).collect();
    ApplicantDraft {
        care_level: share(dice, LEVELS.iter().map(|(id, share, _)| (*id, *share))),
        tier: share(dice, TIERS.iter().map(|(id, _, share)| (*id, *share))),
        since: format!("{}-{:02}-{:02}", dice.between(2021, 2023), dice.between(1, 12), dice.between(1, 28)),
        gender: Some(if dice.chance(55.0) { Gender::Female } else { Gender::Male }),
        place: Some(place),
        wishes: dice.some(&all, wishes).into_iter().map(|home| format!("home-{home:04}")).collect(),
        fen_per_month: Some(dice.between(20, 160) * 5000),
        subsidy_fen_per_month: dice.chance(20.0).then_some(200_000),
        id,
        ..ApplicantDraft::default()
    }
}

#[cfg(test)]
mod tests {
    use anpai_core::beds::admission::check::check;

    use super::*;

    #[test]
    fn an_admission_has_no_issues_and_depends_on_its_seed_alone() {
        let text = |seed| serde_json::to_string(&list(500, seed)).expect("a tree of texts and numbers");
        assert_eq!(text(3), text(3));
        assert_ne!(text(3), text(4));
        let problem = check(&list(500, 3)).unwrap_or_else(|issues| panic!("{issues}"));
        // 32 + 30 + 8 + 10 beds to a hundred people.
        assert_eq!((problem.applicants.len(), problem.beds()), (500, 400));
        assert_eq!((problem.institutions.len(), problem.units.len()), (8, 32));
    }
}
