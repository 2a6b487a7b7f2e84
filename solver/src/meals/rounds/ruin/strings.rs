//! Slack-induced string removal: strings of stops that follow each other, on trips near a seed.

use super::super::state::Rounds;
use crate::routing::Strings;
use crate::search::{Dice, Ruin};

/// See the module.
pub(super) struct AdjacentStrings;

impl Ruin<Rounds<'_>> for AdjacentStrings {
    fn name(&self) -> &'static str {
        "AdjacentStrings"
    }
    fn weight(&self) -> u32 {
        20
    }
    fn ruin(&self, state: &mut Rounds, dice: &mut Dice) -> bool {
        let model = state.model;
        if model.neighbours.is_empty() {
            return false;
        }
        let (trips, stops) = state.trips().fold((0, 0), |(n, s), (_, _, t)| (n + 1, s + t.nodes.len()));
        let size = Strings::of(stops, trips, dice);
        let seed = dice.below(model.neighbours.len()) as u32;
        let (mut taken, mut units) = (Vec::with_capacity(size.count), Vec::new());
        for &near in std::iter::once(&seed).chain(&model.neighbours[seed as usize]) {
            if taken.len() >= size.count {
                break;
            }
            let Some(seat) = state.seat(near) else { continue };
            if taken.contains(&(seat.courier, seat.trip)) {
                continue;
            }
            taken.push((seat.courier, seat.trip));
            let nodes = &state.rounds[seat.courier as usize].trips[seat.trip as usize].nodes;
            size.string(nodes.len(), seat.at as usize, dice, |k| units.push(nodes[k].unit));
        }
        state.remove(&units)
    }
}
