//! Slack-induced string removal: strings of stops that follow each other, in rounds near a seed (Christiaens and Vanden
//! Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation Science 2020, section 5.1,
//! with its parameters).

use super::super::roster::Roster;
use crate::search::{Dice, Ruin};

/// Average number of stops taken out.
const AVERAGE: f64 = 10.0;
/// Longest string.
const LONGEST: f64 = 10.0;
/// Chance that a string keeps some stops in its middle.
const SPLIT: f64 = 0.5;
/// Chance that it keeps one more.
const KEEP_MORE: f64 = 0.99;

/// See the module.
pub struct AdjacentStrings;

impl Ruin<Roster<'_>> for AdjacentStrings {
    fn name(&self) -> &'static str {
        "AdjacentStrings"
    }
    fn weight(&self) -> u32 {
        12
    }
    fn ruin(&self, roster: &mut Roster, dice: &mut Dice) -> bool {
        let model = roster.model;
        if model.neighbours.is_empty() {
            return false;
        }
        let used = roster.trips.iter().filter(|t| !t.stops.is_empty());
        let (rounds, stops) = used.fold((0, 0), |(r, s), t| (r + 1, s + t.stops.len()));
        let mean = stops as f64 / f64::from(rounds.max(1));
        let longest = LONGEST.min(mean).max(1.0);
        let most = (4.0 * AVERAGE / (1.0 + longest) - 1.0).max(1.0);
        let strings = (dice.unit() * most + 1.0) as usize;
        let seed = dice.below(model.neighbours.len()) as u32;
        let (mut taken, mut requests) = (Vec::with_capacity(strings), Vec::new());
        for &near in std::iter::once(&seed).chain(&model.neighbours[seed as usize]) {
            if taken.len() >= strings {
                break;
            }
            for node in model.requests[near as usize].nodes.clone() {
                let Some((shift, at)) = roster.seat(node) else { continue };
                if taken.contains(&shift) || taken.len() >= strings {
                    continue;
                }
                taken.push(shift);
                let stops = &roster.trips[shift as usize].stops;
                let length = (dice.unit() * longest.min(stops.len() as f64) + 1.0) as usize;
                string(stops.len(), at, length.min(stops.len()), dice, |k| {
                    let request = model.nodes[stops[k].node as usize].request;
                    if !requests.contains(&request) {
                        requests.push(request);
                    }
                });
            }
        }
        roster.remove(&requests)
    }
}

/// Calls `take` with the positions of a string of `length` that contains `at`, out of `count`: in one piece, or around
/// some stops that stay.
pub(super) fn string(count: usize, at: usize, length: usize, dice: &mut Dice, mut take: impl FnMut(usize)) {
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
