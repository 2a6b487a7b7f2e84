use serde_json::Value;

use super::*;
use crate::funerals::cemetery::testing::*;

#[test]
fn a_plan_file_is_read_back_without_loss() {
    let p = problem();
    for plan in [reached(), Plan::nothing(&p), as_is(&p)] {
        let text = Answer::new(&p, &plan).text();
        assert_eq!(read(&p, text.as_bytes()).map_err(|i| i.to_string()), Ok(plan));
    }
}

#[test]
fn a_plan_file_tells_what_comes_of_it() {
    let file = Answer::new(&problem(), &reached());
    let stages = Stages {
        binding_shortfall: 0,
        expected_shortfall: 200_000 + 50_000 + 360_000 + 15_152,
        unserved: 34,
        moved: 154,
        // 320,000 yuan for modules, 533,000 of awards, 8,000 for the sea.
        cost: 86_100_000,
        land: 21_000,
    };
    assert_eq!(file.stages, stages);
    let targets: Vec<(u16, i64, i64)> =
        file.targets.iter().map(|t| (t.year, t.target.reached_hundredths, t.target.missing)).collect();
    assert_eq!(
        targets,
        [
            // 64 of 120; 32 of 100, of which 40 are wanted; 45 of 65.
            (2024, 5333, 0),
            (2025, 3200, 8),
            (2025, 6923, 0),
            (2024, 1900, 1),
            (2025, 21_000, 0),
            // 59,000 yuan, and 9,000 too many, in fen.
            (2025, 5_900_000, 900_000),
            (2025, 6500, 1),
        ]
    );
    let last = &file.years[4];
    let of = |map: &std::collections::BTreeMap<String, i64>| -> Vec<(String, i64)> {
        map.iter().map(|(key, n)| (key.clone(), *n)).collect()
    };
    let word = |word: &str, n: i64| (word.to_owned(), n);
    assert_eq!((last.year, last.deaths, last.cremated, last.cremated_hundredths), (2025, 100, 65, 6500));
    assert_eq!(
        of(&last.buried),
        [word("deep", 2), word("sea", 3), word("traditional", 19), word("tree", 27), word("wall", 15)]
    );
    assert_eq!(of(&last.unserved).iter().map(|(_, n)| n).sum::<i64>(), 34);
    assert_eq!(
        of(&file.years[3].free),
        [word("deep", 2), word("traditional", 19), word("tree", 27), word("wall", 15)]
    );
    let spent = &file.years[3].spent;
    assert_eq!((spent.building_fen, spent.burials_fen, spent.awards_fen), (10_000_000, 200_000, 15_500_000));
    let left: Vec<Option<i64>> = file.years.iter().map(|y| y.budget_left_fen).collect();
    assert_eq!(left, [7_850_000, 4_500_000, 5_650_000, 950_000, 4_900_000].map(Some));
    assert_eq!(
        file.years.iter().map(|y| y.land_dm2).collect::<Vec<_>>(),
        [8000, 10_500, 18_500, 21_000, 21_000]
    );
}

#[test]
fn the_share_of_every_definition_is_told_for_every_year() {
    let p = problem();
    let file = Answer::new(&p, &reached());
    let shares = |id: &str, years: &[YearAnswer]| -> Vec<(i64, i64)> {
        years.iter().map(|y| (y.shares[id].counted, y.shares[id].of)).collect()
    };
    // Trees, the sea and deep burial, in all who die: 12 + 3 + 20; 12 + 18 and 3 and 20; 13 + 19 and 3 and 17; 16 + 23 and 4
    // and 21; 13 + 13 + 1 and 3 and 2.
    let trees = [(35, 100), (53, 100), (52, 100), (64, 120), (32, 100)];
    assert_eq!(shares("ecological", &file.years), trees);
    assert_eq!(shares("ecological 2024", &file.years), trees);
    // Whatever takes 0.6 m2 or less: trees, niches, and the sea, which takes none; of the cremated: 12 + 15 + 3 of 60;
    // 30 + 15 + 3; 32 + 16 + 3 of 65; 39 + 19 + 4 of 78; 27 + 15 + 3.
    assert_eq!(shares("small plots", &file.years), [(30, 60), (48, 60), (51, 65), (62, 78), (45, 65)]);
    assert_eq!(file.years[0].shares["small plots"].hundredths, 5000);
    // Trees, the sea and deep burial with niches, in 2025: 27 + 3 + 2 and 15 of 100.
    let mut niches = problem();
    niches.targets[1].definition.as_mut().expect("a definition").counts[WALL.index()] = true;
    let file_with_niches = Answer::new(&niches, &reached());
    assert_eq!(shares("ecological", &file_with_niches.years)[4], (47, 100));
    // As it is: 12 trees and 3 at sea, and in 2024 3 and 4; with niches 15, 15, 16, 19, 15.
    assert_eq!(
        shares("ecological", &file.as_is.years),
        [(15, 100), (15, 100), (16, 100), (7, 120), (3, 100)]
    );
    assert_eq!(shares("small plots", &file.as_is.years), [(30, 60), (30, 60), (32, 65), (26, 78), (18, 65)]);
}

#[test]
fn every_site_fills_up_in_its_year() {
    let p = problem();
    let file = Answer::new(&p, &reached());
    let filled: Vec<(FillingAnswer, FillingAnswer)> = file.sites.iter().map(|s| (s.plan, s.as_is)).collect();
    let full = |year| FillingAnswer::Full { year };
    // With the plan the hall gives its last 14 niches in 2024, and the east all that is left in 2025. As it is, the last 3
    // trees of the east are taken in 2024, and the last 15 niches of the hall in 2025.
    assert_eq!(filled, [(full(2025), full(2024)), (full(2024), full(2025))]);
    let east = &file.sites[0];
    assert_eq!(east.free["traditional"], [110, 78, 56, 19, 0]);
    assert_eq!(east.free["wall"], [20, 20, 20, 15, 0]);
    assert!(!file.sites[1].free.contains_key("tree"), "the hall has none and never will");
    assert_eq!((east.land_limit_dm2, east.land_dm2[2]), (Some(40_000), 18_500));
    assert_eq!(file.sites[1].buried, [15, 15, 16, 14, 0]);
    // 5 + 42 + 35 coffins, 33 + 39 + 33 urns, 13 + 13 trees, 1 niche.
    assert_eq!(file.as_is.stages.unserved, 82 + 105 + 26 + 1);
}

#[test]
fn a_site_lasts_where_units_are_free_or_come_after() {
    let mut p = problem();
    let filling = |p: &Problem, plan: &Plan| {
        Answer::new(p, plan).sites.into_iter().map(|s| s.plan).collect::<Vec<FillingAnswer>>()
    };
    let mut plan = reached();
    plan.burials.retain(|b| (b.year, b.choice) != (4, WALL_FIRST));
    // A wing that nobody needed in 2025, at a hall that was full in 2024; 15 niches and a tree in the east.
    plan.modules[3][4] = 1;
    assert_eq!(filling(&p, &plan), [FillingAnswer::Lasts { free: 16 }, FillingAnswer::Lasts { free: 60 }]);
    // Someone takes all of it at once: what is built after counts, and the hall is full in 2025.
    plan.burials.push(bury(4, WALL_FIRST, WALL, Some(HALL), 60));
    assert_eq!(filling(&p, &plan)[1], FillingAnswer::Full { year: 2025 });
    // A kind that nobody takes keeps no site open, and a site of it alone is none.
    p.choices[0].accepts.clear();
    p.choices[2].kind = TREE;
    plan = Plan::nothing(&p);
    assert_eq!(
        filling(&p, &plan),
        [FillingAnswer::Lasts { free: 160 + 10 + 40 }, FillingAnswer::NothingThere]
    );
}

/// The plan file with what stands at `pointer` replaced.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_str(&Answer::new(&problem(), &reached()).text()).expect("JSON");
    *file.pointer_mut(pointer).expect("it is there") = value;
    file.to_string().into_bytes()
}

#[test]
fn a_plan_of_another_document_is_refused_by_pointer() {
    let p = problem();
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("/model", "meals-plan".into(), "wrong-model", "/model"),
        ("/anpai", 2.into(), "wrong-model", "/model"),
        ("/decisions/modules/1/id", "wing".into(), "unknown-id", "/decisions/modules/1/id"),
        ("/decisions/modules/0/year", 2020.into(), "year-outside", "/decisions/modules/0/year"),
        ("/decisions/modules/0/number", (-1).into(), "number-out-of-range", "/decisions/modules/0/number"),
        ("/decisions/burials/2/choice", "tree".into(), "unknown-id", "/decisions/burials/2/choice"),
        ("/decisions/burials/3/kind", "urn".into(), "unknown-id", "/decisions/burials/3/kind"),
        ("/decisions/burials/1/site", "west".into(), "unknown-id", "/decisions/burials/1/site"),
        ("/decisions/burials/1/year", 2026.into(), "year-outside", "/decisions/burials/1/year"),
        (
            "/decisions/burials/1/people",
            i64::MAX.into(),
            "number-out-of-range",
            "/decisions/burials/1/people",
        ),
    ];
    for (at, value, code, pointer) in cases {
        let issues = read(&p, &with(at, value)).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        assert!(found.contains(&(code, pointer)), "{at}: {found:?}");
    }
    assert_eq!(read(&p, b"{").expect_err("no JSON").0[0].code, "no-plan");
}
