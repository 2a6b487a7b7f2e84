//! What holds for every roster, tried on random ones. Debug assertions are on in tests, so that each applied move is held
//! to what it was priced at, and each roster on the way to the referee.

use std::sync::atomic::Ordering;

use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Level;
use anpai_core::stop::Stop;
use anpai_core::visits::answer::{Answer, read};
use anpai_core::visits::check::check;
use anpai_core::visits::draft::{Draft, PinDraft, TravelDraft};
use anpai_core::visits::problem::TaskId;
use anpai_core::visits::{Plan, Problem, rules};
use anpai_solver::visits::{Options, explain, resume, solve};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

mod generator;
mod regressions;

use generator::cases;

/// Rules that no roster of the search breaks, whatever the document says of their weight. The one on pairs of people who
/// do not get on, and those of persons, may be broken by pins alone, which the search does not do either.
const NEVER_BROKEN: &[&str] = &[
    "BreakInWindow",
    "DependencyGapKept",
    "DifferentPersonComes",
    "EachTaskOnce",
    "EveryWayExists",
    "PairByTwoPeople",
    "PairCompatible",
    "PairStartsInGap",
    "RepetitionsOnDistinctDays",
    "RouteStartsInShift",
    "SamePersonComes",
    "ServiceNotCutShort",
    "TravelTimeRespected",
    "VisitOnAllowedDay",
    "VisitStartsInWindow",
    "VisitWhole",
];

/// The same random cases on every run, a bounded number of them; `./run soak` asks for more by `PROPTEST_CASES`, and
/// `PROPTEST_RNG_SEED` for others.
fn config(count: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 4000,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_240_509);
    }
    config
}

fn found(problem: &Problem, seed: u64, threads: usize, iterations: u64) -> Outcome<Plan> {
    solve(problem, &Options { seed, threads, stop: Stop::iterations(iterations) }, &mut |_| {})
}

fn document(problem: &Problem, outcome: &Outcome<Plan>) -> String {
    let unserved = explain(problem, &outcome.plan);
    let answer = Answer::new(problem, &outcome.plan, &outcome.evaluation, &unserved);
    answer.found_by(outcome.seed, outcome.iterations).text()
}

/// The problem without pins and without rules made hard: serving someone is never worth a hard breach then, and a plan
/// that breaks nothing hard exists, the empty one.
fn mild(draft: &mut Draft) -> Problem {
    draft.pins.clear();
    draft.rules.retain(|name, s| s.level != Some(Level::Hard) && name != "PinsKept");
    check(draft).expect("what is valid with pins is valid without")
}

fn every_way_exists(draft: &Draft) -> bool {
    match &draft.travel {
        TravelDraft::StraightLine { .. } | TravelDraft::Roads { .. } => true,
        TravelDraft::Table { modes, .. } => {
            let by_period = modes.values().flat_map(|m| &m.by_period).map(|p| &p.seconds);
            let tables = modes.values().map(|m| &m.seconds).chain(by_period);
            tables.flatten().flatten().all(Option::is_some)
        }
    }
}

/// Pins that a plan keeps, as a person would make them of it: who comes and when, and the order of one round.
fn pins_of(problem: &Problem, plan: &Plan, seed: u64) -> Vec<PinDraft> {
    let mut pins = Vec::new();
    let Some(route) = plan.routes.get(seed as usize % plan.routes.len().max(1)) else { return pins };
    let shift = &problem.shifts[route.shift.index()];
    let caregiver = || problem.caregivers[shift.caregiver.index()].id.clone();
    let is_alone =
        |task: TaskId| (problem.visit_of(task).repetition.1, problem.visit_of(task).tasks.len()) == (1, 1);
    // Which repetition or which task of two an order means is a matter of order in the document: those are left alone.
    let tasks: Vec<_> = route.stops.iter().filter_map(|s| Some((s.task()?, s))).collect();
    let tasks: Vec<_> = tasks.into_iter().filter(|(t, _)| is_alone(*t)).collect();
    let name = |task: TaskId| problem.visit_of(task).id.clone();
    if seed.is_multiple_of(3) {
        let order = tasks.iter().map(|(t, _)| name(*t)).collect();
        pins.push(PinDraft { caregiver: caregiver(), order: Some(order), ..PinDraft::default() });
    } else if let Some((task, stop)) = tasks.get(seed as usize / 7 % tasks.len().max(1)) {
        let start = anpai_core::time::Clock(stop.start - problem.horizon.midnight(shift.day));
        pins.push(PinDraft {
            visit: Some(name(*task)),
            caregiver: caregiver(),
            day: Some(shift.day),
            start: (seed % 3 == 1).then_some(start),
            ..PinDraft::default()
        });
    }
    pins
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn the_search_and_the_referee_agree(case in cases()) {
        let outcome = found(&case.problem, case.seed, 1, 250);
        let told = rules::referee(&case.problem, &outcome.plan);
        prop_assert_eq!(told.score, outcome.evaluation.score);
        for rounds in outcome.plan.routes.windows(2) {
            let by = |k: usize| case.problem.shifts[rounds[k].shift.index()].caregiver;
            prop_assert!(by(0) != by(1) || rounds[0].finish <= rounds[1].departure, "one person on two rounds");
        }
        for rule in NEVER_BROKEN {
            let told = told.rule(rule).expect("in the list of rules");
            prop_assert_eq!(told.amount, 0, "{} is broken", rule);
        }
    }

    #[test]
    fn nothing_hard_is_broken_for_a_visit_that_may_go_unserved(mut case in cases()) {
        let problem = mild(&mut case.draft);
        let outcome = found(&problem, case.seed, 1, 150);
        prop_assert_eq!(outcome.evaluation.score.hard, 0);
        prop_assert_ne!(outcome.status, Status::Infeasible);
    }

    #[test]
    fn a_plan_file_is_read_back_as_the_same_plan(case in cases()) {
        let problem = &case.problem;
        let outcome = found(problem, case.seed, 1, 60);
        let plan = read(problem, document(problem, &outcome).as_bytes()).expect("what was written is read");
        prop_assert_eq!(&plan, &outcome.plan);
        prop_assert_eq!(rules::referee(problem, &plan).score, outcome.evaluation.score);
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn pins_that_can_be_kept_are_kept(mut case in cases()) {
        // Where a way is missing, a place may be reached in one order alone, of several visits at once.
        prop_assume!(every_way_exists(&case.draft));
        let problem = mild(&mut case.draft);
        let before = found(&problem, case.seed, 1, 150);
        let draft = Draft { pins: pins_of(&problem, &before.plan, case.seed), ..case.draft };
        // A pin is refused where a softened rule was broken for what it holds.
        let Ok(pinned) = check(&draft) else { return Ok(()) };
        let after = found(&pinned, case.seed, 1, 150);
        let told = after.evaluation.rule("PinsKept").expect("in the list of rules");
        prop_assert_eq!(told.amount, 0, "{:?}", draft.pins);
    }
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads(case in cases()) {
        // More than a leg of 500 iterations, so that chains meet.
        let runs = [1, 2, 3, 1].map(|threads| document(&case.problem, &found(&case.problem, case.seed, threads, 520)));
        prop_assert_eq!(&runs[0], &runs[1]);
        prop_assert_eq!(&runs[0], &runs[2]);
        prop_assert_eq!(&runs[0], &runs[3]);
    }

    #[test]
    fn a_search_goes_on_from_a_checkpoint_as_if_nothing_had_happened(case in cases()) {
        let options = || Options { seed: case.seed, threads: 1, stop: Stop::iterations(1100) };
        let mut checkpoints = Vec::new();
        let whole = solve(&case.problem, &options(), &mut |moment| checkpoints.push(moment.checkpoint()));
        for checkpoint in checkpoints {
            let after = resume(&case.problem, &checkpoint, &options(), &mut |_| {});
            let after = after.expect("a checkpoint of this search");
            prop_assert_eq!(document(&case.problem, &after), document(&case.problem, &whole));
        }
    }

    #[test]
    fn a_stop_that_is_raised_at_once_still_gives_a_plan(case in cases()) {
        let stop = Stop::never();
        stop.flag().store(true, Ordering::Relaxed);
        let outcome = solve(&case.problem, &Options { seed: case.seed, threads: 1, stop }, &mut |_| {});
        let told = rules::referee(&case.problem, &outcome.plan);
        prop_assert_eq!(told.score, outcome.evaluation.score);
        prop_assert!(NEVER_BROKEN.iter().all(|rule| told.rule(rule).is_some_and(|r| r.amount == 0)));
    }
}
