//! A few from anywhere.

use super::super::state::Services;
use crate::search::{Dice, Ruin};

/// At most.
const MOST: usize = 8;

/// See the module.
pub(super) struct RandomJobs;

impl Ruin<Services<'_>> for RandomJobs {
    fn name(&self) -> &'static str {
        "RandomJobs"
    }
    fn weight(&self) -> u32 {
        2
    }
    fn ruin(&self, state: &mut Services, dice: &mut Dice) -> bool {
        let jobs = state.jobs() as usize;
        let chosen: Vec<u32> = (0..1 + dice.below(MOST)).map(|_| dice.below(jobs) as u32).collect();
        state.remove(&chosen);
        true
    }
}
