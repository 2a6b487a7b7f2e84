//! Each missing unit into its best place, one after the other, in an order that is drawn.

use std::cmp::Reverse;

use super::super::insertion::best;
use super::super::state::Rounds;
use crate::search::{Dice, Recreate, to_put_back};

/// Chance that a place goes unseen (Christiaens and Vanden Berghe 2020).
const BLINK: f64 = 0.01;
/// Units that were missing before this ruin and get a try as well.
const OLD: usize = 12;

/// See the module.
pub(super) struct Greedy;

impl Recreate<Rounds<'_>> for Greedy {
    fn name(&self) -> &'static str {
        "Greedy"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn recreate(&self, state: &mut Rounds, dice: &mut Dice) {
        let mut units = to_put_back(state.missing(), state.taken_out(), OLD, dice);
        order(state, &mut units, dice);
        for unit in units {
            place(state, unit, BLINK, dice);
        }
        state.settle();
    }
}

/// Puts a unit into its best place, where there is one.
pub(super) fn place(state: &mut Rounds<'_>, unit: u32, blink: f64, dice: &mut Dice) {
    if let Some(place) = best(state, unit, blink, dice) {
        let fits = state.insert(unit, &place);
        debug_assert!(fits, "a place that was priced is one");
        if !fits {
            state.remove(&[unit]);
        }
    }
}

/// Puts units into an order: at random, the largest first, the farthest from a kitchen, the nearest, the tightest window,
/// the earliest.
fn order(state: &Rounds<'_>, units: &mut [u32], dice: &mut Dice) {
    let model = state.model;
    dice.shuffle(units);
    let way = |u: u32| {
        let unit = &model.units[u as usize];
        let kitchen = model.orders[unit.order as usize].kitchens.first();
        kitchen.map_or(0, |k| model.time(0, model.kitchens[*k as usize].place, unit.place))
    };
    let unit = |u: &u32| &model.units[*u as usize];
    match dice.weighted([4, 4, 2, 1, 2, 1].into_iter()) {
        0 => {}
        1 => units.sort_by_key(|u| Reverse(unit(u).meals)),
        2 => units.sort_by_key(|u| Reverse(way(*u))),
        3 => units.sort_by_key(|u| way(*u)),
        4 => units.sort_by_key(|u| unit(u).end - unit(u).start),
        _ => units.sort_by_key(|u| unit(u).end),
    }
}
