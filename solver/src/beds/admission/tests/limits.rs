//! Decisions under limits (stays with dates, open rooms, budgets, quotas) against every possible one, with the referee's
//! count of what is broken.

use anpai_core::beds::admission::draft::{BudgetDraft, QuotaDraft, SelectionDraft, StayDraft, Weekday};
use anpai_core::beds::admission::unserved::Stage;

use super::*;

/// The rules that are limits.
const LIMITS: [&str; 3] = ["RoomsOfOneGender", "BudgetsKept", "QuotasKept"];

fn selection(dice: &mut Dice, homes: usize) -> SelectionDraft {
    let mut of = SelectionDraft::default();
    match dice.below(8) {
        0 => of.institutions.push(format!("h{}", dice.below(homes))),
        1 => of.kinds.push(["general", "nursing"][dice.below(2)].into()),
        2 => of.tiers.push(format!("t{}", dice.below(3))),
        3 => of.genders.push([Gender::Female, Gender::Male][dice.below(2)]),
        4 => of.care_levels.push("able".into()),
        5 => of.subsidy_sources.push("city".into()),
        6 => of.run_by.push("city".into()),
        _ => {}
    }
    of
}

/// A small admission as [`random`] makes them, with limits.
fn limited(seed: u64, most_people: usize) -> (Draft, Problem) {
    let mut draft = random(seed, most_people);
    let mut dice = Dice::new(seed, 1);
    for person in &mut draft.applicants {
        person.subsidy_fen_per_month = Some(dice.below(3) as i64);
        person.subsidy_source = Some(["city", "county"][dice.below(2)].into());
        if dice.below(3) == 0 {
            let from = 9 + dice.below(6);
            let weekdays = [Weekday::Monday, Weekday::Thursday, Weekday::Sunday];
            person.stay = Some(StayDraft {
                from: format!("2024-03-{from:02}"),
                until: (dice.below(4) > 0).then(|| format!("2024-03-{:02}", from + 2 + dice.below(5))),
                weekdays: weekdays.into_iter().filter(|_| dice.below(4) == 0).collect(),
            });
        }
    }
    draft.applicants[0].subsidy_source = Some("city".into());
    draft.institutions[0].run_by = Some("city".into());
    for unit in draft.institutions.iter_mut().flat_map(|i| &mut i.units) {
        let size = 1 + dice.below(2) as u32;
        if unit.gender.is_none() && unit.beds.is_multiple_of(size) && dice.below(2) == 0 {
            unit.room_beds = Some(size);
        }
    }
    let homes = draft.institutions.len();
    for at in 0..dice.below(3) {
        let of = Some(selection(&mut dice, homes));
        draft.budgets.push(BudgetDraft {
            id: format!("b{at}"),
            name: None,
            fen_per_month: dice.below(4) as i64,
            of,
        });
    }
    for at in 0..dice.below(3) {
        let mut quota =
            QuotaDraft { id: format!("q{at}"), of: selection(&mut dice, homes), ..QuotaDraft::default() };
        match dice.below(4) {
            0 => quota.least = Some(1 + dice.below(2) as u32),
            1 => quota.most = Some(dice.below(3) as u32),
            2 => quota.least_percent = Some(1 + dice.below(70) as u32),
            _ => quota.most_percent = Some(dice.below(80) as u32),
        }
        if quota.least.is_none() && quota.most.is_none() && dice.below(2) == 0 {
            quota.out_of = Some(selection(&mut dice, homes));
        }
        draft.quotas.push(quota);
    }
    if check(&draft).is_err() {
        draft.pins.clear();
        draft.residents.clear();
    }
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    (draft, problem)
}

/// What the stages count of a plan that breaks no other hard rule than limits; the referee counts those.
fn staged(problem: &Problem, plan: &Plan) -> Option<Vec<i64>> {
    let told = referee(problem, plan);
    let broken: i64 = LIMITS.iter().map(|rule| told.rule(rule).expect("a rule of the list").cost).sum();
    if told.score.hard != broken {
        return None;
    }
    let (waiting, served, points, _) = key(problem, plan, told.score.soft);
    let all: i64 = problem.applicants.iter().map(|a| i64::from(a.waiting_days)).sum();
    Some([vec![broken], waiting, vec![all + served, points]].concat())
}

/// The least of every possible decision.
fn least(problem: &Problem) -> Vec<i64> {
    let (people, units) = (problem.applicants.len(), problem.units.len());
    let every = (0..(units + 1).pow(people as u32)).map(|code| {
        let digits = (0..people as u32).map(|at| code / (units + 1).pow(at) % (units + 1));
        let beds = digits.map(|bed| (bed < units).then(|| UnitId::new(bed)));
        Plan::freeze(problem, beds.collect())
    });
    every.filter_map(|plan| staged(problem, &plan)).min().expect("pins and residents fit")
}

#[test]
fn the_decision_under_limits_is_the_best_of_all_stage_by_stage() {
    let (mut by_stages, mut broken, mut limits) = (0, 0, [0; 5]);
    for seed in 0..if cfg!(debug_assertions) { 300 } else { 1000 } {
        let (draft, problem) = limited(seed, 4);
        let decision = solve(&problem, &Stop::never()).expect("not stopped");
        let best = least(&problem);
        let found = staged(&problem, &decision.outcome.plan);
        assert_eq!(found.as_ref(), Some(&best), "seed {seed}: {draft:#?}");
        for (stage, value) in decision.stages.iter().zip(&best) {
            assert_eq!(
                (stage.value, stage.bound),
                (*value, *value),
                "seed {seed}, {}: {draft:#?}",
                stage.least
            );
        }
        by_stages += usize::from(!decision.stages.is_empty());
        broken += usize::from(best[0] > 0);
        limits[0] += usize::from(draft.applicants.iter().any(|a| a.stay.is_some()));
        limits[1] += usize::from(problem.units.iter().any(|u| u.room_beds.is_some()));
        limits[2] += usize::from(!problem.budgets.is_empty());
        limits[3] += usize::from(!problem.quotas.is_empty());
        limits[4] += usize::from(decision.stages.is_empty());
    }
    assert!(
        by_stages > 150 && broken > 20 && limits[..4].iter().all(|n| *n > 100),
        "{by_stages}, {broken}, {limits:?}"
    );
}

fn nursing(beds: u32) -> Draft {
    Draft {
        date: "2024-05-06".into(),
        institutions: vec![InstitutionDraft {
            id: "east".into(),
            units: vec![UnitDraft {
                id: "n".into(),
                kind: "nursing".into(),
                beds,
                fen_per_month: Some(300),
                ..UnitDraft::default()
            }],
            ..InstitutionDraft::default()
        }],
        ..nursing_alone()
    }
}

fn person(id: &str, tier: &str, since: &str) -> ApplicantDraft {
    ApplicantDraft {
        id: id.into(),
        care_level: "disabled".into(),
        tier: tier.into(),
        since: since.into(),
        ..ApplicantDraft::default()
    }
}

fn stay(from: &str, until: Option<&str>) -> Option<StayDraft> {
    Some(StayDraft { from: from.into(), until: until.map(str::to_owned), weekdays: Vec::new() })
}

fn served(draft: &Draft) -> Vec<String> {
    let problem = check(draft).unwrap_or_else(|issues| panic!("{issues}"));
    let plan = solve(&problem, &Stop::never()).expect("not stopped").outcome.plan;
    plan.placed().map(|(a, _)| problem.applicants[a.index()].id.clone()).collect()
}

#[test]
fn one_bed_serves_stays_one_after_the_other_and_then_somebody_for_good() {
    let mut draft = nursing(1);
    draft.applicants = vec![
        person("a", "general", "2024-05-01"),
        person("b", "general", "2024-05-02"),
        person("c", "general", "2024-04-01"),
        person("d", "general", "2024-03-01"),
    ];
    draft.applicants[0].stay = stay("2024-05-06", Some("2024-05-20"));
    draft.applicants[1].stay = stay("2024-05-20", Some("2024-06-01"));
    draft.applicants[2].stay = stay("2024-06-01", None);
    // For good from today: before all others by days, and alone: three are more than one.
    assert_eq!(served(&draft), ["a", "b", "c"]);
    // One of a higher tier goes before any number of a lower one.
    draft.applicants[3].tier = "poor".into();
    assert_eq!(served(&draft), ["d"]);
    // Who leaves on the day after comes too late for one who is there on it.
    draft.applicants[3].tier = "general".into();
    draft.applicants[0].stay = stay("2024-05-06", Some("2024-05-21"));
    assert_eq!(served(&draft), ["a", "c"]);
}

#[test]
fn day_care_shares_a_place_between_days_of_the_week() {
    let mut draft = nursing(1);
    draft.applicants = ["a", "b", "c"].map(|id| person(id, "general", "2024-05-01")).into();
    let on = |weekdays: &[Weekday]| {
        Some(StayDraft { from: "2024-05-08".into(), until: None, weekdays: weekdays.to_vec() })
    };
    draft.applicants[0].stay = on(&[Weekday::Monday, Weekday::Friday]);
    draft.applicants[1].stay = on(&[Weekday::Tuesday]);
    draft.applicants[2].stay = on(&[Weekday::Wednesday, Weekday::Tuesday]);
    draft.applicants[2].since = "2024-05-03".into();
    assert_eq!(served(&draft), ["a", "b"]);
}

#[test]
fn stays_of_the_same_days_are_still_a_flow() {
    let mut draft = nursing(1);
    draft.applicants = ["a", "b"].map(|id| person(id, "general", "2024-05-01")).into();
    draft.applicants.iter_mut().for_each(|a| a.stay = stay("2024-06-01", Some("2024-06-15")));
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    let decision = solve(&problem, &Stop::never()).expect("not stopped");
    assert_eq!((decision.stages.len(), decision.worth.len()), (0, 1));
}

#[test]
fn a_limit_that_keeps_a_free_bed_out_is_named() {
    let mut draft = nursing(3);
    draft.applicants = ["a", "b", "c"].map(|id| person(id, "general", "2024-05-01")).into();
    for person in &mut draft.applicants {
        (person.fen_per_month, person.subsidy_fen_per_month) = (Some(100), Some(200));
    }
    draft.applicants[1].tier = "poor".into();
    draft.applicants[2].since = "2024-05-02".into();
    draft.budgets.push(BudgetDraft { id: "city".into(), name: None, fen_per_month: 599, of: None });
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    let decision = solve(&problem, &Stop::never()).expect("not stopped");
    // Two draw 400 of 599 fen; c, who has waited a day less, would be the third.
    let explained = explain(&problem, &decision.outcome.plan, decision.worth);
    let [c] = &explained.unserved[..] else { panic!("one waits: {explained:?}") };
    assert_eq!(problem.applicants[c.applicant.index()].id, "c");
    let told: Vec<_> =
        c.obstacles.iter().map(|o| (o.rule, o.excludes, o.alone, o.free, &o.limits[..])).collect();
    assert_eq!(told, [("BudgetsKept", 1, 1, 1, &["city".to_owned()][..])]);
    assert_eq!(explained.envy.of_free_beds, 0, "nobody may have the free bed");
    let one = |least: &str, value| Stage::new(least.into(), value, value);
    // Days of those who wait: since 2024-05-02, up to 2024-05-06.
    let stages = [
        one("broken limits", 0),
        one("waiting: poor", 0),
        one("waiting: general", 1),
        one("days", 4),
        one("points", 0),
    ];
    assert_eq!(decision.stages, stages);
}

#[test]
fn a_quota_that_cannot_be_kept_is_broken_as_little_as_can_be_and_told() {
    let mut draft = nursing(2);
    draft.applicants = ["a", "b"].map(|id| person(id, "general", "2024-05-01")).into();
    let of = SelectionDraft { tiers: vec!["poor".into()], ..SelectionDraft::default() };
    draft.quotas.push(QuotaDraft { id: "poor first".into(), of, least: Some(3), ..QuotaDraft::default() });
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    let outcome = solve(&problem, &Stop::never()).expect("not stopped").outcome;
    assert_eq!((outcome.evaluation.score.hard, outcome.plan.served()), (3, 2));
    assert_eq!(outcome.status, anpai_core::outcome::Status::Infeasible);
}

#[test]
fn the_order_of_the_input_changes_nothing_under_limits() {
    for seed in 0..6 {
        let (draft, problem) = limited(seed, 30);
        let beds = |problem: &Problem| {
            let plan = solve(problem, &Stop::never()).expect("not stopped").outcome.plan;
            plan.beds().to_vec()
        };
        let first = beds(&problem);
        let mut dice = Dice::new(seed, 7);
        for _ in 0..3 {
            let mut shuffled = draft.clone();
            dice.shuffle(&mut shuffled.applicants);
            dice.shuffle(&mut shuffled.institutions);
            dice.shuffle(&mut shuffled.budgets);
            dice.shuffle(&mut shuffled.quotas);
            shuffled.institutions.iter_mut().for_each(|i| dice.shuffle(&mut i.units));
            assert_eq!(beds(&check(&shuffled).expect("as before")), first, "seed {seed}");
        }
    }
}
