//! Which candidate replaces the current solution: simulated annealing on the soft level, while the levels above it are
//! compared strictly. The temperature falls with the fraction of the search that is done, not with a clock.

use anpai_core::score::Score;

use super::Dice;

/// Above zero, since the one temperature is a power of the other.
const COLDEST: f64 = 1e-9;

/// Simulated annealing with an exponentially falling temperature (Kirkpatrick et al. 1983; the schedule of Christiaens
/// and Vanden Berghe 2020, section 5.3).
#[derive(Clone, Copy, Debug)]
pub struct Annealing {
    first: f64,
    last: f64,
}

impl Annealing {
    /// The temperature falls from `first` to `last`, in points of the soft level.
    #[must_use]
    pub fn new(first: f64, last: f64) -> Self {
        Self { first: first.max(COLDEST), last: last.max(COLDEST) }
    }
    /// The first and the last temperature, bit by bit.
    #[must_use]
    pub fn to_bits(self) -> [u64; 2] {
        [self.first, self.last].map(f64::to_bits)
    }
    /// The same again; `None` where these are no temperatures.
    #[must_use]
    pub fn from_bits(bits: [u64; 2]) -> Option<Self> {
        let [first, last] = bits.map(f64::from_bits);
        [first, last].iter().all(|t| t.is_finite() && *t >= COLDEST).then_some(Self { first, last })
    }
    /// The temperature when `fraction` of the search is done.
    #[must_use]
    pub fn temperature(&self, fraction: f64) -> f64 {
        self.first * (self.last / self.first).powf(fraction)
    }
    /// Whether `candidate` replaces `current`. A worse hard or medium level never does.
    pub fn accepts(&self, candidate: Score, current: Score, temperature: f64, dice: &mut Dice) -> bool {
        let above = (candidate.hard, candidate.medium).cmp(&(current.hard, current.medium));
        above.is_lt()
            || above.is_eq()
                && (candidate.soft as f64) < current.soft as f64 - temperature * dice.unit().max(1e-300).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_less_served_is_never_accepted_however_hot() {
        let annealing = Annealing::new(1e12, 1.0);
        let current = Score { hard: 0, medium: 3, soft: 1000 };
        let worse = Score { hard: 0, medium: 4, soft: 0 };
        let mut dice = Dice::new(1, 0);
        assert!((0..100).all(|_| !annealing.accepts(worse, current, 1e12, &mut dice)));
        assert!(annealing.accepts(current, worse, 1e-9, &mut dice));
    }

    #[test]
    fn temperatures_are_kept_bit_by_bit_and_nothing_else_is_one() {
        let bits = Annealing::new(1.0 / 3.0, -7.0).to_bits();
        let again = Annealing::from_bits(bits).unwrap();
        assert_eq!((again.to_bits(), again.temperature(1.0)), (bits, COLDEST));
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(Annealing::from_bits([1_f64.to_bits(), wrong.to_bits()]).is_none());
        }
    }

    #[test]
    fn the_temperature_falls_from_first_to_last() {
        let annealing = Annealing::new(100.0, 1.0);
        assert!((annealing.temperature(0.0) - 100.0).abs() < 1e-9);
        assert!((annealing.temperature(0.5) - 10.0).abs() < 1e-9);
        assert!((annealing.temperature(1.0) - 1.0).abs() < 1e-9);
    }
}
