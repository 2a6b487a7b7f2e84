//! Visits that are near a seed and served at about the same time: the ones that could trade places (after Shaw, "Using
//! Constraint Programming and Local Search Methods to Solve Vehicle Routing Problems", 1998).

use super::super::roster::Roster;
use crate::search::{Dice, Ruin};

/// Neighbours that are looked at.
const NEAR: usize = 60;
/// How strongly closeness in time counts: the rank is drawn as a power of a uniform number.
const GREED: f64 = 3.0;

/// See the module.
pub struct RelatedInTime;

impl Ruin<Roster<'_>> for RelatedInTime {
    fn name(&self) -> &'static str {
        "RelatedInTime"
    }
    fn weight(&self) -> u32 {
        3
    }
    fn ruin(&self, roster: &mut Roster, dice: &mut Dice) -> bool {
        let model = roster.model;
        let seed = dice.below(model.neighbours.len().max(1));
        let Some(near) = model.neighbours.get(seed) else { return false };
        let start = |visit: u32| {
            let stop = roster.stop(model.requests[visit as usize].nodes.start);
            stop.map_or_else(
                || model.nodes[model.requests[visit as usize].nodes.start as usize].windows[0].start.0,
                |s| s.start,
            )
        };
        let about = start(seed as u32);
        let placed = near.iter().take(NEAR).filter(|v| roster.is_placed(**v));
        let mut others: Vec<(i64, u32)> = placed.map(|v| ((start(*v) - about).abs(), *v)).collect();
        others.sort_unstable();
        let wanted = 2 + dice.below(super::most(model.neighbours.len()).min(14));
        let mut requests: Vec<u32> = Some(seed as u32).filter(|v| roster.is_placed(*v)).into_iter().collect();
        while requests.len() < wanted && !others.is_empty() {
            let rank = (dice.unit().powf(GREED) * others.len() as f64) as usize;
            requests.push(others.remove(rank.min(others.len() - 1)).1);
        }
        roster.remove(&requests)
    }
}
