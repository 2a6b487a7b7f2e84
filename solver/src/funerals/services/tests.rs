//! The search held to the referee, to what can be counted by hand, and to the best of all plans where there are few.

use anpai_core::funerals::services::problem::CaseId;
use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem, read};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Level;
use anpai_core::stop::Stop;
use serde_json::{Value, json};

use super::{Options, solve};
use crate::search::Dice;

fn example() -> Value {
    serde_json::from_str(include_str!("../../../../core/tests/data/funerals-week.json")).expect("JSON")
}

pub(super) fn problem(document: &Value) -> Problem {
    read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn solved(problem: &Problem, iterations: u64) -> Outcome<Plan> {
    let options = Options { seed: 1, threads: 2, stop: Stop::iterations(iterations) };
    solve(problem, &options, &mut |_| {}).outcome
}

/// A day of so many cases with every step, few of whom fit well.
pub(super) fn crowded(cases: usize, dice: &mut Dice) -> Value {
    let mut document = example();
    let clock = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let case = |at: usize, dice: &mut Dice| {
        let from = 8 * 60 + 5 * dice.below(72);
        let mut case = json!({
            "id": format!("case {at}"),
            "farewell": {"size": 1 + dice.below(3), "minutes": 45 + 5 * dice.below(10)},
            "cremation": {"class": (if dice.chance(0.8) { "ordinary" } else { "superior" }), "minutes": 50 + 5 * dice.below(9)},
            "wishes": {"weight": 1 + dice.below(3), "windows": [{"start": clock(from), "end": clock(from + 30)}]},
        });
        if dice.chance(0.5) {
            case["preparation"] = json!({"minutes": 30 + 5 * dice.below(12)});
        }
        if dice.chance(0.4) {
            case["ready"] = json!("2026-04-03 06:00");
            case["pickup"] = json!({"minutes": 60});
            case["storage"] = json!({});
        }
        if dice.chance(0.3) {
            case["vigil"] = json!({"nights": 1 + dice.below(2), "class": "family"});
        }
        if dice.chance(0.2) {
            case["latest"] = json!("2026-04-04 15:00");
        }
        case
    };
    document["cases"] = (0..cases).map(|at| case(at, dice)).collect();
    document["gap"] = match dice.below(3) {
        0 => json!({"kind": "none"}),
        1 => json!({"kind": "at-most", "minutes": 30}),
        _ => json!({"kind": "free"}),
    };
    document
}

#[test]
fn the_example_is_served_whole() {
    let problem = problem(&example());
    let outcome = solved(&problem, 2000);
    assert_eq!(outcome.status, Status::Optimal);
    // The first collection can leave at 7:00 and the second at 20:00, with two hearses and one pick-up; nobody is upgraded
    // but `b`, whose hall of rank 2 there is not; every wish can be kept.
    let amounts: Vec<_> = outcome.evaluation.rules.iter().filter(|r| r.cost != 0).collect();
    assert_eq!(amounts.iter().map(|rule| (rule.rule, rule.amount)).collect::<Vec<_>>(), [("HallAsAsked", 1)]);
}

#[test]
fn nothing_hard_is_broken_and_the_search_knows_what_it_costs() {
    // Every step of the search is held to the referee besides (`audit`).
    let mut dice = Dice::new(7, 0);
    for _ in 0..12 {
        let problem = problem(&crowded(14, &mut dice));
        let outcome = solved(&problem, 150);
        assert!(outcome.evaluation.score.is_feasible(), "{:?}", outcome.evaluation.score);
        assert_ne!(outcome.status, Status::Infeasible);
    }
}

#[test]
fn the_same_iterations_give_the_same_plan_on_any_number_of_threads() {
    let problem = problem(&crowded(12, &mut Dice::new(3, 0)));
    let of = |threads| {
        let options = Options { seed: 5, threads, stop: Stop::iterations(1200) };
        solve(&problem, &options, &mut |_| {}).outcome.plan
    };
    let first = of(1);
    assert_eq!([of(1), of(2)], [first.clone(), first]);
}

#[test]
fn what_is_confirmed_stays_and_a_failure_moves_few() {
    let mut document = crowded(10, &mut Dice::new(11, 0));
    let before = solved(&problem(&document), 1500);
    assert!(before.plan.cases.iter().any(Option::is_some));
    let (first, _) =
        before.plan.cases.iter().enumerate().find(|(_, case)| case.is_some()).expect("somebody is served");
    let mut again = problem(&document);
    again.previous.clone_from(&before.plan.cases);
    again.cases[first].confirmed = true;
    let outcome = solved(&again, 1500);
    assert_eq!(outcome.plan.cases[first], before.plan.cases[first]);
    // Nobody has to move where nothing has changed, and nothing that was reached is given up.
    assert!(outcome.evaluation.score.medium <= before.evaluation.score.medium);
    // One cremator fewer from noon on: whoever is served keeps every hard rule.
    document["pools"][6]["outages"] =
        json!([{"units": 1, "from": "2026-04-03 12:00", "to": "2026-04-04 12:00"}]);
    let mut failed = problem(&document);
    failed.previous.clone_from(&before.plan.cases);
    let repaired = solved(&failed, 1500);
    assert!(repaired.evaluation.score.is_feasible());
}

/// A morning in the middle of its plan, when a cremator and a hall fail, and two cases are new.
#[test]
fn a_repair_at_any_hour_keeps_every_hard_rule() {
    let mut dice = Dice::new(5, 0);
    let mut begun = 0;
    for at in 0..12 {
        let mut document = crowded(14, &mut dice);
        let before = solved(&problem(&document), 300).plan;
        for pool in [4, 6] {
            document["pools"][pool]["outages"] = json!([{"units": 1, "from": format!("2026-04-03 {}:00", 9 + at / 2), "to": "2026-04-04 12:00"}]);
        }
        // Half past some hours is on a slot, and 9:33 is not.
        document["now"] =
            json!(format!("2026-04-03 {}:{}", 9 + at / 2, if at % 2 == 0 { "30" } else { "33" }));
        let mut failed = problem(&document);
        failed.previous.clone_from(&before.cases);
        failed
            .collections
            .iter_mut()
            .zip(&before.collections)
            .for_each(|(trip, placed)| trip.previous = *placed);
        (failed.previous[3], failed.previous[9]) = (None, None);
        begun += failed.case_ids().filter(|id| failed.begun(*id).rite().is_some()).count();
        let outcome = solved(&failed, 150);
        let broken =
            outcome.evaluation.rules.iter().filter(|rule| rule.cost > 0 && rule.level == Level::Hard);
        assert_eq!(broken.map(|rule| (rule.rule, rule.amount)).collect::<Vec<_>>(), [], "repair {at}");
    }
    assert!(begun > 12, "{begun} rites had begun");
}

#[test]
fn a_raised_flag_ends_it_at_once_and_a_day_without_cases_has_a_plan_of_nothing() {
    let stop = Stop::never();
    stop.raise();
    let served = solve(&problem(&example()), &Options { seed: 1, threads: 1, stop }, &mut |_| {}).outcome;
    assert!(served.evaluation.score.is_feasible());
    let mut document = example();
    (document["cases"], document["collections"]) = (json!([]), json!([]));
    assert_eq!(solved(&problem(&document), 10).plan, Plan::default());
}

#[test]
fn two_families_who_want_one_hall_share_it_as_well_as_can_be() {
    // One hall of rank 3 from 9:00 to 15:00, 60 minutes and 45 to clean it: both want 10:00. The one whose wish weighs 3 has
    // it at 10:00, and the other begins at 11:45, 105 minutes later: before it the hall would have to begin at 8:15.
    let case = |id: &str, weight: i64| {
        json!({"id": id, "farewell": {"size": 3, "minutes": 60}, "days": {"only": ["2026-04-03"]},
            "wishes": {"weight": weight, "windows": [{"start": "10:00", "end": "10:00"}]}})
    };
    let mut document = example();
    (document["cases"], document["collections"]) = (json!([case("one", 1), case("other", 3)]), json!([]));
    let problem = problem(&document);
    let plan = solved(&problem, 500).plan;
    let start =
        |at: usize| plan.cases[CaseId::new(at).index()].and_then(|case| case.farewell).map(|f| f.start.0);
    assert_eq!([start(0), start(1)], [Some(705 * 60_000), Some(600 * 60_000)]);
    assert_eq!(referee(&problem, &plan).score.soft, 105 * 60_000);
}
