//! A whole round, or its first or last stops where it is long.

use super::super::roster::Roster;
use crate::search::{Dice, Ruin};

/// See the module.
pub struct WholeRound;

impl Ruin<Roster<'_>> for WholeRound {
    fn name(&self) -> &'static str {
        "WholeRound"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn ruin(&self, roster: &mut Roster, dice: &mut Dice) -> bool {
        let model = roster.model;
        let shift = dice.below(roster.trips.len());
        let Some(trip) = roster.trips.get(shift).filter(|t| !t.stops.is_empty()) else { return false };
        let (count, most) = (trip.stops.len(), super::most(model.requests.len()));
        let stops = if count <= most {
            &trip.stops[..]
        } else if dice.chance(0.5) {
            &trip.stops[..most]
        } else {
            &trip.stops[count - most..]
        };
        let mut requests: Vec<u32> = stops.iter().map(|s| model.nodes[s.node as usize].request).collect();
        requests.sort_unstable();
        requests.dedup();
        roster.remove(&requests)
    }
}
