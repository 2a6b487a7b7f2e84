//! When families would like the farewell to begin: most in the morning, some at an hour that was chosen for them.

use anpai_core::funerals::services::draft::{WishWindowDraft, WishesDraft};
use anpai_core::time::{Clock, Duration};

use super::cases::Mix;
use crate::dice::Dice;
use crate::known::Known;

/// What a lucky hour weighs against another wish.
const LUCKY: u32 = 3;

/// The wish of a family, where it has one.
pub fn wishes(known: &Known<'_>, mix: &Mix, dice: &mut Dice) -> Option<WishesDraft> {
    let (has_one, is_lucky) = (
        dice.chance(known.value("families with a wish for the hour")),
        dice.chance(known.value("lucky hours")),
    );
    let opens = known.whole(if mix.farewell_in_vigil_hall { "leaving a vigil hall" } else { "halls open" });
    // In half hours from the opening, the smaller of two draws: mornings are asked for most.
    let late = if mix.farewell_in_vigil_hall { 6 } else { 12 };
    let start = opens + 30 * dice.between(0, late).min(dice.between(0, late));
    let width = if is_lucky { 30 } else { 60 * dice.between(1, 2) };
    let weight = if is_lucky { LUCKY } else { dice.between(1, 2) as u32 };
    let at = |minutes: i64| Clock(Duration::minutes(minutes));
    has_one.then(|| WishesDraft {
        weight: Some(weight),
        windows: vec![WishWindowDraft { date: None, start: at(start), end: at(start + width) }],
    })
}
