//! The search held to mixed-integer models of small problems, and to what it promises of itself.

use anpai_core::stop::Stop;

use super::special::{capacitated_p_median, maximal_covering, p_median, set_covering};
use super::{Found, Siting, Standing, Terms, solve};
use crate::mip::{self, Limits, Model};
use crate::search::Dice;

fn terms(stop: Stop, threads: usize) -> Terms {
    Terms { seed: 1, threads, stop, gap: 0.0 }
}

fn solved(problem: &Siting) -> Found {
    solve(problem, &terms(Stop::never(), 1), &mut |_| {})
}

/// The least cost by HiGHS; `None` where there is no assignment.
fn by_mip(problem: &Siting) -> Option<i64> {
    let mut model = Model::default();
    let (sites, customers) = (problem.sites(), problem.customers());
    let open: Vec<_> = (0..sites)
        .map(|j| {
            let column = model.binary(format!("open {j}"), problem.opening(j) as f64);
            match problem.standing(j) {
                Standing::Free => {}
                Standing::Open => model.set_bounds(column, 1.0, 1.0),
                Standing::Closed => model.set_bounds(column, 0.0, 0.0),
            }
            column
        })
        .collect();
    let mut ways = vec![Vec::new(); sites];
    for i in 0..customers {
        let mut row = Vec::new();
        for j in 0..sites {
            let Some(cost) = problem.cost(j, i) else { continue };
            let column = model.binary(format!("{i} at {j}"), cost as f64);
            model.row(format!("{i} at {j} open"), f64::NEG_INFINITY, 0.0, [(column, 1.0), (open[j], -1.0)]);
            ways[j].push((column, problem.demand(i) as f64));
            row.push((column, 1.0));
        }
        model.row(format!("{i} somewhere"), 1.0, 1.0, row);
    }
    for j in 0..sites {
        let capacity = (open[j], -(problem.capacity(j) as f64));
        model.row(format!("room at {j}"), f64::NEG_INFINITY, 0.0, ways[j].iter().copied().chain([capacity]));
    }
    if let Some(most) = problem.most_open() {
        let free = (0..sites).filter(|j| problem.standing(*j) == Standing::Free).map(|j| (open[j], 1.0));
        model.row("most", f64::NEG_INFINITY, most as f64, free);
    }
    let answer = mip::solve(&model, None, &Limits::new(&Stop::never()).to_gap(0.0), &mut |_| {});
    answer.best.map(|best| best.objective.round() as i64)
}

/// Holds a solve to the model: the same cost, proved, by an assignment that keeps every limit.
fn held(problem: &Siting, what: &str) {
    let (found, least) = (solved(problem), by_mip(problem));
    assert_eq!(found.best.as_ref().map(|b| b.cost), least, "{what}: {problem:?}");
    assert_eq!(found.bound, least, "{what}: {problem:?}");
    if let Some(best) = &found.best {
        assert!(problem.keeps(&best.sites), "{what}: {problem:?}");
        assert_eq!(problem.total(&best.sites), least);
    }
}

/// A problem of up to 6 sites and 9 customers; some are infeasible, some have ways that are not there.
fn random(dice: &mut Dice) -> Siting {
    let (sites, customers) = (1 + dice.below(6), dice.below(10));
    let mut some = |count: usize, from: i64, upto: usize| -> Vec<i64> {
        (0..count).map(|_| from + dice.below(upto) as i64).collect()
    };
    let (capacity, opening, demand) = (some(sites, 0, 30), some(sites, 0, 60), some(customers, 0, 9));
    let costs = some(sites * customers, 0, 40);
    let sparse = dice.below(3) == 0;
    let there: Vec<bool> = costs.iter().map(|_| !sparse || dice.chance(0.7)).collect();
    let way = |j: usize, i: usize| there[j * customers + i].then(|| costs[j * customers + i]);
    let mut problem = Siting::new(capacity, opening, demand, way);
    for j in 0..sites {
        problem = match dice.below(8) {
            0 => problem.with_standing(j, Standing::Open),
            1 => problem.with_standing(j, Standing::Closed),
            _ => problem,
        };
    }
    if dice.below(3) == 0 { problem.with_most_open(dice.below(sites + 1)) } else { problem }
}

#[test]
fn small_problems_cost_what_the_model_says() {
    let mut dice = Dice::new(5, 0);
    (0..250).for_each(|round| held(&random(&mut dice), &format!("round {round}")));
}

#[test]
fn special_cases_cost_what_the_model_says() {
    let mut dice = Dice::new(6, 0);
    for round in 0..60 {
        let (sites, customers) = (2 + dice.below(5), 1 + dice.below(9));
        let costs: Vec<i64> = (0..sites * customers).map(|_| dice.below(50) as i64).collect();
        let at = |j: usize, i: usize| costs[j * customers + i];
        let most = 1 + dice.below(sites);
        held(&p_median(sites, customers, most, |j, i| Some(at(j, i))), &format!("p-median {round}"));
        let demand: Vec<i64> = (0..customers).map(|_| 1 + dice.below(6) as i64).collect();
        let capacity: Vec<i64> = (0..sites).map(|_| 5 + dice.below(20) as i64).collect();
        let problem = capacitated_p_median(capacity, demand.clone(), most, |j, i| Some(at(j, i)));
        held(&problem, &format!("capacitated p-median {round}"));
        let opening: Vec<i64> = (0..sites).map(|_| 1 + dice.below(9) as i64).collect();
        let covers = |j: usize, i: usize| at(j, i) < 20;
        held(&set_covering(opening, customers, covers), &format!("set covering {round}"));
        held(&maximal_covering(sites, &demand, most, covers), &format!("maximal covering {round}"));
    }
}

/// Nine sites near one another and twenty-six customers, which takes a tree.
fn middling() -> Siting {
    let mut dice = Dice::new(11, 0);
    let demand: Vec<i64> = (0..26).map(|_| 5 + dice.below(30) as i64).collect();
    let costs: Vec<i64> = (0..9 * 26).map(|_| 10 + dice.below(90) as i64).collect();
    let capacity = (0..9).map(|_| 90 + dice.below(120) as i64).collect();
    let opening = (0..9).map(|_| 300 + dice.below(300) as i64).collect();
    Siting::new(capacity, opening, demand, |j, i| Some(costs[j * 26 + i]))
}

#[test]
fn bounds_rise_and_never_pass_the_least_cost() {
    let problem = middling();
    let least = by_mip(&problem).expect("there is an assignment");
    let mut told = Vec::new();
    let found = solve(&problem, &terms(Stop::never(), 2), &mut |f| {
        told.push((f.bound, f.best.as_ref().map(|b| b.cost)));
    });
    assert_eq!((found.best.map(|b| b.cost), found.bound), (Some(least), Some(least)));
    for (bound, cost) in &told {
        assert!(
            bound.is_none_or(|bound| bound <= least) && cost.is_none_or(|cost| cost >= least),
            "{told:?}"
        );
    }
    assert!(told.is_sorted_by_key(|(bound, _)| *bound), "{told:?}");
}

#[test]
fn the_answer_does_not_depend_on_the_threads() {
    let problem = middling();
    let of = |threads| {
        let found = solve(&problem, &terms(Stop::iterations(3000), threads), &mut |_| {});
        (found.best, found.bound, found.nodes, found.iterations)
    };
    let one = of(1);
    assert!(one.0.is_some());
    assert_eq!(of(2), one);
    assert_eq!(of(5), one);
}

#[test]
fn a_raised_flag_ends_it_with_what_is_known() {
    let stop = Stop::never();
    let mut told = 0;
    let found = solve(&middling(), &terms(stop.clone(), 1), &mut |_| {
        told += 1;
        stop.raise();
    });
    assert_eq!(told, 1);
    assert!(found.best.is_some_and(|best| middling().keeps(&best.sites)));
}

#[test]
fn nobody_costs_what_is_open_anyway() {
    let problem =
        Siting::new(vec![5, 5], vec![7, 3], Vec::new(), |_, _| None).with_standing(1, Standing::Open);
    let found = solved(&problem);
    assert_eq!((found.best.map(|b| b.cost), found.bound), (Some(3), Some(3)));
}

#[test]
fn what_cannot_be_is_told_as_proved() {
    // Two customers of 4 and one site of 7.
    let found = solved(&Siting::new(vec![7], vec![0], vec![4, 4], |_, _| Some(1)));
    assert_eq!((found.best, found.bound), (None, None));
    assert!(found.nodes < 10);
}
