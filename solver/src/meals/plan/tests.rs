//! The solver held to plans that can be counted by hand, and to what every plan must keep.

use anpai_core::meals::plan::Plan;
use anpai_core::meals::plan::problem::{Site, SizeId};
use anpai_core::meals::plan::proof::Stage;
use anpai_core::meals::plan::rules::referee;
use anpai_core::meals::plan::stages::Stages;
use anpai_core::meals::plan::{Problem, read};
use anpai_core::outcome::Status;
use anpai_core::stop::Stop;
use serde_json::{Value, json};

use super::freeze::poured;
use super::solve::dispatch;
use super::{Found, Terms, solve};
use crate::search::Dice;

fn example() -> Value {
    serde_json::from_str(include_str!("../../../../core/tests/data/meals-plan.json")).expect("JSON")
}

fn problem(document: &Value) -> Problem {
    read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn solved(problem: &Problem) -> Found {
    solve(problem, &Terms { seed: 1, threads: 2, stop: Stop::never() }, &mut |_| {})
}

/// Every choice of sizes that the document allows, with the plan that serves most and costs least for it.
fn every_choice(problem: &Problem) -> Vec<(Plan, Stages)> {
    let options = |site: &Site| -> Vec<Option<SizeId>> {
        let stays = site.existing.is_some() && (site.keep || site.closing.is_none());
        let sizes = (0..site.sizes.len()).map(SizeId::new).map(Some);
        let all = sizes.chain((!stays).then_some(None));
        all.filter(|size| !site.keep || *size == site.existing).collect()
    };
    let sites = problem.kitchens.iter().map(|k| &k.site).chain(problem.points.iter().map(|q| &q.site));
    let mut choices: Vec<Vec<Option<SizeId>>> = vec![Vec::new()];
    for site in sites {
        let more = |choice: &Vec<Option<SizeId>>| -> Vec<Vec<Option<SizeId>>> {
            options(site).into_iter().map(|size| choice.iter().copied().chain([size]).collect()).collect()
        };
        choices = choices.iter().flat_map(more).collect();
    }
    let plan = |choice: Vec<Option<SizeId>>| {
        let (kitchens, points) = choice.split_at(problem.kitchens.len());
        let sizes = Plan { kitchens: kitchens.to_vec(), points: points.to_vec(), ..Plan::default() };
        let plan = dispatch(problem, &sizes, 1, &Stop::never())?;
        let keeps = referee(problem, &plan).score.is_feasible();
        let stages = Stages::of(problem, &plan);
        let poured = poured(problem, &sizes);
        let missed = |s: &Stages| (s.binding_shortfall, s.expected_shortfall, s.unserved.clone());
        assert_eq!(referee(problem, &poured).score.is_feasible(), keeps, "{poured:?}");
        assert!(missed(&stages) <= missed(&Stages::of(problem, &poured)), "{poured:?}");
        keeps.then_some((plan, stages))
    };
    choices.into_iter().filter_map(plan).collect()
}

/// Holds a solve to the best of every choice: the same up to the cost, and that within what is proved.
fn held(problem: &Problem, what: &str) -> Found {
    let found = solved(problem);
    let best = every_choice(problem).into_iter().map(|(_, stages)| stages).min().expect("there is a plan");
    let plan = found.plan.as_ref().expect("a plan");
    assert!(referee(problem, plan).score.is_feasible(), "{what}");
    let stages = Stages::of(problem, plan);
    let missed =
        |s: &Stages| (s.binding_shortfall, s.expected_shortfall, s.unserved.clone(), s.streets.clone());
    assert_eq!(missed(&stages), missed(&best), "{what}");
    let over = (stages.cost - best.cost) as f64 / best.cost as f64;
    assert!((0.0..2e-4).contains(&over), "{what}: {stages:?} and not {best:?}");
    let cost = found.proof.stages.last().expect("a stage");
    assert!(cost.stage == Stage::Cost && cost.bound.is_some_and(|bound| bound <= best.cost), "{what}");
    found
}

#[test]
fn the_example_is_solved_as_well_as_it_can_be() {
    let problem = problem(&example());
    let found = held(&problem, "the example");
    let plan = found.plan.expect("a plan");
    // Nobody within reach cooks halal meals for c3, and whoever comes first is served.
    assert_eq!(Stages::of(&problem, &plan).unserved, [0, 15]);
    assert_eq!(found.status, Status::Partial);
}

#[test]
fn whatever_things_cost_no_choice_of_sizes_is_better() {
    let mut dice = Dice::new(4, 0);
    for round in 0..12 {
        let mut document = example();
        for list in ["kitchens", "points"] {
            for site in document[list].as_array_mut().expect("a list") {
                for size in site["sizes"].as_array_mut().expect("a list") {
                    size["daily_yuan"] = json!(50 + dice.below(1500));
                    size["opening_yuan"] = json!(dice.below(900_000));
                    size["capacity"] = json!(20 + dice.below(150));
                }
            }
        }
        if round % 3 == 0 {
            document["single_point"] = json!(true);
        }
        if round % 4 == 1 {
            document["targets"] = json!([]);
        }
        held(&problem(&document), &format!("round {round}"));
    }
}

#[test]
fn what_is_too_little_for_two_streets_is_shared_between_them() {
    let mut document = example();
    // Sixty meals for sixty people at home in each street; the kitchen lies near the first.
    document["kitchens"] = json!([{
        "id": "k1", "place": "old kitchen", "existing": "small", "keep": true, "diets": ["plain"],
        "sizes": [{"id": "small", "capacity": 60}]
    }]);
    let need = json!([{"group": "others", "diet": "plain", "meals": 60, "at_home": true}]);
    document["communities"] = json!([
        {"id": "c1", "place": "c1", "demand": need},
        {"id": "c2", "place": "c2", "demand": need}
    ]);
    document["service"]["delivery"]["minutes"] = json!(60);
    document["targets"] = json!([]);
    let problem = problem(&document);
    let found = solved(&problem);
    let stages = Stages::of(&problem, &found.plan.expect("a plan"));
    assert_eq!((stages.unserved, stages.streets), (vec![0, 60], vec![500, 500]));
}

#[test]
fn a_budget_that_pays_for_nothing_leaves_everything_as_it_is() {
    let mut document = example();
    document["budget"] = json!(1);
    let problem = problem(&document);
    let plan = held(&problem, "no money").plan.expect("a plan");
    let as_it_is = Plan::as_it_is(&problem);
    assert_eq!((plan.kitchens, plan.points), (as_it_is.kitchens, as_it_is.points));
}

#[test]
fn the_same_nodes_give_the_same_plan() {
    let problem = problem(&example());
    let of =
        |threads| solve(&problem, &Terms { seed: 3, threads, stop: Stop::iterations(50) }, &mut |_| {}).plan;
    let first = of(1);
    assert!(first.is_some());
    assert_eq!([of(1), of(2)], [first.clone(), first]);
}

#[test]
fn a_raised_flag_ends_it_at_once() {
    let stop = Stop::never();
    stop.raise();
    let found = solve(&problem(&example()), &Terms { seed: 1, threads: 2, stop }, &mut |_| {});
    assert!(found.plan.is_none() || found.proof.stages.len() <= 6);
}
