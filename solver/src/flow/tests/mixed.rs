//! Four ways to one cost: the assignment, the same as a network, a mixed-integer model on HiGHS, and every possible
//! answer. Thousands of problems small enough for the last, many of them infeasible or degenerate; what was met is
//! counted, so that nobody believes in cases that never came.

use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::networks::{Small, simplex, small};
use super::*;
use crate::flow::certificate::verify_flow;
use crate::mip;

/// Of `cases` problems one in this many is given to HiGHS, which takes a thousand times as long as all others.
const TO_HIGHS: usize = 8;

/// Ordinary problems, and those where nearly everything ties or nothing fits.
fn any_tiny() -> impl Strategy<Value = Tiny> {
    (tiny(6, 4, 9), 0..8).prop_map(|(mut tiny, sort)| {
        let mut costs = |change: fn(i64) -> i64| {
            for (unserved, arcs) in &mut tiny.units {
                *unserved = unserved.map(change);
                arcs.iter_mut().for_each(|(_, cost)| *cost = change(*cost));
            }
        };
        match sort {
            0 => costs(|_| 0),
            1 => costs(|cost| cost.signum()),
            2 => tiny.capacity.fill(0),
            3 => tiny.capacity.fill(1),
            4 => tiny.units.iter_mut().for_each(|(_, arcs)| arcs.clear()),
            5 => tiny.units.iter_mut().for_each(|(unserved, _)| *unserved = None),
            _ => {}
        }
        tiny
    })
}

/// A row: bounds, and columns with their factors.
type Bounded = (f64, f64, Vec<(usize, f64)>);

/// The least cost by HiGHS; none where nothing fits.
fn by_highs(columns: &[(f64, f64, i64)], rows: &[Bounded]) -> Option<i128> {
    // HiGHS has no word on rows without columns; they hold or they do not.
    if rows.iter().any(|(lower, upper, terms)| terms.is_empty() && (*lower > 0.0 || *upper < 0.0)) {
        return None;
    }
    let mut model = mip::Model::default();
    let columns: Vec<_> =
        columns.iter().map(|&(lower, upper, cost)| model.integer("", lower, upper, cost as f64)).collect();
    for (lower, upper, terms) in rows {
        model.row("", *lower, *upper, terms.iter().map(|(at, factor)| (columns[*at], *factor)));
    }
    let answer = mip::solve(&model, None, &mip::Limits::new(&Stop::never()), &mut |_| {});
    match answer.status {
        mip::Status::Optimal => Some(answer.best.expect("optimal").objective.round() as i128),
        mip::Status::Infeasible => None,
        other => panic!("{other:?}"),
    }
}

fn tiny_by_highs(tiny: &Tiny) -> Option<i128> {
    let mut columns = Vec::new();
    let mut rows: Vec<_> = tiny.capacity.iter().map(|c| (0.0, f64::from(*c), Vec::new())).collect();
    for (unserved, arcs) in &tiny.units {
        let mut one = Vec::new();
        for (slot, cost) in arcs {
            rows[*slot as usize].2.push((columns.len(), 1.0));
            one.push((columns.len(), 1.0));
            columns.push((0.0, 1.0, *cost));
        }
        if let Some(cost) = unserved {
            one.push((columns.len(), 1.0));
            columns.push((0.0, 1.0, *cost));
        }
        rows.push((1.0, 1.0, one));
    }
    by_highs(&columns, &rows)
}

fn small_by_highs(small: &Small) -> Option<i128> {
    let mut rows: Vec<_> = small.supply.iter().map(|s| (*s as f64, *s as f64, Vec::new())).collect();
    let mut columns = Vec::new();
    for (at, &(from, to, lower, room, cost)) in small.arcs.iter().enumerate() {
        columns.push((lower as f64, (lower + room) as f64, cost));
        if from != to {
            rows[from as usize].2.push((at, 1.0));
            rows[to as usize].2.push((at, -1.0));
        }
    }
    by_highs(&columns, &rows)
}

/// As many problems of a strategy, the same in every run.
fn each<T: std::fmt::Debug>(cases: usize, of: &impl Strategy<Value = T>, mut see: impl FnMut(usize, &T)) {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for case in 0..cases {
        see(case, &of.new_tree(&mut runner).expect("nothing is filtered").current());
    }
}

fn by_simplex(network: &Network<i64>) -> Option<i128> {
    match simplex(network) {
        FlowEnding::Optimal(found) => Some(verify_flow(network, &found).expect("its own proof holds").cost),
        FlowEnding::Infeasible(_) => None,
        FlowEnding::Stopped => panic!("nobody stops it"),
    }
}

/// How many answers cost as little as the best.
fn ways(tiny: &Tiny, best: i128) -> usize {
    fn count(tiny: &Tiny, unit: usize, left: &mut [u32], budget: i128) -> usize {
        let Some((unserved, arcs)) = tiny.units.get(unit) else { return usize::from(budget == 0) };
        let mut all = unserved.map_or(0, |u| count(tiny, unit + 1, left, budget - i128::from(u)));
        for &(slot, cost) in arcs {
            if left[slot as usize] > 0 {
                left[slot as usize] -= 1;
                all += count(tiny, unit + 1, left, budget - i128::from(cost));
                left[slot as usize] += 1;
            }
        }
        all
    }
    count(tiny, 0, &mut tiny.capacity.clone(), best)
}

#[test]
fn assignments_cost_what_networks_highs_and_brute_force_say() {
    let (mut infeasible, mut tied, mut full, mut nothing) = (0, 0, 0, 0);
    each(4000, &any_tiny(), |case, tiny| {
        let (narrow, wide) = (tiny.transport(|c| c), tiny.transport(i128::from));
        let brute = tiny.brute();
        assert_eq!(proved(&narrow, &cold(narrow.clone())), brute, "auction, {tiny:?}");
        assert_eq!(proved(&wide, &cold(wide.clone())), brute, "auction in 128 bits, {tiny:?}");
        assert_eq!(by_simplex(&Network::of(&narrow)), brute, "simplex, {tiny:?}");
        let mut standing = Standing::new(narrow.clone());
        let settled = standing.settle(&Stop::never(), &mut |_| {}).unwrap();
        assert_eq!(proved(&narrow, &settled), brute, "settled from nothing, {tiny:?}");
        if case.is_multiple_of(TO_HIGHS) {
            assert_eq!(tiny_by_highs(tiny), brute, "HiGHS, {tiny:?}");
        }
        infeasible += usize::from(brute.is_none());
        tied += usize::from(brute.is_some_and(|best| ways(tiny, best) > 1));
        full += usize::from(tiny.capacity.iter().all(|c| *c == 0));
        nothing += usize::from(tiny.units.iter().all(|(_, arcs)| arcs.is_empty()));
    });
    let met = (infeasible, tied, full, nothing);
    assert!(infeasible > 400 && tied > 600 && full > 200 && nothing > 200, "{met:?}");
}

#[test]
fn flows_cost_what_highs_and_brute_force_say() {
    let (mut infeasible, mut free, mut bare) = (0, 0, 0);
    let any = (small(), 0..4).prop_map(|(mut small, sort)| {
        match sort {
            0 => small.arcs.iter_mut().for_each(|arc| arc.4 = 0),
            1 => small.arcs.iter_mut().for_each(|arc| arc.3 = arc.3.min(1)),
            _ => {}
        }
        small
    });
    each(4000, &any, |case, small| {
        let brute = small.brute();
        assert_eq!(by_simplex(&small.network()), brute, "simplex, {small:?}");
        if case.is_multiple_of(TO_HIGHS) {
            assert_eq!(small_by_highs(small), brute, "HiGHS, {small:?}");
        }
        infeasible += usize::from(brute.is_none());
        free += usize::from(small.arcs.iter().all(|arc| arc.4 == 0));
        bare += usize::from(small.arcs.is_empty());
    });
    assert!(infeasible > 1000 && free > 500 && bare > 200, "{:?}", (infeasible, free, bare));
    assert!(infeasible < 3500, "most of them cannot be infeasible: {infeasible}");
}
