//! A whole trip as it is, but by another courier or at another time, and a few stops from around it: what one stop alone would
//! not go to, because the way there is worth it only for all of them.

use anpai_core::score::Score;

use super::super::insertion::Place;
use super::super::state::Rounds;
use crate::search::{Dice, Ruin};

/// Stops of a trip that is moved at most, and stops that are taken out around it.
const MOST: usize = 40;
const AROUND: usize = 3;

/// See the module.
pub(super) struct MovedTrip;

impl Ruin<Rounds<'_>> for MovedTrip {
    fn name(&self) -> &'static str {
        "MovedTrip"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn ruin(&self, state: &mut Rounds, dice: &mut Dice) -> bool {
        let model = state.model;
        if model.units.is_empty() {
            return false;
        }
        let seed = dice.below(model.units.len()) as u32;
        let Some(seat) = state.seat(seed) else { return false };
        let trip = &state.rounds[seat.courier as usize].trips[seat.trip as usize];
        let to = dice.below(model.couriers.len()) as u32;
        let (other, kitchen) = (&model.couriers[to as usize], trip.kitchen);
        let holds = trip.load.iter().zip(&other.capacity).all(|(load, most)| load <= most);
        if !other.may_load(kitchen) || !holds || trip.nodes.len() > MOST {
            return false;
        }
        let units: Vec<u32> = trip.nodes.iter().map(|node| node.unit).collect();
        if !state.remove(&units) {
            return false;
        }
        let trips = state.rounds[to as usize].trips.len();
        if trips >= other.trips {
            return false;
        }
        let t = dice.below(trips + 1);
        for (at, unit) in units.iter().enumerate() {
            let place = Place { courier: to, trip: t, at, kitchen, is_new: at == 0, change: Score::ZERO };
            if !state.insert(*unit, &place) {
                return false;
            }
        }
        let near = model.neighbours[seed as usize].iter().filter(|near| state.seat(**near).is_some());
        let around: Vec<u32> = near.copied().take(dice.below(AROUND + 1)).collect();
        state.remove(&around)
    }
}
