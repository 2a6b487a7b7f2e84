//! How much a slack-induced string removal takes out, and which stops of a round: strings of stops that follow each other
//! (Christiaens and Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation
//! Science 2020, section 5.1, with its parameters).

use crate::search::Dice;

/// Average number of stops taken out.
const AVERAGE: f64 = 10.0;
/// Longest string.
const LONGEST: f64 = 10.0;
/// Chance that a string keeps some stops in its middle.
const SPLIT: f64 = 0.5;
/// Chance that it keeps one more.
const KEEP_MORE: f64 = 0.99;

/// How many strings one ruin takes out, and how long they are at most.
#[derive(Clone, Copy, Debug)]
pub struct Strings {
    /// How many, one of each round.
    pub count: usize,
    longest: f64,
}

impl Strings {
    /// Drawn for so many stops in so many rounds that have any.
    pub fn of(stops: usize, rounds: usize, dice: &mut Dice) -> Self {
        let mean = stops as f64 / rounds.max(1) as f64;
        let longest = LONGEST.min(mean).max(1.0);
        let most = (4.0 * AVERAGE / (1.0 + longest) - 1.0).max(1.0);
        Self { count: (dice.unit() * most + 1.0) as usize, longest }
    }
    /// Calls `take` with the positions of a string that contains `at`, of a round of `count` stops: in one piece, or
    /// around some stops that stay.
    pub fn string(self, count: usize, at: usize, dice: &mut Dice, take: impl FnMut(usize)) {
        let length = (dice.unit() * self.longest.min(count as f64) + 1.0) as usize;
        string(count, at, length.min(count), dice, take);
    }
}

/// Calls `take` with the positions of a string of `length` that contains `at`, out of `count`: in one piece, or around
/// some stops that stay.
fn string(count: usize, at: usize, length: usize, dice: &mut Dice, mut take: impl FnMut(usize)) {
    let mut kept = 0;
    if length > 1 && length < count && dice.chance(SPLIT) {
        kept = 1;
        while length + kept < count && !dice.chance(KEEP_MORE) {
            kept += 1;
        }
    }
    let whole = length + kept;
    let (low, high) = ((at + 1).saturating_sub(whole), at.min(count - whole));
    let first = low + dice.below(high - low + 1);
    let gap = first + 1 + dice.below(whole - kept);
    for k in first..first + whole {
        // Stops that stay are in the middle; the one asked for never is.
        let stays = kept > 0 && k >= gap && k < gap + kept && k != at;
        if !stays {
            take(k);
        }
    }
}
