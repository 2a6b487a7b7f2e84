//! Each fast term is held to its rule, and the search to the referee where a rule has no term; on random rosters under
//! random changes.

use std::collections::BTreeSet;

use anpai_core::stop::Stop;
use anpai_core::visits::Problem;
use anpai_core::visits::problem::{CaregiverId, ShiftId, TaskId};
use anpai_core::visits::rules::{RULES, position};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{ASSIGN, Active, BY_CONSTRUCTION, BY_REQUEST, CAREGIVER, PLAN, ROUTE};
use crate::search::{Dice, State};
use crate::visits::model::Model;
use crate::visits::recreate::{RECREATES, construct};
use crate::visits::roster::Roster;
use crate::visits::ruin::RUINS;

/// The rosters of the properties that cross crates.
#[path = "../../../../tests/properties/generator/mod.rs"]
mod generator;

use generator::cases;

/// See `tests/properties`.
fn config(count: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_240_509);
    }
    config
}

/// Every rule counts for something, so that everything is measured.
fn all_on(problem: &mut Problem) {
    for setting in &mut problem.settings {
        setting.weight = setting.weight.max(1);
    }
}

/// Ruins and recreates at random, keeps some of it and takes some back; `look` sees every roster on the way.
fn wander(model: &Model, seed: u64, changes: usize, mut look: impl FnMut(&Roster)) {
    let mut dice = Dice::new(seed, 0);
    let mut roster = Roster::empty(model);
    look(&roster);
    construct(&mut roster, &mut dice, &Stop::never());
    look(&roster);
    for _ in 0..changes {
        let before = roster.total();
        roster.begin();
        let stays = RUINS[dice.below(RUINS.len())].ruin(&mut roster, &mut dice);
        if stays {
            look(&roster);
            RECREATES[dice.below(RECREATES.len())].recreate(&mut roster, &mut dice);
        }
        if stays && dice.chance(0.6) {
            roster.commit();
        } else {
            roster.rollback();
            assert_eq!(roster.total(), before, "what is taken back costs what it cost");
        }
        look(&roster);
    }
}

/// What each term counts in all, by the rule that it prices. `PinsKept` is left out: it is in part the cost of requests.
fn counted(model: &Model, roster: &Roster) -> Vec<(&'static str, i64)> {
    let problem = model.problem;
    let served = || {
        let of = |(trip, shift): (&crate::visits::roster::Trip, u32)| -> Vec<(TaskId, ShiftId)> {
            let tasks = trip.stops.iter().filter(|s| !model.is_break(s.node));
            tasks.map(|s| (TaskId(s.node), ShiftId(shift))).collect()
        };
        roster.trips.iter().zip(0..).flat_map(of)
    };
    let mut all = Vec::new();
    for term in ASSIGN {
        all.push((term.rule(), served().map(|(task, shift)| term.amount(problem, task, shift)).sum()));
    }
    for term in ROUTE.iter().filter(|t| t.rule() != "PinsKept") {
        let trips = roster.trips.iter().zip(0..);
        all.push((term.rule(), trips.map(|(t, s)| term.amount(problem, ShiftId(s), &t.measures)).sum()));
    }
    for term in CAREGIVER {
        let people = problem.caregivers.iter().zip(0..).filter(|(c, _)| term.concerns(c));
        let amount = people.map(|(_, c)| term.amount(problem, CaregiverId(c), &roster.trips)).sum();
        all.push((term.rule(), amount));
    }
    for term in PLAN {
        all.push((term.rule(), term.amount(problem, &roster.totals)));
    }
    all.extend(BY_CONSTRUCTION.iter().map(|rule| (*rule, 0)));
    all
}

#[test]
fn every_rule_is_priced_in_one_place_or_asked() {
    let mut places: Vec<&str> = ASSIGN.iter().map(|t| t.rule()).collect();
    places.extend(ROUTE.iter().map(|t| t.rule()));
    places.extend(CAREGIVER.iter().map(|t| t.rule()));
    places.extend(PLAN.iter().map(|t| t.rule()));
    places.extend(BY_CONSTRUCTION.iter().chain(BY_REQUEST));
    let once: BTreeSet<&str> = places.iter().copied().collect();
    assert_eq!(once.len(), places.len(), "a rule that is priced twice costs double");
    assert!(places.iter().all(|rule| position(rule).is_some()), "a term is named after its rule");
    let asked: Vec<&str> = RULES.iter().map(|r| r.name()).filter(|r| !once.contains(r)).collect();
    assert_eq!(asked, ["DependencyNeedsBoth"]);
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn each_term_counts_what_its_rule_counts(case in cases()) {
        let mut problem = case.problem.clone();
        all_on(&mut problem);
        let model = Model::new(&problem, &Stop::never());
        wander(&model, case.seed, 20, |roster| {
            let plan = roster.freeze();
            for (rule, amount) in counted(&model, roster) {
                let rule = RULES[position(rule).expect("a term is named after its rule")];
                assert_eq!(amount, rule.amount(&problem, &plan), "{}", rule.name());
            }
        });
    }

    #[test]
    fn a_rule_without_a_term_is_priced_by_asking_it(case in cases()) {
        let mut problem = case.problem.clone();
        all_on(&mut problem);
        // A third of the terms is taken away; pins are in part the cost of requests and stay.
        let mut dice = Dice::new(case.seed, 1);
        let slow: Vec<&str> =
            RULES.iter().map(|r| r.name()).filter(|r| dice.chance(0.33) && *r != "PinsKept").collect();
        let terms = Active::with(&problem, |rule| !slow.contains(&rule));
        let kept = |rule: &&str| !BY_CONSTRUCTION.contains(rule) && !BY_REQUEST.contains(rule);
        let asked: Vec<&str> = terms.custom().collect();
        prop_assert!(slow.iter().filter(|r| kept(r)).all(|rule| asked.contains(rule)));
        let model = Model::with(&problem, terms, &Stop::never());
        wander(&model, case.seed, 20, |roster| roster.assert_referee_agrees());
    }
}
