//! A few units from anywhere.

use super::super::state::Rounds;
use crate::search::{Dice, Ruin};

/// Units at most.
const MOST: usize = 10;

/// See the module.
pub(super) struct RandomUnits;

impl Ruin<Rounds<'_>> for RandomUnits {
    fn name(&self) -> &'static str {
        "RandomUnits"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn ruin(&self, state: &mut Rounds, dice: &mut Dice) -> bool {
        let count = state.model.units.len();
        if count == 0 {
            return false;
        }
        let wanted = 1 + dice.below(MOST);
        let mut units = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let unit = dice.below(count) as u32;
            if state.seat(unit).is_some() && !units.contains(&unit) {
                units.push(unit);
            }
        }
        state.remove(&units)
    }
}
