//! The solver held to every plan that a tiny document allows, to plans that can be counted by hand, and to what every plan must keep.

use anpai_core::funerals::cemetery::as_is::as_is;
use anpai_core::funerals::cemetery::plan::Burial;
use anpai_core::funerals::cemetery::problem::{ChoiceId, KindId, SiteId};
use anpai_core::funerals::cemetery::proof::{Priced, Stage};
use anpai_core::funerals::cemetery::rules::referee;
use anpai_core::funerals::cemetery::{Plan, Problem, Stages, read};
use anpai_core::outcome::Status;
use anpai_core::stop::Stop;
use serde_json::{Value, json};

use super::{Found, Terms, solve};
use crate::search::Dice;

fn example() -> Value {
    serde_json::from_str(include_str!("../../../../core/tests/data/cemetery-plan.json")).expect("JSON")
}

fn problem(document: &Value) -> Problem {
    read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}\n{document:#}"))
}

fn solved(problem: &Problem) -> Found {
    solve(problem, &Terms { seed: 1, threads: 2, stop: Stop::never() }, &mut |_| {})
}

/// Solves, and holds what is said of the plan to the plan: the referee lets it pass, every stage has its value, and each is
/// proved.
fn held(problem: &Problem, what: &str) -> (Stages, Found) {
    let mut last = None;
    let terms = Terms { seed: 1, threads: 2, stop: Stop::never() };
    let found = solve(problem, &terms, &mut |step| {
        let stages = Stages::of(problem, step.plan);
        assert!(
            last.replace(stages).is_none_or(|before| stages < before || !step.is_better),
            "{what}: none is worse than before"
        );
    });
    let plan = found.plan.as_ref().expect("a plan");
    assert!(referee(problem, plan).score.is_feasible(), "{what}");
    let stages = Stages::of(problem, plan);
    assert_eq!(last, Some(stages), "{what}");
    let told: Vec<(Stage, i64, Option<i64>)> =
        found.proof.stages.iter().map(|s| (s.stage, s.value, s.bound)).collect();
    let values = [
        (Stage::BindingShortfall, stages.binding_shortfall),
        (Stage::ExpectedShortfall, stages.expected_shortfall),
        (Stage::Unserved, stages.unserved),
        (Stage::Moved, stages.moved),
        (Stage::Cost, stages.cost),
        (Stage::Land, stages.land),
    ];
    assert_eq!(told, values.map(|(stage, value)| (stage, value, Some(value))), "{what}");
    (stages, found)
}

/// Ways to bury `people` in: how many in each of the first `ways`, the rest nowhere.
fn shares(people: i64, ways: usize) -> Vec<Vec<i64>> {
    if ways == 0 {
        return vec![Vec::new()];
    }
    let with = |here: i64| shares(people - here, ways - 1).into_iter().map(move |rest| (here, rest));
    let all = (0..=people).flat_map(with);
    all.map(|(here, rest)| std::iter::once(here).chain(rest).collect()).collect()
}

/// The least stages of all plans: every choice of modules with everyone in every way, judged by the referee.
fn brute(p: &Problem) -> Stages {
    let mut plans = vec![Plan::nothing(p)];
    for (n, project) in p.projects.iter().enumerate() {
        for t in project.earliest..=project.latest {
            let more = |plan: &Plan| -> Vec<Plan> {
                let with = |count: i64| {
                    let mut plan = plan.clone();
                    plan.modules[n][t] = count;
                    plan
                };
                (0..=project.most_per_year.min(project.most)).map(with).collect()
            };
            plans = plans.iter().flat_map(more).collect();
        }
    }
    for year in 0..p.years {
        for (choice, of) in (0..).map(ChoiceId).zip(&p.choices) {
            let sites = |kind: KindId| -> Vec<Option<SiteId>> {
                let at = (0..p.sites.len()).map(SiteId::new).filter(|site| p.offers(*site, kind));
                if p.kinds[kind.index()].no_site { vec![None] } else { at.map(Some).collect() }
            };
            let ways: Vec<(KindId, Option<SiteId>)> =
                of.kinds().flat_map(|kind| sites(kind).into_iter().map(move |site| (kind, site))).collect();
            let more = |plan: &Plan| -> Vec<Plan> {
                let with = |shares: Vec<i64>| {
                    let mut plan = plan.clone();
                    for ((kind, site), people) in ways.iter().zip(shares) {
                        plan.burials.push(Burial { year, choice, kind: *kind, site: *site, people });
                    }
                    plan.tidied()
                };
                shares(of.people[year], ways.len()).into_iter().map(with).collect()
            };
            // What no burial can mend is left out at once.
            plans.retain(|plan| referee(p, plan).score.is_feasible());
            plans = plans.iter().flat_map(more).collect();
        }
    }
    let fair = plans.iter().filter(|plan| referee(p, plan).score.is_feasible());
    fair.map(|plan| Stages::of(p, plan)).min().expect("nothing at all is a plan")
}

/// Four or five people, two sites, two projects, and whatever else can be drawn.
fn tiny(dice: &mut Dice) -> Value {
    let mut draw = |range: u64| dice.below(range as usize) as u64;
    let mut document = json!({
        "anpai": 1, "model": "cemetery-plan", "years": {"first": 2021, "last": 2025},
        "zones": [{"id": "z", "deaths": [1 + draw(2), draw(2), 0, 1 + draw(2), 0]}],
        "cremated_percent": [100, 50, 100, 50 + 50 * draw(2), 100],
        "kinds": [
            {"id": "plot", "land_m2": 3, "takes_uncremated": true},
            {"id": "tree", "land_m2": 0.5, "burial_yuan": draw(3) * 100},
            {"id": "sea", "no_site": true, "most_per_year": draw(2), "burial_yuan": 500},
        ],
        "sites": [
            {"id": "a", "stock": {"plot": draw(3)}, "returns": {"plot": [0, 0, 0, draw(2), 0]}, "land_m2": 3 + draw(6)},
            {"id": "b", "stock": {"tree": draw(3), "plot": draw(2)}},
        ],
        "choices": [
            {"id": "plot", "kind": "plot", "percent": 60, "accepts": [
                {"kind": "tree", "award_yuan": 1000 + 500 * draw(3), "most_percent": 50 + 50 * draw(2)},
                {"kind": "sea", "award_yuan": 300 * draw(9)}]},
            {"id": "tree", "kind": "tree", "percent": 40},
            {"id": "coffin", "kind": "plot", "percent": 100, "uncremated": true},
        ],
        "projects": [
            {"id": "rows", "site": "a", "kind": "plot", "units": 1, "most": 2, "most_per_year": 1,
                "yuan": 2000 + 700 * draw(4), "earliest": 2023, "latest": 2024},
            {"id": "garden", "site": "b", "kind": "tree", "units": 1 + draw(2), "most": 1,
                "yuan": 1500 * draw(4), "earliest": 2021, "latest": 2021 + draw(2)},
        ],
    });
    if draw(3) > 0 {
        let yuan: Vec<u64> = (0..5).map(|_| draw(5) * 1100).collect();
        document["budget"] = json!({"yuan": yuan, "carries_over": draw(2) == 0});
    }
    let mut nature = || ["binding", "expected"][draw(2) as usize];
    let (one, other) = (nature(), nature());
    let site = ["a", "b"][draw(2) as usize];
    let mut targets = Vec::new();
    let ecological = json!({"kinds": ["tree", "sea"], "uncremated": draw(2) == 0});
    targets
        .push(json!({"id": "share", "measure": "ecological-share", "definition": ecological, "year": 2024,
        "at_least": 10 * draw(11), "nature": one, "weight": 1 + draw(2)}));
    targets.push(json!({"id": "reserve", "measure": "free-units", "site": site,
        "kind": "plot", "year": 2023 + draw(3), "at_least": draw(4), "nature": other}));
    targets.push(json!({"id": "all", "measure": "free-units", "at_least": draw(4)}));
    targets.push(json!({"id": "land", "measure": "land-used", "year": 2024, "at_most": draw(6)}));
    targets.push(json!({"id": "awards", "measure": "awards", "year": 2021, "at_most": 700 * draw(3)}));
    targets.push(json!({"id": "no more", "measure": "ecological-share", "definition": {"kinds": ["plot", "tree"]}, "year": 2021,
        "at_most": 100 - 30 * draw(3)}));
    targets.retain(|_| draw(2) == 0);
    document["targets"] = json!(targets);
    document
}

#[test]
fn no_plan_of_all_that_there_are_is_better() {
    let mut dice = Dice::new(11, 0);
    let mut missed = [0; 4];
    for round in 0..40 {
        let document = tiny(&mut dice);
        let p = problem(&document);
        let (stages, _) = held(&p, &format!("round {round}"));
        assert_eq!(stages, brute(&p), "round {round}: {document:#}");
        let some = [stages.binding_shortfall, stages.expected_shortfall, stages.unserved, stages.moved];
        missed.iter_mut().zip(some).for_each(|(sum, n)| *sum += i32::from(n > 0));
    }
    // Each stage is met with in some of the documents, and none in all.
    assert!(missed.iter().all(|n| (1..40).contains(n)), "{missed:?}");
}

#[test]
fn larger_documents_are_proved_too_and_no_worse_than_doing_nothing() {
    let mut dice = Dice::new(7, 0);
    for round in 0..12 {
        let mut document = example();
        for project in document["projects"].as_array_mut().expect("a list") {
            project["yuan"] = json!(1000 * dice.below(300));
            project["units"] = json!(5 + dice.below(70));
        }
        for choice in document["choices"].as_array_mut().expect("a list") {
            for accept in choice.get_mut("accepts").and_then(Value::as_array_mut).into_iter().flatten() {
                accept["award_yuan"] = json!(100 * dice.below(60));
                accept["most_percent"] = json!(dice.below(101));
            }
        }
        if round % 3 == 0 {
            document["budget"]["carries_over"] = json!(false);
        }
        if round % 4 == 1 {
            document.as_object_mut().expect("an object").remove("budget");
        }
        if round % 4 == 2 {
            document["targets"] = json!([]);
        }
        let p = problem(&document);
        let (stages, _) = held(&p, &format!("round {round}"));
        assert!(round % 4 != 1 || stages <= Stages::of(&p, &as_is(&p)), "round {round}");
    }
}

/// 10 people a year choose a plot, of which there are 20. Three of ten would take a tree for 100 yuan; ten trees cost 1000.
fn plots_and_trees(budget: &Value, targets: &Value) -> Problem {
    problem(&json!({
        "anpai": 1, "model": "cemetery-plan", "years": {"first": 2021, "last": 2025},
        "zones": [{"id": "z", "deaths": [10, 10, 10, 10, 10]}], "cremated_percent": [100, 100, 100, 100, 100],
        "kinds": [{"id": "plot", "land_m2": 2}, {"id": "tree", "land_m2": 0.5}],
        "sites": [{"id": "s", "stock": {"plot": 20}}],
        "choices": [{"id": "plot", "kind": "plot", "percent": 100,
            "accepts": [{"kind": "tree", "award_yuan": 100, "most_percent": 30}]}],
        "projects": [{"id": "garden", "site": "s", "kind": "tree", "units": 10, "most": 2, "yuan": 1000}],
        "budget": budget, "targets": targets,
    }))
}

#[test]
fn what_is_scarce_has_its_price() {
    // 20 plots, and 3 trees a year: 35 of 50 are buried, 15 of them for an award of 100 yuan. Two gardens and 15 awards come to
    // 3500 yuan, which is there. One more who is willing would be one more buried, but money is not what lacks.
    let rich = plots_and_trees(&json!({"yuan": [9000, 0, 0, 0, 0], "carries_over": true}), &json!([]));
    let (stages, found) = held(&rich, "rich");
    assert_eq!((stages.unserved, stages.moved, stages.cost, stages.land), (15, 15, 350_000, 1000));
    assert_eq!(found.status, Status::Partial);
    assert!(found.prices.iter().all(|price| price.of != Priced::Budget), "{:?}", found.prices);
    // 1700 yuan in all: one garden, 7 awards. Of a garden in parts each tree costs 100, so that one yuan more buries one
    // two-hundredth of a person.
    let poor = plots_and_trees(&json!({"yuan": [1700, 0, 0, 0, 0], "carries_over": true}), &json!([]));
    let (stages, found) = held(&poor, "poor");
    assert_eq!((stages.unserved, stages.moved, stages.cost), (23, 7, 170_000));
    let price =
        found.prices.iter().find(|price| (price.of, price.stage) == (Priced::Budget, Stage::Unserved));
    let price = price.expect("money is scarce");
    assert!((price.price - 1.0 / 200.0).abs() < 1e-9 && price.year == Some(2021), "{price:?}");
}

#[test]
fn a_target_costs_what_its_last_percent_costs() {
    // 20 % of ten people in 2021 are two, who take trees: a garden and two awards. One percent less is a tenth of a person,
    // and a garden comes in parts: 100 yuan of the garden and 100 of the award for each.
    let target = json!([{"id": "trees", "measure": "ecological-share", "definition": {"kinds": ["tree"]},
        "year": 2021, "at_least": 20, "nature": "binding"}]);
    let p = plots_and_trees(&json!({"yuan": [9000, 0, 0, 0, 0], "carries_over": true}), &target);
    let (stages, found) = held(&p, "trees");
    assert_eq!((stages.binding_shortfall, stages.unserved), (0, 15));
    assert!(found.prices.iter().all(|price| price.of != Priced::Target), "{:?}", found.prices);
    // With plots for all nobody takes a tree who need not: the target alone has two moved.
    let mut plenty = p.clone();
    plenty.sites[0].stock[0] = 50;
    let (stages, found) = held(&plenty, "plenty");
    assert_eq!((stages.unserved, stages.moved, stages.cost), (0, 2, 120_000));
    let of = |stage| found.prices.iter().find(|price| (price.of, price.stage) == (Priced::Target, stage));
    assert!(of(Stage::Moved).is_some_and(|price| (price.price - 0.1).abs() < 1e-9), "{:?}", found.prices);
    assert_eq!(found.status, Status::Optimal);
}

#[test]
fn land_that_is_to_be_left_for_now_is_built_on_later() {
    // No garden before 2023: three a year take trees from then on, with the 20 plots that is 29 of 50, and one garden of ten
    // trees is enough for them.
    let target =
        json!([{"id": "fields", "measure": "land-used", "year": 2022, "at_most": 0, "nature": "binding"}]);
    let p = plots_and_trees(&json!({"yuan": [9000, 0, 0, 0, 0], "carries_over": true}), &target);
    let (stages, _) = held(&p, "fields");
    assert_eq!((stages.binding_shortfall, stages.unserved, stages.cost), (0, 21, 190_000));
}

#[test]
fn no_money_leaves_the_sea_empty_too() {
    let mut document = example();
    document["budget"] = json!({"yuan": [0, 0, 0, 0, 0]});
    let p = problem(&document);
    assert!(!referee(&p, &as_is(&p)).score.is_feasible(), "the boat costs 500 yuan a head");
    let (stages, found) = held(&p, "no money");
    assert_eq!(stages.cost, 0);
    let plan = found.plan.expect("a plan");
    assert!(plan.burials.iter().all(|b| b.site.is_some()) && !plan.burials.is_empty());
}

#[test]
fn rules_that_are_hard_by_the_document_alone_may_leave_no_plan() {
    let mut document = example();
    document["rules"] = json!({"EveryoneBuried": {"level": "hard"}});
    let found = solved(&problem(&document));
    assert_eq!((found.plan, found.status), (None, Status::Infeasible));
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
fn a_raised_flag_leaves_the_better_of_doing_nothing() {
    let stop = Stop::never();
    stop.raise();
    let p = problem(&example());
    let found = solve(&p, &Terms { seed: 1, threads: 2, stop }, &mut |_| {});
    assert_eq!(found.plan, Some(as_is(&p).tidied()));
    assert_eq!((found.status, found.proof.stages.len()), (Status::Partial, 0));
}
