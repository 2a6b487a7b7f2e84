//! A case that costs much, and those who use what it would need in its best slot.

use super::super::state::{Place, Services};
use super::near_in_time::nearest;
use crate::search::{Dice, Ruin};

/// Rivals at most, how many slots luck may count for, and among how many cases the dearest is looked for.
const MOST: usize = 8;
const LUCK: usize = 10;
const ASKED: usize = 4;

/// See the module.
pub(super) struct Rivals;

impl Ruin<Services<'_>> for Rivals {
    fn name(&self) -> &'static str {
        "Rivals"
    }
    fn weight(&self) -> u32 {
        3
    }
    fn ruin(&self, state: &mut Services, dice: &mut Dice) -> bool {
        let cases = state.model.cases.len();
        let asked: Vec<u32> = (0..ASKED).map(|_| dice.below(cases.max(1)) as u32).collect();
        let price =
            |case: &u32| state.place(*case).map_or(Services::left_out(state.model, *case), |p| p.cost);
        let dearest = asked.into_iter().filter(|case| (*case as usize) < cases).max_by_key(price);
        let Some(case) = dearest.filter(|case| !state.is_frozen(*case)) else { return false };
        let wanted = &state.model.cases[case as usize];
        let Some(slot) = wanted.wished().map(|slot| slot as usize + wanted.later) else { return false };
        let needs = pools(state, case);
        let shares = |other: u32| {
            let uses = |place: &Place| place.kept.iter().any(|kept| needs.contains(&kept.pool));
            other != case && state.place(other).is_some_and(uses)
        };
        let mut chosen = nearest(state, slot, 1 + dice.below(MOST), LUCK, dice, &shares);
        chosen.push(case);
        state.remove(&chosen);
        true
    }
}

/// Halls and cremators that a case could use.
fn pools(state: &Services<'_>, case: u32) -> Vec<anpai_core::funerals::services::problem::PoolId> {
    let case = &state.model.cases[case as usize];
    let rooms = [&case.farewell, &case.cremation].into_iter().flatten().flatten();
    rooms.map(|room| state.model.way(room).pool).collect()
}
