//! A whole trip, so that its stops may come from another kitchen or by another courier.

use super::super::state::Rounds;
use crate::search::{Dice, Ruin};

/// Stops of a trip that is taken out whole; of a longer one, so many that follow each other.
const MOST: usize = 40;

/// See the module.
pub(super) struct WholeTrip;

impl Ruin<Rounds<'_>> for WholeTrip {
    fn name(&self) -> &'static str {
        "WholeTrip"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn ruin(&self, state: &mut Rounds, dice: &mut Dice) -> bool {
        if state.model.units.is_empty() {
            return false;
        }
        let seed = dice.below(state.model.units.len()) as u32;
        let Some(seat) = state.seat(seed) else { return false };
        let nodes = &state.rounds[seat.courier as usize].trips[seat.trip as usize].nodes;
        let first = (seat.at as usize).min(nodes.len().saturating_sub(MOST));
        let first = if nodes.len() <= MOST { 0 } else { first };
        let units: Vec<u32> = nodes.iter().skip(first).take(MOST).map(|node| node.unit).collect();
        state.remove(&units)
    }
}
