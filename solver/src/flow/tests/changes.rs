//! A standing problem after hundreds of changes, held to solving it from nothing: seat by seat where numbers make the
//! optimum unique, and by cost where they do not. And what a stop leaves behind.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use super::*;
use crate::flow::workbench::{Changes, MadeUp, Priced};

/// The answer from where it stands, held to its proof and to the cost of a solve from nothing; and that one's answer.
fn warm_and_cold<C: Priced>(standing: &mut Standing<C>) -> (Assignment<C>, Assignment<C>) {
    let warm = standing.settle(&Stop::never(), &mut |_| {}).unwrap();
    let cold = cold(standing.transport().clone());
    let transport = standing.transport();
    assert_eq!(proved(transport, &warm), proved(transport, &cold));
    (warm.optimal().expect("everybody may go unserved"), cold.optimal().expect("as before"))
}

/// The sum of plain costs.
fn plain<C: Priced>(transport: &Transport<C>, found: &Assignment<C>) -> i64 {
    let units = (0..transport.units() as u32).map(Unit);
    let paid = |unit: Unit| match found.slot(unit) {
        Some(slot) => transport.arcs(unit).find(|(s, _)| *s == slot).expect("an arc").1.plain(),
        None => transport.unserved(unit).expect("everybody may go unserved").plain(),
    };
    units.map(paid).sum()
}

#[test]
fn hundreds_of_changes_are_mended_to_what_a_solve_from_nothing_says() {
    let mut sorts = BTreeSet::new();
    let (mut moved, mut last) = (0, Vec::new());
    for seed in 0..3 {
        let made = MadeUp::new(300, 9, seed);
        let mut narrow = Standing::new(made.transport::<i64>());
        let mut wide = Standing::new(made.transport::<i128>());
        narrow.solve(&Stop::never(), &mut |_| {}).unwrap();
        wide.solve(&Stop::never(), &mut |_| {}).unwrap();
        let (mut of_narrow, mut of_wide) = (Changes::new(seed), Changes::new(seed));
        for round in 0..200 {
            let sort = of_narrow.next(&mut narrow);
            assert_eq!(of_wide.next(&mut wide), sort, "the same changes");
            sorts.insert(sort);
            let (warm, cold) = warm_and_cold(&mut wide);
            assert_eq!(warm.slots(), cold.slots(), "seed {seed}, round {round}: {sort:?}");
            moved += usize::from(!warm.slots().starts_with(&last));
            let (tied, _) = warm_and_cold(&mut narrow);
            let told = plain(wide.transport(), &warm);
            assert_eq!(i128::from(told), tied.cost(), "seed {seed}, round {round}: {sort:?}");
            last = warm.slots().to_vec();
            if round % 5 == 0 {
                // What a place more or less is worth does not depend on how one came here either.
                let mut again = Standing::new(wide.transport().clone());
                again.solve(&Stop::never(), &mut |_| {}).unwrap();
                let told = marginals(&wide, &Stop::never());
                assert!(told.is_some());
                assert_eq!(told, marginals(&again, &Stop::never()), "seed {seed}, round {round}: {sort:?}");
            }
        }
    }
    assert_eq!(sorts.len(), 8, "every sort of change: {sorts:?}");
    assert!(moved > 300, "changes move people: {moved} of 600 did");
}

#[test]
fn a_raised_flag_stops_settling_and_marginals_at_once() {
    let mut standing = Standing::new(MadeUp::new(60, 3, 1).transport::<i64>());
    let found = standing.solve(&Stop::never(), &mut |_| {}).unwrap();
    let stop = Stop::never();
    stop.flag().store(true, Ordering::Relaxed);
    assert!(marginals(&standing, &Stop::never()).is_some());
    assert!(marginals(&standing, &stop).is_none());
    // Nobody has to move, and still it does not go through everybody.
    assert_eq!(standing.settle(&stop, &mut |_| {}), Ok(Ending::Stopped));
    assert!(marginals(&standing, &Stop::never()).is_none(), "not known to be an optimum any more");
    let again = standing.settle(&Stop::never(), &mut |_| {}).unwrap();
    assert_eq!(proved(standing.transport(), &again), proved(standing.transport(), &found));
}

#[test]
fn what_a_stop_interrupts_can_be_settled_later() {
    let mut interrupted = 0;
    for seed in 0..8 {
        let transport = MadeUp::new(400, 9, seed).transport::<i128>();
        let stop = Stop::never();
        let mut standing = Standing::new(transport.clone());
        let flag = stop.flag();
        // The auction of so few tells nothing; settling from nothing, which is slow, does.
        let ending = standing.settle(&stop, &mut |_| flag.store(true, Ordering::Relaxed)).unwrap();
        interrupted += usize::from(ending == Ending::Stopped);
        let later = standing.settle(&Stop::never(), &mut |_| {}).unwrap().optimal().unwrap();
        assert_eq!(later.slots(), cold(transport).optimal().unwrap().slots());
    }
    assert_eq!(interrupted, 8);
}

#[test]
fn a_unit_that_is_gone_costs_nothing() {
    let mut standing = Standing::new(three().transport(|c| c));
    // Alone in slot 0 at 2, the first in slot 1 at 5, the third unserved at 6: 13.
    assert_eq!(standing.solve(&Stop::never(), &mut |_| {}).unwrap().optimal().map(|a| a.cost()), Some(13));
    standing.remove_unit(Unit(2));
    assert_eq!(standing.transport().unserved(Unit(2)), Some(0));
    assert_eq!(standing.settle(&Stop::never(), &mut |_| {}).unwrap().optimal().map(|a| a.cost()), Some(7));
}

#[test]
fn a_cost_that_changes_after_another_slot_has_come_is_seen() {
    let mut standing = Standing::new(three().transport(|c| c));
    standing.solve(&Stop::never(), &mut |_| {}).unwrap();
    // The first gets a third slot to choose from, at 7 as dear as its place at 5, for which the third would save 2: it
    // stays. What it fits is written anew elsewhere.
    let slot = standing.add_slot(1, &[(Unit(0), 7)]);
    let before =
        standing.settle(&Stop::never(), &mut |_| {}).unwrap().optimal().expect("nobody has to be served");
    assert_eq!((before.slot(Unit(0)), before.cost()), (Some(Slot(1)), 13));
    // Where it is now becomes dearer than there; the place goes to the third: 7 + 2 + 4.
    standing.set_cost(Unit(0), Slot(1), Some(30));
    let after = standing.settle(&Stop::never(), &mut |_| {}).unwrap().optimal().expect("as before");
    assert_eq!((after.slot(Unit(0)), after.slot(Unit(2)), after.cost()), (Some(slot), Some(Slot(1)), 13));
}
