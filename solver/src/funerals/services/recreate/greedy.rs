//! Each missing job into its best place, one after the other, in an order that is drawn.

use std::cmp::Reverse;

use super::super::insertion::best;
use super::super::model::{CaseModel, Room};
use super::super::state::Services;
use crate::search::{Dice, Recreate, to_put_back};

/// Chance that a slot goes unseen (Christiaens and Vanden Berghe 2020); now and then it is a large one, for plans in which
/// somebody has what is not cheapest so that others fit.
const BLINK: f64 = 0.02;
const BLIND: f64 = 0.25;
const SELDOM: f64 = 0.03;
/// Jobs that were missing before this ruin and get a try as well.
const OLD: usize = 12;

/// See the module.
pub(super) struct Greedy;

impl Recreate<Services<'_>> for Greedy {
    fn name(&self) -> &'static str {
        "Greedy"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn recreate(&self, state: &mut Services, dice: &mut Dice) {
        let mut jobs = to_put_back(state.missing(), state.taken_out(), OLD, dice);
        order(state, &mut jobs, dice);
        let blink = if dice.chance(SELDOM) { BLIND } else { BLINK };
        for job in jobs {
            place(state, job, blink, dice);
        }
        state.settle();
    }
}

/// Puts a job into its best place, where that is better than none.
pub(super) fn place(state: &mut Services<'_>, job: u32, blink: f64, dice: &mut Dice) {
    let found = best(state, job, blink, dice);
    if let Some(place) = found.filter(|place| place.cost < Services::left_out(state.model, job)) {
        state.insert(job, place);
    }
}

/// Puts jobs into an order: at random, who minds most first, who takes most first, the earliest first.
fn order(state: &Services<'_>, jobs: &mut [u32], dice: &mut Dice) {
    let model = state.model;
    dice.shuffle(jobs);
    let case = |job: &u32| model.cases.get(*job as usize);
    let takes = |job: &u32| -> usize {
        let first = |rooms: &Option<Vec<Room>>| {
            rooms.as_ref().and_then(|rooms| rooms.first()).map_or(0, |room| model.way(room).busy)
        };
        case(job).map_or(0, |case| first(&case.farewell) + first(&case.cremation))
    };
    match dice.weighted([2, 1, 1, 1].into_iter()) {
        0 => {}
        1 => jobs.sort_by_key(|job| Reverse(model.problem.cases.get(*job as usize).map(|c| c.wish_weight))),
        2 => jobs.sort_by_key(|job| Reverse(takes(job))),
        _ => jobs.sort_by_key(|job| case(job).and_then(CaseModel::wished)),
    }
}
