//! The solver held to all plans of small problems, to the flow, and to what can be counted by hand.

use anpai_core::funerals::slots::problem::SlotId;
use anpai_core::funerals::slots::proof::Method;
use anpai_core::funerals::slots::rules::referee;
use anpai_core::funerals::slots::{Plan, Problem, read};
use anpai_core::outcome::Status;
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use serde_json::{Value, json};

use super::model::Model;
use super::{Options, Solved, cooling, exact, flow, solve};
use crate::search::Dice;

fn problem(document: &Value) -> Problem {
    read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn solved(problem: &Problem) -> Solved {
    solve(problem, &Options { threads: 2, stop: Stop::never() })
}

/// Slots on two days, and requests of all sorts for them; of single people on foot where it is to be a flow.
fn made_up(requests: usize, slots: usize, is_flow: bool, dice: &mut Dice) -> Value {
    let clock = |n: usize| format!("{:02}:00", 7 + n);
    let room = |dice: &mut Dice| 1 + dice.below(2 * requests / slots + 3);
    let slot = |n: usize, dice: &mut Dice| {
        let mut slot = json!({"id": format!("s{n}"), "site": "a", "day": n % 2, "start": clock(n / 2), "end": clock(n / 2 + 1),
            "people": room(dice)});
        if dice.chance(0.2) {
            slot["peak"] = json!("by-demand");
        }
        if !is_flow && dice.chance(0.6) {
            slot["shuttle"] = json!(format!("b{}", dice.below(2)));
        }
        if !is_flow && dice.chance(0.6) {
            slot["parking"] = json!(dice.below(3));
        }
        slot
    };
    let request = |n: usize, dice: &mut Dice| {
        let mut all: Vec<usize> = (0..slots).collect();
        dice.shuffle(&mut all);
        let wishes: Vec<String> =
            all.iter().take(1 + dice.below(slots.min(4))).map(|s| format!("s{s}")).collect();
        let mut request = json!({"id": format!("r{n}"), "identity": format!("i{n}"), "wishes": wishes});
        if !is_flow {
            request["identity"] = json!(format!("i{}", dice.below(requests)));
            request["people"] = json!(1 + dice.below(5));
            request["cars"] = json!(dice.below(2));
            request["shuttle"] = json!(dice.chance(0.3));
            if dice.chance(0.5) {
                request["plot"] = json!(format!("p{}", dice.below(requests)));
            }
        }
        request
    };
    let mut document = json!({"anpai": 1, "model": "slots", "synthetic": true, "seed": "tests",
        "horizon": {"start": "2026-04-04", "days": 2}, "sites": [{"id": "a"}],
        "shuttles": [{"id": "b0", "seats": 1 + dice.below(requests)}, {"id": "b1", "seats": dice.below(requests)}],
        "slots": (0..slots).map(|n| slot(n, dice)).collect::<Vec<_>>(),
        "requests": (0..requests).map(|n| request(n, dice)).collect::<Vec<_>>()});
    match dice.below(5) {
        0 => document["count"] = json!("requests"),
        1 => document["rules"] = json!({"RequestPlaced": {"weight": 0}}),
        2 => document["rules"] = json!({"RequestPlaced": {"level": "soft", "weight": 35}}),
        3 => document["rules"] = json!({"RankWeightLost": {"level": "hard"}}),
        _ => {}
    }
    document
}

/// The best score of all plans, by trying every one.
fn best_of_all(problem: &Problem) -> Score {
    fn look(
        problem: &Problem,
        plan: &mut Plan,
        request: usize,
        best: &mut Option<Score>,
        broken: &dyn Fn(&Plan) -> bool,
    ) {
        if broken(plan) {
            return;
        }
        let Some(id) = problem.request_ids().nth(request) else {
            let score = referee(problem, plan).score;
            *best = Some(best.map_or(score, |best| best.min(score)));
            return;
        };
        if problem.drawn(id).is_some() {
            return look(problem, plan, request + 1, best, broken);
        }
        let wishes: Vec<SlotId> = problem.wishes(id).to_vec();
        for slot in wishes.into_iter().map(Some).chain([None]) {
            plan.slots[request] = slot;
            look(problem, plan, request + 1, best, broken);
        }
        plan.slots[request] = None;
    }
    let kept = |plan: &Plan| {
        let evaluation = referee(problem, plan);
        super::worth::KEPT.iter().any(|rule| evaluation.rule(rule).is_some_and(|rule| rule.amount > 0))
    };
    let mut best = None;
    look(problem, &mut Plan::drawn(problem), 0, &mut best, &kept);
    best.expect("the draw alone is a plan")
}

#[test]
fn the_example_is_as_good_as_it_can_be() {
    let problem =
        problem(&serde_json::from_str(include_str!("../../../../core/tests/data/slots.json")).expect("JSON"));
    let solved = solved(&problem);
    // The draw gives 9 people their slots, 1 100 of weight in hundreds: 400 + 200 + 100 + 180. r5 fills w8 with 5 people.
    assert_eq!(solved.status, Status::Optimal);
    let stages: Vec<_> = solved.proof.stages.iter().map(|stage| (stage.value, stage.bound)).collect();
    assert_eq!(stages, [(14, 14), (1380, 1380)]);
}

#[test]
fn small_problems_are_solved_as_well_as_by_trying_every_plan() {
    let mut dice = Dice::new(3, 0);
    for n in 0..60 {
        let is_flow = n % 4 == 0;
        let problem = problem(&made_up(6, 4, is_flow, &mut dice));
        let solved = solved(&problem);
        assert_eq!(solved.evaluation.score, best_of_all(&problem), "case {n}");
        // Whatever is not for HiGHS is proved by prices or the flow.
        assert!(solved.proof.is_proved(), "case {n}: {:?}", solved.proof);
    }
}

#[test]
fn prices_bound_the_optimum_of_the_model_and_plans_stay_below_it() {
    let mut dice = Dice::new(5, 0);
    for n in 0..25 {
        let problem = problem(&made_up(60, 8, n % 5 == 0, &mut dice));
        let model = Model::new(&problem);
        let (mut seating, bounds) = cooling::arrange(&model, 2, &Stop::never());
        let found = seating.worth();
        let first = exact::improve(&mut seating, &Stop::never());
        let best = seating.worth();
        // Nothing is better than the model's optimum; the bound of the first stage is no less than it.
        assert_eq!(first[0], Some(best[0]), "case {n}");
        assert!(found <= best && bounds[0] >= best[0], "case {n}: {found:?} {best:?} {bounds:?}");
        // The second stage's bound holds for all that are as good in the first stage as what was found.
        if let (Some(bound), true) = (bounds.get(1), best[0] >= found[0]) {
            assert!(*bound >= best[1], "case {n}: {best:?} {bounds:?}");
        }
    }
}

#[test]
fn where_people_are_the_only_capacity_the_flow_is_the_models_optimum() {
    let mut dice = Dice::new(9, 0);
    for n in 0..20 {
        let problem = problem(&made_up(60, 8, true, &mut dice));
        let model = Model::new(&problem);
        let solved = solved(&problem);
        if model.parties.is_empty() {
            continue;
        }
        assert_eq!((flow::size(&model), solved.proof.method), (Some(1), Method::Flow), "case {n}");
        let (mut seating, _) = cooling::arrange(&model, 1, &Stop::never());
        exact::improve(&mut seating, &Stop::never());
        let stages = solved.proof.stages.iter().zip(model.drawn).map(|(stage, drawn)| stage.value - drawn);
        assert_eq!(stages.collect::<Vec<_>>(), seating.worth()[..solved.proof.stages.len()], "case {n}");
    }
}

#[test]
fn parties_of_another_size_or_in_each_others_way_are_no_flow() {
    let mut document = made_up(20, 4, true, &mut Dice::new(2, 0));
    document["slots"][0]["peak"] = json!(false);
    let is_flow = |document: &Value| flow::size(&Model::new(&problem(document))).is_some();
    assert!(is_flow(&document));
    let mut other = document.clone();
    other["requests"][3]["people"] = json!(2);
    let mut twice = document.clone();
    for n in [1, 2] {
        (twice["requests"][n]["identity"], twice["requests"][n]["wishes"]) = (json!("same"), json!(["s0"]));
    }
    twice["slots"][0]["people"] = json!(9);
    // One space for all cars of all who want that slot is none that can be full.
    let mut parked = document.clone();
    (parked["slots"][0]["parking"], parked["slots"][0]["people"]) = (json!(1), json!(9));
    parked["requests"][0]["cars"] = json!(1);
    assert_eq!([&other, &twice, &parked].map(is_flow), [false, false, true]);
}

#[test]
fn larger_parts_are_looked_at_with_the_same_plan_on_any_number_of_threads() {
    let problem = problem(&made_up(900, 20, false, &mut Dice::new(4, 0)));
    let of = |threads| solve(&problem, &Options { threads, stop: Stop::never() });
    let (one, two, five) = (of(1), of(2), of(5));
    assert_eq!((&one.plan, &one.proof), (&two.plan, &two.proof));
    assert_eq!((&one.plan, &one.proof), (&five.plan, &five.proof));
    assert!(one.proof.gap() < 0.01, "{:?}", one.proof);
}

#[test]
fn whoever_stops_it_at_once_has_a_plan_with_bounds() {
    let stop = Stop::never();
    stop.raise();
    for is_flow in [false, true] {
        let problem = problem(&made_up(400, 10, is_flow, &mut Dice::new(6, 0)));
        let solved = solve(&problem, &Options { threads: 1, stop: stop.clone() });
        assert!(solved.proof.stages.iter().all(|stage| stage.bound >= stage.value));
        let known = solve(&problem, &Options { threads: 1, stop: Stop::never() });
        assert!(solved.proof.stages[0].bound >= known.proof.stages[0].value);
        assert!(solved.evaluation.score >= known.evaluation.score);
    }
}
