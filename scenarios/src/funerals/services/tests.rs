use std::collections::BTreeMap;

use anpai_core::funerals::services::draft::PoolKind;
use anpai_core::funerals::services::unserved::{Obstacle, unserved};
use anpai_core::funerals::services::{Plan, Problem, check};
use anpai_core::outcome::Status;
use anpai_core::stop::Stop;
use anpai_solver::funerals::services::{Options, solve};

use super::*;
use crate::NAMES;
use crate::figures::Nature;
use crate::known::Assumption;

fn of(name: &str, seed: u64) -> (Draft, Problem) {
    let draft = draft(name, seed).unwrap_or_else(|| panic!("{name} is a name"));
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{name}: {issues}"));
    (draft, problem)
}

fn units(draft: &Draft, id: &str) -> u32 {
    draft.pools.iter().find(|pool| pool.id == id).map_or(0, |pool| pool.units)
}

#[test]
fn every_document_passes_check_and_everybody_could_be_served_alone() {
    for place in PLACES.iter() {
        for rest in ["day", "week"] {
            let name = format!("{}-funerals-{rest}", place.id);
            assert!(NAMES.contains(&name.as_str()));
            for seed in 0..3 {
                let (draft, problem) = of(&name, seed);
                assert!(draft.synthetic && !draft.figures.is_empty());
                let nobody = Plan::empty(problem.cases.len(), problem.collections.len());
                for left_out in unserved(&problem, &nobody) {
                    let case = &problem.cases[left_out.case.index()].id;
                    assert_eq!(left_out.obstacle, Obstacle::NoRoomLeft, "{name} {seed}: {case}");
                }
            }
        }
    }
}

#[test]
fn ordinary_days_are_served_whole_by_a_short_search() {
    for place in PLACES.iter() {
        let (_, problem) = of(&format!("{}-funerals-day", place.id), 1);
        let options = Options { seed: 1, threads: 2, stop: Stop::iterations(200) };
        let outcome = solve(&problem, &options, &mut |_| {}).outcome;
        assert!(matches!(outcome.status, Status::Feasible | Status::Optimal), "{}", place.id);
        assert_eq!(outcome.evaluation.score.hard, 0, "{}", place.id);
    }
}

#[test]
fn shapingba_has_twenty_one_halls_and_about_twenty_cases_a_day() {
    let (week, _) = of("shapingba-funerals-week", 1);
    // A million people, 7.5 deaths of 1000 a year: 20.55 a day, 144 a week.
    assert_eq!((week.cases.len(), units(&week, "vigil")), (144, 21));
    let mut nights = BTreeMap::new();
    for case in &week.cases {
        *nights.entry(case.vigil.as_ref().map_or(0, |vigil| vigil.nights)).or_insert(0) += 1;
    }
    // One, two and three nights in about 50, 35 and 15 % of 144: 72, 50 and 22.
    assert_eq!(nights.keys().copied().collect::<Vec<u16>>(), [1, 2, 3]);
    assert!((55..90).contains(&nights[&1]) && (35..66).contains(&nights[&2]), "{nights:?}");
    // 45 minutes to a crematorium elsewhere, and farewells in as many rooms as there are halls.
    assert_eq!(week.transfer_minutes, Some(home::minutes(&PLACES[3].known(), "transfer")));
    assert_eq!((units(&week, "own-hall"), units(&week, "small")), (21, 0));
}

#[test]
fn halls_and_nights_are_those_asked_for() {
    let (fortnight, _) = of("shapingba-funerals-halls-45-2", 1);
    // 20.55 a day for 14 days are 287.7.
    assert_eq!((fortnight.cases.len(), units(&fortnight, "vigil")), (288, 45));
    assert!(fortnight.cases.iter().all(|case| case.vigil.as_ref().is_some_and(|vigil| vigil.nights == 2)));
    for name in [
        "shapingba-funerals-halls-0-1",
        "shapingba-funerals-halls-21-0",
        "shapingba-funerals-halls-21",
        "guandu-funerals-halls-21-1",
        "nowhere-funerals-day",
        "shapingba-funerals",
        "funerals-stress-0",
        "funerals-stress-x",
    ] {
        assert!(draft(name, 1).is_none(), "{name}");
    }
}

#[test]
fn who_keeps_a_vigil_already_is_not_fetched_again() {
    let (week, _) = of("shapingba-funerals-week", 2);
    let first = week.horizon.start;
    for case in &week.cases {
        let nights = i32::from(case.vigil.as_ref().map_or(0, |vigil| vigil.nights));
        let days = case.days.as_ref().unwrap();
        let from_first = first.0.until(days.wished.unwrap().0).unwrap().get_days();
        // The first evening is so many nights before the day that is asked for.
        let has_begun = from_first < nights;
        assert_eq!(
            (case.pickup.is_none(), case.preparation.is_none()),
            (has_begun, has_begun),
            "{}",
            case.id
        );
        assert_eq!(days.away, Some(if has_begun { 0 } else { 2 }));
    }
    // On a single day every vigil that ends has begun, and hearses go for other families.
    let (day, _) = of("shapingba-funerals-day", 2);
    assert!(day.cases.iter().all(|case| case.pickup.is_none() && case.cremation.is_some()));
    assert!((10..60).contains(&day.collections.len()), "{}", day.collections.len());
}

#[test]
fn what_the_plans_say_is_in_the_documents() {
    let (yinchuan, _) = of("yinchuan-funerals-week", 1);
    let uncremated = yinchuan.cases.iter().filter(|case| case.cremation.is_none()).count();
    // 35 % of 199.5 cases: 70.
    assert!((52..88).contains(&uncremated), "{uncremated}");
    let (lufeng, _) = of("lufeng-funerals-week", 1);
    // A third of 68,400 elderly at 45 of 1000 a year: 2.8 a day, near 4838 cremations in five years (2.65); one cremator.
    assert_eq!((lufeng.cases.len(), units(&lufeng, "ordinary")), (19, 1));
    let (changning, _) = of("changning-funerals-day", 1);
    assert!(changning.cases.iter().all(|case| case.vigil.is_none()) && units(&changning, "vigil") == 0);
    let (guandu, _) = of("guandu-funerals-day", 1);
    assert!(guandu.cases.iter().all(|case| case.cremation.is_some()));
}

#[test]
fn stress_days_have_so_many_cases_in_the_same_home() {
    let pools = |name: &str| of(name, 1).0.pools;
    assert_eq!(pools("funerals-stress-40"), pools("funerals-stress-100"));
    for cases in [40, 70, 100] {
        let (day, _) = of(&format!("funerals-stress-{cases}"), 1);
        assert_eq!(
            (day.cases.len(), day.name.as_str()),
            (cases, format!("funerals-stress-{cases}").as_str())
        );
    }
    // 60 cases: 85 % of cremations in ordinary cremators at 3.5 each are 14.6 of them, 15 % are 2.6.
    let (day, _) = of("funerals-stress-70", 1);
    assert_eq!((units(&day, "ordinary"), units(&day, "superior")), (15, 3));
    assert!(day.pools.iter().all(|pool| pool.kind != PoolKind::Staff));
}

#[test]
fn a_seed_gives_the_same_document_and_another_another() {
    let text = |seed| serde_json::to_string(&draft("guandu-funerals-week", seed)).unwrap();
    assert_eq!(text(1), text(1));
    assert_ne!(text(1), text(2));
}

#[test]
fn assumptions_have_their_middle_within_and_a_reason() {
    for Assumption { assumption, low, middle, high, reason, .. } in tables::ASSUMPTIONS.iter() {
        assert!(low <= middle && middle <= high && !reason.is_empty(), "{assumption}");
    }
    for place in PLACES.iter() {
        let stated = place.figures.iter().filter(|f| f.nature == Nature::Stated);
        assert!(stated.clone().all(|f| !f.place.is_empty()), "{}", place.id);
        assert!(place.id == "changning" || stated.count() > 0, "{}", place.id);
    }
}

#[test]
fn pages_hold_the_tables_that_are_run() {
    crate::testing::assert_shown(readme::tables());
}
