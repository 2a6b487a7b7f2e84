//! Held to brute force on problems small enough to print, and to facts worked out by hand.

use std::sync::atomic::Ordering;

use anpai_core::stop::Stop;
use proptest::prelude::*;

use super::*;

const INF: f64 = f64::INFINITY;

fn limits() -> Limits {
    Limits::new(&Stop::never())
}

/// A random model of at most four integer columns from 0 to 3: factors of a row, its sense and its right side.
#[derive(Clone, Debug)]
struct Tiny {
    costs: Vec<i32>,
    rows: Vec<(Vec<i32>, bool, i32)>,
}

impl Tiny {
    fn model(&self) -> Model {
        let mut model = Model::default();
        let columns: Vec<Column> = (self.costs.iter().enumerate())
            .map(|(n, cost)| model.integer(format!("x{n}"), 0.0, 3.0, f64::from(*cost)))
            .collect();
        for (n, (factors, at_least, side)) in self.rows.iter().enumerate() {
            let side = f64::from(*side);
            let (lower, upper) = if *at_least { (side, INF) } else { (-INF, side) };
            let terms: Vec<_> = columns.iter().zip(factors).map(|(c, f)| (*c, f64::from(*f))).collect();
            model.row(format!("r{n}"), lower, upper, terms);
        }
        model
    }
    /// The least cost of all `4^n` points, in integers.
    fn brute(&self) -> Option<i32> {
        let n = self.costs.len() as u32;
        (0..4_i32.pow(n))
            .map(|code| (0..n).map(|d| code / 4_i32.pow(d) % 4).collect::<Vec<i32>>())
            .filter(|x| {
                self.rows.iter().all(|(factors, at_least, side)| {
                    let sum = dot(factors, x);
                    if *at_least { sum >= *side } else { sum <= *side }
                })
            })
            .map(|x| dot(&self.costs, &x))
            .min()
    }
}

fn dot(a: &[i32], b: &[i32]) -> i32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn tiny() -> impl Strategy<Value = Tiny> {
    (1_usize..=4).prop_flat_map(|n| {
        let row = (prop::collection::vec(-4..=4_i32, n), any::<bool>(), -6..=6_i32);
        (prop::collection::vec(-5..=5_i32, n), prop::collection::vec(row, 0..=4))
            .prop_map(|(costs, rows)| Tiny { costs, rows })
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_511),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_answer_is_that_of_brute_force(tiny in tiny()) {
        let answer = solve(&tiny.model(), None, &limits(), &mut |_| {});
        let best = answer.best.as_ref().map(|b| b.objective.round() as i32);
        prop_assert_eq!(best, tiny.brute());
        prop_assert_eq!(answer.status == Status::Infeasible, tiny.brute().is_none());
        if best.is_some() {
            // HiGHS tells its bound as a float.
            prop_assert!(answer.gap() < 1e-9, "{answer:?}");
        }
    }

    #[test]
    fn what_is_known_already_changes_no_answer(tiny in tiny(), below in 0..3_i32, looking in any::<bool>()) {
        let model = tiny.model();
        if let Some(best) = tiny.brute() {
            let limits = limits().known(f64::from(best - below));
            let answer = if looking {
                solve_looking(&model, None, &limits, 2, &mut |_, _| None, &mut |_| {})
            } else {
                solve(&model, None, &limits, &mut |_| {})
            };
            prop_assert_eq!(answer.status, Status::Optimal);
            prop_assert_eq!(answer.best.as_ref().map(|b| b.objective.round() as i32), Some(best));
            prop_assert!(answer.gap() < 1e-9, "{:?}", answer);
        }
    }

    #[test]
    fn without_a_row_of_the_clash_there_is_none_and_its_mend_lets_a_solution_in(tiny in tiny()) {
        let model = tiny.model();
        let rows: Vec<(Row, f64)> = (0..tiny.rows.len() as u32).map(|n| (Row(n), 1.0)).collect();
        let clash = clash(&model, &rows, &limits());
        prop_assert_eq!(clash.is_none(), tiny.brute().is_some());
        if let Some(clash) = clash {
            prop_assert!(clash.is_minimal);
            let only = |keep: &dyn Fn(usize) -> bool| Tiny {
                rows: tiny.rows.iter().enumerate().filter(|(n, _)| keep(*n)).map(|(_, r)| r.clone()).collect(),
                costs: tiny.costs.clone(),
            };
            let named: Vec<usize> = clash.rows.iter().map(|r| r.index()).collect();
            prop_assert_eq!(only(&|n| named.contains(&n)).brute(), None);
            for left_out in &named {
                prop_assert!(only(&|n| named.contains(&n) && n != *left_out).brute().is_some());
            }
            let mut mended = tiny.clone();
            for mend in &clash.mend {
                mended.rows[mend.row.index()].2 += mend.by.round() as i32;
            }
            prop_assert!(mended.brute().is_some());
        }
    }

    #[test]
    fn the_relaxation_bounds_the_answer_and_its_duals_prove_it(tiny in tiny()) {
        let model = tiny.model();
        match Relaxation::new(&model, 1).solve(&Stop::never()) {
            Err(status) => {
                prop_assert_eq!(status, Status::Infeasible);
                prop_assert_eq!(tiny.brute(), None);
            }
            Ok(relaxed) => {
                if let Some(best) = tiny.brute() {
                    prop_assert!(relaxed.objective <= f64::from(best) + 1e-6);
                }
                // Duality: the right sides at their duals, and the columns' upper bound 3 at the negative reduced costs.
                let rows: f64 = tiny.rows.iter().zip(&relaxed.duals).map(|(r, d)| f64::from(r.2) * d).sum();
                let columns: f64 = relaxed.reduced.iter().map(|r| 3.0 * r.min(0.0)).sum();
                prop_assert!((rows + columns - relaxed.objective).abs() < 1e-6);
            }
        }
    }
}

#[test]
fn a_row_that_is_added_is_kept_by_the_next_relaxation() {
    let mut model = Model::default();
    let (a, b) = (model.integer("a", 0.0, 9.0, -2.0), model.continuous("b", 0.0, 9.0, -3.0));
    model.row("sum", -INF, 10.0, [(a, 1.0), (b, 1.0)]);
    let mut relaxation = Relaxation::new(&model, 1);
    // b = 9, a = 1: -27 - 2.
    assert_eq!(relaxation.solve(&Stop::never()).map(|r| r.objective), Ok(-29.0));
    relaxation.add_row(-INF, 3.5, &[(b, 1.0)]);
    // b = 3.5, a = 6.5: -10.5 - 13; a unit of the sum is worth 2, one of the new row 1 more.
    let relaxed = relaxation.solve(&Stop::never()).expect("a solution");
    assert_eq!((relaxed.objective, relaxed.duals), (-23.5, vec![-2.0, -1.0]));
    relaxation.set_bounds(a, 8.0, 9.0);
    // a = 8, b = 2: -16 - 6.
    assert_eq!(relaxation.solve(&Stop::never()).map(|r| r.objective), Ok(-22.0));
}

#[test]
fn a_solution_is_rounded_and_held_to_every_row() {
    let mut model = Model::default();
    let (a, b) = (model.integer("a", 0.0, 9.0, 1.0), model.continuous("b", 0.0, 9.0, 1.0));
    model.row("sum", 5.0, INF, [(a, 1.0), (b, 1.0)]);
    assert_eq!(model.settle(&[2.000_01, 3.0]), Ok(vec![2.0, 3.0]));
    assert!(matches!(model.settle(&[2.4, 3.0]), Err(Unsettled::Column { column, .. }) if column == "a"));
    assert!(matches!(model.settle(&[10.0, 3.0]), Err(Unsettled::Column { .. })));
    assert_eq!(model.settle(&[1.0, 3.0]), Err(Unsettled::Row { row: "sum".to_owned(), by: 1.0 }));
    assert_eq!(model.settle(&[1.0]), Err(Unsettled::Length { found: 1, expected: 2 }));
    assert!(model.settle(&[f64::NAN, 3.0]).is_err());
}

#[test]
fn a_start_is_the_first_incumbent_and_a_wrong_one_is_none() {
    let mut model = Model::default();
    let a = model.integer("a", 0.0, 9.0, 1.0);
    model.row("at least", 2.5, INF, [(a, 1.0)]);
    let mut heard = Vec::new();
    let answer = solve(&model, Some(&[7.0]), &limits(), &mut |i| heard.push(i.objective));
    assert_eq!((heard.first(), answer.best.map(|b| b.values)), (Some(&7.0), Some(vec![3.0])));
    let mut heard = Vec::new();
    solve(&model, Some(&[2.0]), &limits(), &mut |i| heard.push(i.objective));
    assert_eq!(heard.first(), Some(&3.0));
}

#[test]
fn a_raised_flag_leaves_the_start_and_no_claim() {
    let stop = Stop::never();
    stop.flag().store(true, Ordering::Relaxed);
    let mut model = Model::default();
    let columns: Vec<_> =
        (0..40).map(|n| model.integer(format!("x{n}"), 0.0, 9.0, f64::from(n % 7 + 3))).collect();
    for k in 0..30_u32 {
        let terms = columns.iter().enumerate().map(|(n, c)| (*c, f64::from((n as u32 * 7 + k * 13) % 11)));
        model.row(format!("r{k}"), 211.0, INF, terms.collect::<Vec<_>>());
    }
    let start = vec![9.0; 40];
    let answer = solve(&model, Some(&start), &Limits::new(&stop), &mut |_| {});
    assert!(answer.best.is_some_and(|b| b.objective <= model.objective(&start)));
    assert!(answer.bound <= model.objective(&start));
}

#[test]
fn what_was_proved_before_is_not_proved_again() {
    let mut model = Model::default();
    let a = model.integer("a", 0.0, 9.0, 1.0);
    model.row("at least", 2.5, INF, [(a, 1.0)]);
    // The stop is over: whatever is said was known.
    let stop = Stop::never();
    stop.raise();
    let limits = Limits::new(&stop);
    for looking in [false, true] {
        let known = |start: f64, bound: f64| {
            let (start, limits) = ([start], limits.clone().known(bound));
            if looking {
                solve_looking(&model, Some(&start), &limits, 2, &mut |_, _| None, &mut |_| {})
            } else {
                solve(&model, Some(&start), &limits, &mut |_| {})
            }
        };
        let closed = known(3.0, 3.0);
        assert_eq!((closed.status, closed.bound, closed.nodes), (Status::Optimal, 3.0, 0));
        // Whether HiGHS was quicker than the stop or not, the bound is not lost.
        let open = known(7.0, 2.75);
        assert!(open.bound >= 2.75 && open.best.is_some_and(|best| best.objective <= 7.0));
    }
}

#[test]
fn what_has_no_least_cost_says_so() {
    let mut model = Model::default();
    let a = model.integer("a", 0.0, INF, -1.0);
    model.row("from", 1.0, INF, [(a, 1.0)]);
    assert_eq!(solve(&model, None, &limits(), &mut |_| {}).status, Status::Unbounded);
}

#[test]
fn three_rows_that_contradict_each_other_are_named_and_no_other() {
    let mut model = Model::default();
    let (a, b, c) = (
        model.integer("a", 0.0, 9.0, 1.0),
        model.integer("b", 0.0, 9.0, 1.0),
        model.integer("c", 0.0, 9.0, 1.0),
    );
    let rows = [
        model.row("c is small", -INF, 4.0, [(c, 1.0)]),
        model.row("a is large", 6.0, INF, [(a, 1.0)]),
        model.row("a and c", -INF, 12.0, [(a, 1.0), (c, 1.0)]),
        model.row("b is large", 5.0, INF, [(b, 1.0)]),
        model.row("a and b", -INF, 10.0, [(a, 1.0), (b, 1.0)]),
    ];
    // Sizes are those of the bounds: 4, 6, 12, 5, 10.
    let sized: Vec<(Row, f64)> = rows.into_iter().zip([4.0, 6.0, 12.0, 5.0, 10.0]).collect();
    let clash = clash(&model, &sized, &limits()).expect("6 + 5 > 10");
    assert_eq!(clash.rows, [rows[1], rows[3], rows[4]]);
    // One unit is missing: cheapest relative to its bound is a tenth of the sum.
    assert_eq!(clash.mend, [Mend { row: rows[4], by: 1.0 }]);
}
