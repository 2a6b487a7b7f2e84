//! Cases that follow one another on one unit, and some beside them on another: what they leave is long enough for another
//! order, however full all other units are.

use super::super::state::{Kept, Services};
use crate::search::{Dice, Ruin};

/// Rows and cases of each at most, how many slots luck may count for, and how often the unit is the one that ties cases.
const ROWS: usize = 2;
const LENGTH: usize = 5;
const LUCK: usize = 8;
const TIES: f64 = 0.9;

/// See the module.
pub(super) struct Rows;

impl Ruin<Services<'_>> for Rows {
    fn name(&self) -> &'static str {
        "Rows"
    }
    fn weight(&self) -> u32 {
        10
    }
    fn ruin(&self, state: &mut Services, dice: &mut Dice) -> bool {
        let centre = dice.below(state.jobs() as usize) as u32;
        let Some(place) = state.place(centre).filter(|_| !state.is_frozen(centre)) else { return false };
        let any = place.kept.get(dice.below(place.kept.len().max(1))).map(|kept| kept.pool);
        let Some(pool) = place.tie().filter(|_| dice.chance(TIES)).or(any) else { return false };
        let mut left: Vec<(Kept, u32)> = (0..state.jobs())
            .filter(|job| !state.is_frozen(*job))
            .filter_map(|job| Some((*state.place(job)?.kept.iter().find(|kept| kept.pool == pool)?, job)))
            .collect();
        let Some(at) = left.iter().position(|(_, job)| *job == centre) else { return false };
        let (first, _) = left.swap_remove(at);
        let mut chosen = vec![centre];
        chosen.extend(row(&mut left, first, dice));
        for _ in 0..dice.below(ROWS) {
            let beside: Vec<usize> = (0..left.len()).filter(|at| meets(left[*at].0, first)).collect();
            if beside.is_empty() {
                break;
            }
            let (kept, job) = left.swap_remove(beside[dice.below(beside.len())]);
            chosen.push(job);
            chosen.extend(row(&mut left, kept, dice));
        }
        state.remove(&chosen);
        true
    }
}

/// Whether two are at the same time.
fn meets(a: Kept, b: Kept) -> bool {
    a.from < b.from + b.slots && b.from < a.from + a.slots
}

/// Whoever comes next before and after one of them, up to luck: taken out of `left`.
fn row(left: &mut Vec<(Kept, u32)>, of: Kept, dice: &mut Dice) -> Vec<u32> {
    let (mut from, mut to, mut row) = (of.from, of.from + of.slots, Vec::new());
    for _ in 0..dice.below(LENGTH) {
        let is_later = dice.chance(0.5);
        let far = |kept: &Kept| {
            if is_later { kept.from.checked_sub(to) } else { from.checked_sub(kept.from + kept.slots) }
        };
        let each = left.iter().enumerate().filter_map(|(at, (kept, _))| Some((far(kept)?, at)));
        let Some((_, at)) = each.map(|(far, at)| (far + dice.below(LUCK), at)).min() else { break };
        let (kept, job) = left.swap_remove(at);
        (from, to) = if is_later { (from, kept.from + kept.slots) } else { (kept.from, to) };
        row.push(job);
    }
    row
}
