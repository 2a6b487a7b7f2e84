//! Choices that hang on a seed and a word, not on the choices before them: leaving one visit or one feature out of a
//! failing roster changes nothing else in it, so that it can be made small.

use anpai_core::time::{Clock, Duration};
use anpai_core::visits::draft::Minutes;

/// What a random roster may have in it. Each is a bit, so that a failing roster loses those that do not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[rustfmt::skip]
pub enum Feature {
    Days, SplitShifts, NightShifts, EndsElsewhere, Breaks, MandatoryBreaks, BreaksBindStart, Capacity,
    Skills, LevelTimes, Genders, Languages, Volunteers, Modes, Tables, MissingWays, Metres, Thousandths,
    Windows, SeveralWindows, HardWindows, BindsEnd, TwoPeople, Dependencies, People, Optional, Priorities,
    Preferred, Refused, Required, Usual, DueDays, Repetitions, TaskMinutes, Streets, Incompatible,
    Hours, Contracts, Money, Previous, PinnedVisits, PinnedStarts, PinnedRounds, PinnedOrders,
    Weights, PlanRules, SoftShiftEnd, SoftHardRules, HardSoftRules, HardServed, NeedsBoth, Chains, Crowded,
    DayTimes,
}

/// The choices of one thing (a visit, a caregiver) of a random roster.
#[derive(Clone, Copy, Debug)]
pub struct Dice {
    seed: u64,
    features: u64,
}

impl Dice {
    /// Choices by `seed`, with these features on.
    pub fn new(seed: u64, features: u64) -> Self {
        Self { seed, features }
    }
    /// The features that are on.
    pub fn features(&self) -> u64 {
        self.features
    }
    /// A number in `0..n`; the same for the same word.
    pub fn below(&self, word: &str, n: usize) -> usize {
        // FNV-1a over the word, then the finish of SplitMix64.
        let mut z = word.bytes().fold(self.seed ^ 0xcbf2_9ce4_8422_2325, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
        });
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
    /// A number in `low..=high`.
    pub fn within(&self, word: &str, low: i64, high: i64) -> i64 {
        low + self.below(word, (high - low + 1).max(1) as usize) as i64
    }
    /// Whether the roster has a feature at all.
    pub fn has(&self, feature: Feature) -> bool {
        self.features >> (feature as u32) & 1 == 1
    }
    /// Whether this thing has the feature: of those that may, so many in a hundred.
    pub fn on(&self, feature: Feature, word: &str, percent: usize) -> bool {
        self.has(feature) && self.below(word, 100) < percent
    }
    /// One of several.
    pub fn one<'a, T>(&self, word: &str, of: &'a [T]) -> &'a T {
        &of[self.below(word, of.len())]
    }
    /// About so many of several, in their order.
    pub fn some<T: Clone>(&self, word: &str, of: &[T], percent: usize) -> Vec<T> {
        let takes = |k: &usize| self.below(&format!("{word} {k}"), 100) < percent;
        (0..of.len()).filter(takes).map(|k| of[k].clone()).collect()
    }
    /// A length of time, of whole minutes unless thousandths of a second are on.
    pub fn minutes(&self, word: &str, low: i64, high: i64) -> Minutes {
        let odd =
            if self.has(Feature::Thousandths) { self.within(&format!("{word} odd"), 0, 59_999) } else { 0 };
        Minutes(Duration(self.within(word, low, high) * 60_000 + odd))
    }
}

/// A clock time from minutes after midnight.
pub fn clock(minutes: i64) -> Clock {
    Clock(Duration::minutes(minutes))
}
