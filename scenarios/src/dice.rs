//! Seeded chance: integers and rejection only, no library sine or logarithm, so that a seed gives the same day on every
//! machine. A [`Deck`] deals shares exactly instead of about.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A seeded source of chance.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// `stream` keeps parts of a scenario apart: more staff does not change the visits.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }
    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high)
    }
    /// An index below `len`, which is not 0.
    pub fn below(&mut self, len: usize) -> usize {
        let len = u32::try_from(len).expect("scenarios are far smaller than 2^32");
        self.0.random_range(0..len) as usize
    }
    /// True in `percent` of 100.
    pub fn chance(&mut self, percent: f64) -> bool {
        f64::from(self.0.random_range(0..100_000_u32)) < percent * 1000.0
    }
    /// One of `all`; `None` where there is none.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { Some(&all[self.below(all.len())]) }
    }
    /// Up to `n` different ones of `all`.
    pub fn some<T: Clone>(&mut self, all: &[T], n: usize) -> Vec<T> {
        let mut left = all.to_vec();
        (0..n.min(all.len())).map(|_| left.swap_remove(self.below(left.len()))).collect()
    }
    /// Shuffles (Fisher and Yates).
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }
    /// A point within `radius` of the origin, in whole metres, every place as likely.
    pub fn in_circle(&mut self, radius: i64) -> (i64, i64) {
        loop {
            let (x, y) = (self.between(-radius, radius), self.between(-radius, radius));
            if x * x + y * y <= radius * radius {
                return (x, y);
            }
        }
    }
}

/// Cards that are dealt to the last before they are shuffled again: each deck holds the shares to a card.
pub struct Deck<T> {
    cards: Vec<T>,
    left: Vec<T>,
}

impl<T: Clone> Deck<T> {
    /// A deck of about `size` cards in which each stands by its share (any unit), at least once.
    pub fn new(size: i64, shares: &[(T, i64)]) -> Self {
        let total: i64 = shares.iter().map(|(_, share)| share).sum();
        let mut cards = Vec::new();
        for (card, share) in shares {
            let count = ((share * size + total / 2) / total).max(1);
            cards.extend((0..count).map(|_| card.clone()));
        }
        Self { cards, left: Vec::new() }
    }
    /// The next card.
    pub fn deal(&mut self, dice: &mut Dice) -> T {
        if self.left.is_empty() {
            self.left.clone_from(&self.cards);
            dice.shuffle(&mut self.left);
        }
        self.left.pop().expect("a deck has a card for each share")
    }
}

impl Deck<bool> {
    /// True in `percent` of 100.
    pub fn percent(percent: i64) -> Self {
        Self::new(25, &[(true, percent), (false, 100 - percent)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_deals_its_shares_exactly() {
        let (mut dice, mut deck) = (Dice::new(7, 0), Deck::new(50, &[('a', 60), ('b', 38), ('c', 2)]));
        let dealt: Vec<char> = (0..50).map(|_| deck.deal(&mut dice)).collect();
        let count = |c| dealt.iter().filter(|d| **d == c).count();
        assert_eq!((count('a'), count('b'), count('c')), (30, 19, 1));
    }

    #[test]
    fn some_never_names_one_twice() {
        let mut dice = Dice::new(3, 1);
        let mut three = dice.some(&[1, 2, 3], 5);
        three.sort_unstable();
        assert_eq!(three, [1, 2, 3]);
    }
}
