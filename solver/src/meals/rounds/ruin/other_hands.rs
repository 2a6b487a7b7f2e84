//! Orders that are in other hands than in the earlier plan, and some of what is around them, so that they can find their way
//! back once there is room again. For days with an earlier plan alone.

use super::super::state::Rounds;
use crate::search::{Dice, Ruin};

/// Moved units that are taken out at most, and others around each that may make room for it.
const MOST: usize = 8;
const AROUND: usize = 2;

/// See the module.
pub(super) struct OtherHands;

impl Ruin<Rounds<'_>> for OtherHands {
    fn name(&self) -> &'static str {
        "OtherHands"
    }
    fn weight(&self) -> u32 {
        4
    }
    fn ruin(&self, state: &mut Rounds, dice: &mut Dice) -> bool {
        let model = state.model;
        let count = model.units.len();
        if count == 0 {
            return false;
        }
        let (first, most) = (dice.below(count), 1 + dice.below(MOST));
        let Some(seed) = (0..count).map(|k| ((first + k) % count) as u32).find(|unit| state.is_astray(*unit))
        else {
            return false;
        };
        let near = model.neighbours[seed as usize].iter().copied();
        let mut units: Vec<u32> =
            std::iter::once(seed).chain(near).filter(|unit| state.is_astray(*unit)).take(most).collect();
        for k in 0..units.len() {
            let around = model.neighbours[units[k] as usize].iter().copied();
            let around = around.filter(|other| state.seat(*other).is_some() && !units.contains(other));
            let around: Vec<u32> = around.take(dice.below(AROUND + 1)).collect();
            units.extend(around);
        }
        state.remove(&units)
    }
}
