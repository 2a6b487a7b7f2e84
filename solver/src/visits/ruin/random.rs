//! A few visits from anywhere.

use super::super::roster::Roster;
use crate::search::{Dice, Ruin};

/// See the module.
pub struct RandomVisits;

impl Ruin<Roster<'_>> for RandomVisits {
    fn name(&self) -> &'static str {
        "RandomVisits"
    }
    fn weight(&self) -> u32 {
        2
    }
    fn ruin(&self, roster: &mut Roster, dice: &mut Dice) -> bool {
        let count = roster.model.requests.len();
        let wanted = 1 + dice.below(super::most(count).min(10));
        let mut requests = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let request = dice.below(count) as u32;
            if roster.is_placed(request) && !requests.contains(&request) {
                requests.push(request);
            }
        }
        roster.remove(&requests)
    }
}
