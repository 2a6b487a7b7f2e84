//! The random choices of a search: one stream for each chain, the same on every machine.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A seeded stream of random choices.
#[derive(Clone, Debug)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// Stream `stream` of `seed`.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }
    /// How many numbers have been drawn since the stream began: where [`Self::seek`] goes on.
    #[must_use]
    pub fn drawn(&self) -> u64 {
        // Nobody draws 2^64 of them.
        self.0.get_word_pos() as u64
    }
    /// Goes on as if `draws` numbers had been drawn since the stream began.
    pub fn seek(&mut self, draws: u64) {
        self.0.set_word_pos(u128::from(draws));
    }
    /// A whole number in `0..n`; 0 where `n` is 0. Multiply-shift (Lemire 2019) without its rejection step: the bias is
    /// below `n / 2^32`.
    pub fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }
    /// A number in `[0, 1)`.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }
    /// True with probability `p`.
    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }
    /// Puts `items` into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
    /// An index, chosen by `weights`.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let total: u32 = weights.clone().sum();
        let mut at = self.below(total as usize) as u32;
        for (index, weight) in weights.enumerate() {
            if at < weight {
                return index;
            }
            at -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_a_seed_differ_and_repeat() {
        let roll = |seed, stream| {
            (0..8)
                .map({
                    let mut d = Dice::new(seed, stream);
                    move |_| d.below(1000)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(roll(7, 0), roll(7, 0));
        assert_ne!(roll(7, 0), roll(7, 1));
        assert!(roll(7, 2).iter().all(|n| *n < 1000));
    }

    #[test]
    fn a_stream_can_be_entered_anywhere() {
        let (mut walked, mut sought) = (Dice::new(3, 5), Dice::new(3, 5));
        (0..1000).for_each(|_| assert!(walked.unit() < 1.0));
        sought.seek(1000);
        assert_eq!(walked.below(1 << 20), sought.below(1 << 20));
        // Numbers are made 64 at a time.
        for draws in 1001..1200 {
            assert_eq!(walked.drawn(), draws);
            sought.seek(draws);
            assert_eq!(walked.below(1 << 20), sought.below(1 << 20));
        }
    }

    #[test]
    fn a_weight_of_zero_is_never_chosen() {
        let mut dice = Dice::new(1, 0);
        assert!((0..200).all(|_| dice.weighted([3, 0, 1].into_iter()) != 1));
    }
}
