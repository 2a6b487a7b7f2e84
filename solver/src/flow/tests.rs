//! The flow held to brute force, to an oracle of another kind, to itself after changes, and to its own proofs.

use anpai_core::stop::Stop;
use proptest::prelude::*;

use super::certificate::{Fault, verify};
use super::marginal::marginals;
use super::*;

mod changes;
mod mixed;
mod networks;
mod oracle;

/// The cost of being unserved, where that is allowed, and the slots with their costs.
type TinyUnit = (Option<i64>, Vec<(u32, i64)>);

/// A problem small enough to print.
#[derive(Clone, Debug)]
struct Tiny {
    capacity: Vec<u32>,
    /// What leaving out costs, and the arcs.
    units: Vec<TinyUnit>,
}

impl Tiny {
    fn transport<C: Cost>(&self, cost: impl Fn(i64) -> C) -> Transport<C> {
        let mut transport = Transport::new(&self.capacity);
        for (unserved, arcs) in &self.units {
            let arcs: Vec<(u32, C)> = arcs.iter().map(|&(s, c)| (s, cost(c))).collect();
            transport.push(unserved.map(&cost), &arcs);
        }
        transport
    }
    /// The least cost over all assignments; none where somebody who has to be served cannot be.
    fn brute(&self) -> Option<i128> {
        fn least(tiny: &Tiny, unit: usize, left: &mut [u32]) -> Option<i128> {
            let Some((unserved, arcs)) = tiny.units.get(unit) else { return Some(0) };
            let mut best =
                unserved.and_then(|u| least(tiny, unit + 1, left).map(|rest| i128::from(u) + rest));
            for &(slot, cost) in arcs {
                if left[slot as usize] > 0 {
                    left[slot as usize] -= 1;
                    let found = least(tiny, unit + 1, left).map(|rest| i128::from(cost) + rest);
                    left[slot as usize] += 1;
                    best = [best, found].into_iter().flatten().min();
                }
            }
            best
        }
        least(self, 0, &mut self.capacity.clone())
    }
}

/// Up to `units` units and `slots` slots, costs from `-2` to `most`: few values, so that ties abound; a slot may be named
/// twice, have no place, or more than anybody needs.
fn tiny(units: usize, slots: usize, most: i64) -> impl Strategy<Value = Tiny> {
    prop::collection::vec(prop_oneof![6 => 0..4_u32, 1 => Just(1_000_000)], 1..=slots).prop_flat_map(
        move |capacity| {
            let slots = capacity.len() as u32;
            let arcs = prop::collection::vec((0..slots, -2..=most), 0..=5);
            let unserved = prop_oneof![4 => (-2..=2 * most).prop_map(Some), 1 => Just(None)];
            prop::collection::vec((unserved, arcs), 0..=units)
                .prop_map(move |units| Tiny { capacity: capacity.clone(), units })
        },
    )
}

fn cold<C: Cost>(transport: Transport<C>) -> Ending<C> {
    solve(transport, &Stop::never(), &mut |_| {}).unwrap()
}

/// Holds an ending to its own proof, and answers the cost.
fn proved<C: Cost>(transport: &Transport<C>, ending: &Ending<C>) -> Option<i128> {
    match ending {
        Ending::Optimal(found) => Some(verify(transport, found).expect("its own proof holds").cost),
        Ending::Infeasible(overfull) => {
            let places: u64 = overfull.slots.iter().map(|&s| u64::from(transport.capacity(s))).sum();
            assert!(overfull.units.len() as u64 > places, "these fit after all");
            for &unit in &overfull.units {
                assert_eq!(transport.unserved(unit), None);
                assert!(transport.arcs(unit).all(|(slot, _)| overfull.slots.contains(&slot)));
            }
            None
        }
        Ending::Stopped => panic!("nobody stops it"),
    }
}

/// What may happen to a standing problem.
#[derive(Clone, Debug)]
enum Change {
    Capacity(usize, u32),
    Cost(usize, usize, Option<i64>),
    Unserved(usize, Option<i64>),
    Remove(usize),
    Add(Option<i64>, Vec<(usize, i64)>),
    Slot(u32, Vec<(usize, i64)>),
}

fn change() -> impl Strategy<Value = Change> {
    let cost = || -2..9_i64;
    prop_oneof![
        (0..99_usize, 0..5_u32).prop_map(|(s, c)| Change::Capacity(s, c)),
        (0..99_usize, 0..99_usize, prop::option::of(cost())).prop_map(|(u, s, c)| Change::Cost(u, s, c)),
        (0..99_usize, prop::option::weighted(0.8, cost())).prop_map(|(u, c)| Change::Unserved(u, c)),
        (0..99_usize).prop_map(Change::Remove),
        (Just(Some(8)), prop::collection::vec((0..99_usize, cost()), 0..4))
            .prop_map(|(u, a)| Change::Add(u, a)),
        (0..3_u32, prop::collection::vec((0..99_usize, cost()), 0..4)).prop_map(|(c, a)| Change::Slot(c, a)),
    ]
}

/// Applies a change to what is there.
fn apply(standing: &mut Standing<i64>, change: &Change) {
    let (units, slots) = (standing.transport().units(), standing.transport().slots());
    let unit = |u: usize| Unit((u % units.max(1)) as u32);
    let slot = |s: usize| Slot((s % slots) as u32);
    match change {
        &Change::Capacity(s, c) => standing.set_capacity(slot(s), c),
        Change::Add(unserved, arcs) => {
            let arcs: Vec<(u32, i64)> = arcs.iter().map(|&(s, c)| (slot(s).0, c)).collect();
            standing.add_unit(*unserved, &arcs);
        }
        _ if units == 0 => {}
        &Change::Cost(u, s, c) => standing.set_cost(unit(u), slot(s), c),
        &Change::Unserved(u, c) => standing.set_unserved(unit(u), c),
        &Change::Remove(u) => standing.remove_unit(unit(u)),
        Change::Slot(capacity, arcs) => {
            let arcs: Vec<(Unit, i64)> = arcs.iter().map(|&(u, c)| (unit(u), c)).collect();
            standing.add_slot(*capacity, &arcs);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_511),
        ..ProptestConfig::with_cases(2000)
    })]

    #[test]
    fn the_cost_is_that_of_brute_force(tiny in tiny(6, 4, 9)) {
        let transport = tiny.transport(|c| c);
        prop_assert_eq!(proved(&transport, &cold(transport.clone())), tiny.brute());
    }

    #[test]
    fn the_cost_is_that_of_plain_shortest_paths(tiny in tiny(14, 6, 30)) {
        let transport = tiny.transport(|c| c);
        prop_assert_eq!(proved(&transport, &cold(transport.clone())), oracle::least(&tiny));
    }

    #[test]
    fn wide_costs_give_what_narrow_ones_do(tiny in tiny(8, 4, 40)) {
        let (narrow, wide) = (tiny.transport(|c| c), tiny.transport(|c| i128::from(c) << 94));
        let (a, b) = (proved(&narrow, &cold(narrow.clone())), proved(&wide, &cold(wide.clone())));
        prop_assert_eq!(a.map(|a| a << 94), b);
    }

    #[test]
    fn settled_after_changes_is_as_cheap_as_solved_from_nothing(
        tiny in tiny(8, 4, 9),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let mut standing = Standing::new(tiny.transport(|c| c));
        standing.solve(&Stop::never(), &mut |_| {}).unwrap();
        for change in &changes {
            apply(&mut standing, change);
            let warm = standing.settle(&Stop::never(), &mut |_| {}).unwrap();
            let transport = standing.transport().clone();
            prop_assert_eq!(proved(&transport, &warm), proved(&transport, &cold(transport.clone())), "{:?}", change);
            // What a place is worth depends on no history either.
            let mut again = Standing::new(transport);
            again.solve(&Stop::never(), &mut |_| {}).unwrap();
            let worth = |standing: &Standing<i64>| marginals(standing, &Stop::never());
            prop_assert_eq!(worth(&standing), worth(&again), "{:?}", change);
        }
    }

    #[test]
    fn marginals_are_what_solving_again_says(tiny in tiny(8, 4, 9)) {
        let mut standing = Standing::new(tiny.transport(|c| c));
        let found = standing.solve(&Stop::never(), &mut |_| {}).unwrap().optimal();
        let told = marginals(&standing, &Stop::never());
        prop_assert_eq!(told.is_some(), found.is_some());
        for (slot, told) in told.iter().flatten().enumerate() {
            let cost = found.as_ref().map_or(0, Assignment::cost);
            let with = |capacity: u32| {
                let mut other = tiny.clone();
                other.capacity[slot] = capacity;
                oracle::least(&other)
            };
            let capacity = tiny.capacity[slot];
            prop_assert_eq!(Some(cost - i128::from(told.one_more)), with(capacity + 1), "slot {}", slot);
            let less = capacity.checked_sub(1).and_then(with);
            prop_assert_eq!(told.one_less.map(|less| cost + i128::from(less)), less, "slot {}", slot);
        }
    }

    #[test]
    fn a_seat_elsewhere_or_another_price_is_no_proof(
        tiny in tiny(8, 4, 9),
        at in 0..99_usize,
        by in prop_oneof![-3..0_i64, 1..4_i64],
    ) {
        let transport = tiny.transport(|c| c);
        let Ending::Optimal(found) = cold(transport.clone()) else { return Ok(()) };
        let mut dearer = found.clone();
        dearer.cost += i128::from(by);
        prop_assert!(verify(&transport, &dearer).is_err());
        // Another seat is proved only where it costs as much.
        if !tiny.units.is_empty() {
            let unit = at % tiny.units.len();
            let mut moved = found.clone();
            moved.slot[unit] = if moved.slot[unit].is_some() { None } else { Some(Slot(0)) };
            if let Ok(proof) = verify(&transport, &moved) {
                prop_assert_eq!(Some(proof.cost), tiny.brute());
            }
        }
    }
}

/// Two slots of one place, three units: 0 and 1 want slot 0 (costs 1 and 2), slot 1 costs them 5 and 9; unit 2 fits slot
/// 1 alone, at 4. Left out they cost 10, 20, 6. Best: 0 in slot 1 (5), 1 in slot 0 (2), 2 out (6): 13. Others: 0 in slot 0
/// (1), 1 in slot 1 (9), 2 out (6): 16; 0 out (10), 1 in slot 0 (2), 2 in slot 1 (4): 16.
fn three() -> Tiny {
    Tiny {
        capacity: vec![1, 1],
        units: vec![
            (Some(10), vec![(0, 1), (1, 5)]),
            (Some(20), vec![(0, 2), (1, 9)]),
            (Some(6), vec![(1, 4)]),
        ],
    }
}

#[test]
fn the_cheapest_of_three_is_found_and_its_places_are_priced() {
    let mut standing = Standing::new(three().transport(|c| c));
    let found = standing.solve(&Stop::never(), &mut |_| {}).unwrap().optimal().unwrap();
    assert_eq!(found.slots(), [Some(Slot(1)), Some(Slot(0)), None]);
    assert_eq!(found.cost(), 13);
    // A second place in slot 0: 1 + 2 + 4 = 7, saves 6. In slot 1: 5 + 2 + 4 = 11, saves 2.
    // No slot 0: 0 out, 1 in slot 1, 2 out (10 + 9 + 6 = 25), 12 more. No slot 1: 0 out, 1 in slot 0, 2 out (10 + 2 + 6
    // = 18), or 0 in slot 0 and 1 out, dearer; 5 more.
    let told = marginals(&standing, &Stop::never()).unwrap();
    assert_eq!(told[0], marginal::Marginal { one_more: 6, one_less: Some(12) });
    assert_eq!(told[1], marginal::Marginal { one_more: 2, one_less: Some(5) });
}

#[test]
fn each_wrong_proof_is_refused_by_its_name() {
    let transport = three().transport(|c| c);
    let found = cold(transport.clone()).optimal().unwrap();
    let [p, q] = found.prices()[..] else { unreachable!() };
    let with = |slots: [Option<u32>; 3], price: [i64; 2], cost: i128| {
        verify(&transport, &Assignment::new(slots.map(|s| s.map(Slot)).to_vec(), price.to_vec(), cost))
    };
    assert!(with([Some(1), Some(0), None], [p, q], 13).is_ok());
    assert_eq!(with([Some(1), Some(0), None], [p, q], 12), Err(Fault::Cost { found: 13, told: 12 }));
    assert_eq!(with([Some(0), Some(0), None], [0, 9], 9), Err(Fault::Overfull(Slot(0))));
    assert_eq!(with([Some(1), Some(0), Some(0)], [p, q], 13), Err(Fault::Misfit(Unit(2), Slot(0))));
    assert_eq!(with([Some(1), Some(0), None], [p + 90, q], 13), Err(Fault::Dearer(Unit(1))));
    assert_eq!(with([Some(0), None, None], [20, 20], 27), Err(Fault::Dearer(Unit(0))));
    assert_eq!(with([Some(0), Some(0), None], [-9, 9], 9), Err(Fault::Overfull(Slot(0))));
    let mut idle = Transport::new(&[1, 1]);
    idle.push(Some(9), &[(0, 2)]);
    let one = |price: [i64; 2]| verify(&idle, &Assignment::new(vec![Some(Slot(0))], price.to_vec(), 2));
    assert!(one([3, 0]).is_ok());
    assert_eq!(one([3, 1]), Err(Fault::Idle(Slot(1))));
    assert_eq!(one([-1, 0]), Err(Fault::Negative(Slot(0))));
    let mut must = Transport::new(&[1]);
    must.push(None, &[(0, 2_i64)]);
    assert_eq!(verify(&must, &Assignment::new(vec![None], vec![0], 0)), Err(Fault::LeftOut(Unit(0))));
    assert_eq!(verify(&must, &Assignment::new(vec![], vec![0], 0)), Err(Fault::Size { units: 0, slots: 1 }));
}

#[test]
fn costs_that_could_overflow_are_refused_and_the_largest_that_cannot_are_solved() {
    // 64 x (2 x largest + 1) x (1 + 2) has to fit: up to 2^63 / 384 and 2^127 / 384.
    let with = |cost: i64| {
        let mut transport = Transport::new(&[1]);
        transport.push(Some(cost), &[(0, -cost)]);
        transport.push(None, &[(0, cost)]);
        transport
    };
    let most = i64::MAX / 384 - 1;
    let solved = cold(with(most)).optimal().unwrap();
    assert_eq!(solved.cost(), 2 * i128::from(most));
    let refused = solve(with(most + 2), &Stop::never(), &mut |_| {});
    assert!(matches!(refused, Err(TooLarge::Cost { slots: 1, .. })));
    assert!(solve(with(i64::MIN + 1), &Stop::never(), &mut |_| {}).is_err());
    let mut wide = Transport::new(&[1, 3]);
    wide.push(None, &[(0, (1_i128 << 100) + 1), (1, 1 << 100)]);
    assert_eq!(cold(wide).optimal().unwrap().cost(), 1 << 100);
}

#[test]
fn a_raised_flag_stops_it() {
    let stop = Stop::never();
    stop.flag().store(true, std::sync::atomic::Ordering::Relaxed);
    let ending = solve(three().transport(|c| c), &stop, &mut |_| {}).unwrap();
    assert_eq!(ending, Ending::Stopped);
}

#[test]
fn nobody_and_no_slot_are_problems_too() {
    let none = Transport::<i64>::new(&[]);
    assert_eq!(cold(none).optimal().unwrap().cost(), 0);
    let mut out = Transport::new(&[]);
    out.push(Some(-3_i64), &[]);
    assert_eq!(cold(out.clone()).optimal().unwrap().cost(), -3);
    out.push(None, &[]);
    let Ending::Infeasible(overfull) = cold(out) else { panic!("unit 1 fits nowhere") };
    assert_eq!(overfull, Overfull { units: vec![Unit(1)], slots: vec![] });
}

/// 60 units with up to five of eight slots, and costs below which a hash makes every optimum unique.
fn unique(seed: u64) -> Transport<i128> {
    let draw = |what: u64| workbench::mix(seed.wrapping_mul(1_000_003) ^ what);
    let mut transport = Transport::new(&[9, 4, 7, 0, 12, 3, 8, 5]);
    for unit in 0..60 {
        let mut arcs = Vec::new();
        for slot in 0..8 {
            let coin = draw(unit * 16 + slot);
            if coin % 8 < 5 {
                arcs.push((
                    slot as u32,
                    (i128::from(coin >> 8 & 31) << 80) + i128::from(draw(!(unit * 16 + slot))),
                ));
            }
        }
        let unserved = (i128::from(20 + draw(unit) % 40) << 80) + i128::from(draw(unit + 9999));
        transport.push(Some(unserved), &arcs);
    }
    transport
}

#[test]
fn the_order_of_units_and_arcs_changes_nothing_where_the_optimum_is_unique() {
    let forward = unique(2);
    let found = cold(forward.clone()).optimal().unwrap();
    let mut backward = Transport::new(&forward.capacity);
    for unit in (0..60).rev().map(Unit) {
        let mut arcs: Vec<(u32, i128)> = forward.arcs(unit).map(|(slot, cost)| (slot.0, cost)).collect();
        arcs.reverse();
        backward.push(forward.unserved(unit), &arcs);
    }
    let other = cold(backward).optimal().unwrap();
    let mut slots = other.slots().to_vec();
    slots.reverse();
    assert_eq!(slots, found.slots());
}
