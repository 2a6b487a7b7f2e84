//! Those whose farewells, cremations or trips lie about the same time.

use super::super::state::Services;
use crate::search::{Dice, Ruin};

/// At most, and how many slots luck may count for.
const MOST: usize = 8;
const LUCK: usize = 6;

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
        let Some(slot) = state.place(centre).map(|place| place.slot) else { return false };
        let most = 1 + dice.below(MOST);
        let chosen = nearest(state, slot, most, LUCK, dice, &|_| true);
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
    near.sort_unstable();
    near.into_iter().take(most).map(|(_, job)| job).collect()
}
