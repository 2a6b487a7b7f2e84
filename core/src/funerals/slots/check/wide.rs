//! What holds for all slots and requests.

use crate::funerals::slots::draft::{Draft, Peak};
use crate::read::findings::Findings;

/// The largest party where the document says nothing.
const LARGEST_PARTY: i64 = 5;
/// Larger parties than this are groups, which are not booked by lot.
const PARTIES: std::ops::RangeInclusive<i64> = 1..=100;
/// The most wishes of a request.
pub(super) const MOST_WISHES: usize = 20;
/// The most that a place may be worth.
const MOST_WEIGHT: i64 = 1_000_000;

/// The largest party.
pub(super) fn largest_party(draft: &Draft, found: &mut Findings) -> i64 {
    let largest = draft.largest_party.unwrap_or(LARGEST_PARTY);
    if !PARTIES.contains(&largest) {
        let cause = "the largest party has 1 to 100 people";
        let action = format!("write how many people one request may be for; {LARGEST_PARTY} where left out");
        found.add("number-out-of-range", "/largest_party", largest, cause, action);
    }
    // What cannot be read or used refuses no party.
    let doubtful = found.has_unreadable_below("/largest_party") || !PARTIES.contains(&largest);
    if doubtful { *PARTIES.end() } else { largest }
}

/// What a place is worth by rank.
pub(super) fn rank_weights(draft: &Draft, found: &mut Findings) -> Vec<i64> {
    let Some(weights) = &draft.rank_weights else { return (1..=10).rev().map(|tens| 10 * tens).collect() };
    if !(1..=MOST_WISHES).contains(&weights.len()) {
        let cause = format!("there are weights of 1 to {MOST_WISHES} wishes");
        let value = format!("{} weights", weights.len());
        found.add("number-of-weights", "/rank_weights", value, cause, "write one for each rank");
    }
    for (n, weight) in weights.iter().enumerate() {
        let at = || format!("/rank_weights/{n}");
        if !(0..=MOST_WEIGHT).contains(weight) {
            let cause = format!("weights are 0 to {MOST_WEIGHT}");
            found.add("number-out-of-range", at(), weight, cause, "only their ratios matter");
        } else if n > 0
            && *weight > weights[n - 1]
            && !found.is_unreadable(&format!("/rank_weights/{}", n - 1))
        {
            let cause = format!("the wish before it is worth {}, and it comes first", weights[n - 1]);
            found.add("rising-weight", at(), weight, cause, "write no more than for the rank before");
        }
    }
    weights.clone()
}

/// The seed of the draw.
pub(super) fn seed<'a>(draft: &'a Draft, found: &mut Findings) -> Option<&'a str> {
    let peak = |peak: Option<Peak>| !matches!(peak, None | Some(Peak::Fixed(false)));
    match &draft.seed {
        Some(seed) if seed.is_empty() => {
            let cause = "a draw with an empty seed can be foreseen";
            found.add(
                "empty-seed",
                "/seed",
                "\"\"",
                cause,
                "write what was drawn in public, such as lottery numbers",
            );
            None
        }
        Some(seed) => Some(seed),
        None => {
            if let Some(n) = draft.slots.iter().position(|slot| peak(slot.peak)) {
                let cause =
                    format!("/slots/{n}/peak says that slots are given by draw, and a draw has a seed");
                found.add_missing("missing-seed", "", "seed", cause, "write a seed that nobody knew before");
            }
            None
        }
    }
}
