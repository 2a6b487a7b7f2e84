//! Those whose cremations, farewells or trips lie about the same time, most often those that use the same pools.

use super::super::state::{Place, Services};
use crate::search::{Dice, Ruin};

/// At most, how many slots luck may count for, and how often they are those that share a pool.
const MOST: usize = 8;
const LUCK: usize = 6;
const SHARES: f64 = 0.8;

/// See the module.
pub(super) struct NearInTime;

impl Ruin<Services<'_>> for NearInTime {
    fn name(&self) -> &'static str {
        "NearInTime"
    }
    fn weight(&self) -> u32 {
        5
    }
    fn ruin(&self, state: &mut Services, dice: &mut Dice) -> bool {
        let centre = dice.below(state.jobs() as usize) as u32;
        let Some(place) = state.place(centre) else { return false };
        let (slot, most) = (place.slot, 1 + dice.below(MOST));
        // What a case keeps last is what ties it to the others: the cremator, or the hall where there is none.
        let tie = place.tie().filter(|_| dice.chance(SHARES));
        let shares = |job: u32| tie.is_none() || state.place(job).and_then(Place::tie) == tie;
        let chosen = nearest(state, slot, most, LUCK, dice, &shares);
        state.remove(&chosen);
        true
    }
}

/// Jobs that lie the nearest to a slot, up to luck.
pub(super) fn nearest(
    state: &Services<'_>,
    slot: usize,
    most: usize,
    luck: usize,
    dice: &mut Dice,
    counts: &dyn Fn(u32) -> bool,
) -> Vec<u32> {
    let mut near: Vec<(usize, u32)> = Vec::new();
    for job in (0..state.jobs()).filter(|job| !state.is_frozen(*job) && counts(*job)) {
        if let Some(place) = state.place(job) {
            near.push((place.slot.abs_diff(slot) + dice.below(luck), job));
        }
    }
    if near.len() > most {
        near.select_nth_unstable(most);
        near.truncate(most);
    }
    near.into_iter().map(|(_, job)| job).collect()
}
