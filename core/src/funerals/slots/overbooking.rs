//! How many people may be booked where some do not come, at a stated risk that more come than there is room for. Parties come
//! or do not come as a whole, each by itself with the same chance.
//!
//! A slot with room for `c` people is booked by parties of at most `m`; `q` is the chance that a party comes.
//!
//! - `m = 1`: `n` people are booked, and those who come are binomial. `n` is the largest number with
//!   `P(Bin(n, q) > c) <= risk`: a sum of the exact terms.
//! - `m > 1`: parties may be of any sizes, as long as they are `n m` people together. Of all such mixes, `n` parties of `m`
//!   are the worst in the increasing convex order (Marshall, Olkin and Arnold 2011, *Inequalities*, chapter 3: a symmetric
//!   convex function of the sizes is the larger the less equal they are). That does not hold for the chance of more than
//!   `c` itself: with `c = 10`, `q = 0.2` and a risk of 5 %, four parties of five are safe (2.7 %), and three of five with
//!   five of one are not (7.3 %). It does hold for the mean of what is above any `a`, so that by Markov's inequality,
//!   whatever the mix, `P(more than c come) <= E(m Bin(n, q) - a)+ / (c + 1 - a)` for each `0 <= a <= c`.
//!   `n` is the largest number for which the least of these bounds is at most the risk; between multiples of `m` the
//!   bound rises or falls all the way, so that only those are looked at. Again every term is summed.
//!
//! Nothing is used but the four basic operations on 64-bit floats, which IEEE 754 rounds alike everywhere: the number is the
//! same on every machine.

/// How many do not come, and how often too many may.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoShows {
    /// The chance that a party does not come, 0 to 0.9.
    pub rate: f64,
    /// The most that the chance of too many may be, 0 to 0.5.
    pub risk: f64,
}

/// The most people who may be booked in a slot with room for `capacity`, in parties of at most `largest`; never fewer than
/// there is room for.
///
/// ```
/// use anpai_core::funerals::slots::overbooking::{NoShows, places};
/// // Nine of ten come: 11 are all there with 0.9^11 = 0.31, of 12 more than ten with 0.66.
/// assert_eq!(places(10, 1, NoShows { rate: 0.1, risk: 0.5 }), 11);
/// ```
#[must_use]
pub fn places(capacity: i64, largest: i64, no_shows: NoShows) -> i64 {
    let NoShows { rate, risk } = no_shows;
    let usable = rate > 0.0 && rate < 1.0 && risk > 0.0 && risk < 1.0;
    if !usable || capacity < 1 || largest < 1 {
        return capacity;
    }
    // The chance grows with every party, up to 1.
    let is_safe = |parties: i64| chance(capacity, largest, parties, 1.0 - rate) <= risk;
    let (mut safe, mut unsafe_) = (capacity / largest, capacity / largest + 1);
    while is_safe(unsafe_) {
        safe = unsafe_;
        unsafe_ = unsafe_.saturating_mul(2);
        if unsafe_ > MOST_PARTIES {
            return capacity.max(safe * largest);
        }
    }
    while unsafe_ - safe > 1 {
        let middle = safe + (unsafe_ - safe) / 2;
        if is_safe(middle) { safe = middle } else { unsafe_ = middle }
    }
    capacity.max(safe * largest)
}

/// No search goes on beyond so many parties: rates that would lead there are no rates of people who mean to come.
const MOST_PARTIES: i64 = 1 << 24;

/// The chance, or a bound of it, that more than `capacity` come of `parties` of `largest` people, or of as many in smaller
/// ones.
fn chance(capacity: i64, largest: i64, parties: i64, comes: f64) -> f64 {
    let terms = Terms::of(parties, comes);
    // More than `whole` parties are too many.
    let whole = capacity / largest;
    if largest == 1 {
        return terms.above(whole).0;
    }
    let mut least = 1.0_f64;
    // With `a = m j`, from the top down: P(Bin > j) and E(Bin - j)+ follow from those of j + 1.
    let (mut chance, mut beyond) = terms.above(whole);
    let mut j = whole;
    loop {
        least = least.min(beyond * largest as f64 / (capacity + 1 - largest * j) as f64);
        if j <= terms.first || j == 0 {
            return least;
        }
        // E(Bin - (j - 1))+ = E(Bin - j)+ + P(Bin > j - 1).
        chance += terms.at(j);
        beyond += chance;
        j -= 1;
    }
}

/// The terms of a binomial distribution that count, those of `first` on.
struct Terms {
    first: i64,
    all: Vec<f64>,
}

/// Terms smaller than this, beside the largest, are far below what a float can tell from 1.
const NEGLIGIBLE: f64 = 1e-30;

impl Terms {
    /// `P(Bin(n, q) = k)` by its ratios from the mode outwards, then divided by the sum of all.
    fn of(n: i64, q: f64) -> Self {
        let odds = q / (1.0 - q);
        let mode = (((n + 1) as f64 * q) as i64).clamp(0, n);
        let mut below = Vec::new();
        let (mut term, mut k) = (1.0_f64, mode);
        while k > 0 && term > NEGLIGIBLE {
            // P(k - 1) = P(k) k / (n - k + 1) / odds
            term *= k as f64 / (n - k + 1) as f64 / odds;
            k -= 1;
            below.push(term);
        }
        let first = mode - below.len() as i64;
        let mut all: Vec<f64> = below.into_iter().rev().collect();
        (term, k) = (1.0, mode);
        all.push(term);
        while k < n && term > NEGLIGIBLE {
            // P(k + 1) = P(k) (n - k) / (k + 1) odds
            term *= (n - k) as f64 / (k + 1) as f64 * odds;
            k += 1;
            all.push(term);
        }
        let sum: f64 = all.iter().sum();
        all.iter_mut().for_each(|term| *term /= sum);
        Self { first, all }
    }
    /// The chance of exactly `k`.
    fn at(&self, k: i64) -> f64 {
        usize::try_from(k - self.first).ok().and_then(|at| self.all.get(at)).copied().unwrap_or(0.0)
    }
    /// `P(Bin > k)` and `E(Bin - k)+`, the small terms first.
    fn above(&self, k: i64) -> (f64, f64) {
        let from = usize::try_from(k + 1 - self.first).unwrap_or(0).min(self.all.len());
        let mut sums = (0.0, 0.0);
        for (at, term) in self.all.iter().enumerate().skip(from).rev() {
            sums.0 += term;
            sums.1 += term * (self.first + at as i64 - k) as f64;
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(capacity: i64, largest: i64, rate: f64, risk: f64) -> i64 {
        places(capacity, largest, NoShows { rate, risk })
    }

    #[test]
    fn single_people_are_binomial() {
        // Worked out by an independent program (Python, whole fractions).
        assert_eq!(of(10, 1, 0.1, 0.5), 11);
        assert_eq!(of(20, 1, 0.2, 0.01), 21);
        assert_eq!(of(100, 1, 0.15, 0.01), 108);
    }

    #[test]
    fn parties_are_booked_by_the_bound() {
        // The same program, with the least bound over every whole `a`.
        let cases = [
            (100, 5, 0.15, 0.01, 100),
            (100, 2, 0.15, 0.01, 104),
            (52, 5, 0.3, 0.05, 55),
            (200, 5, 0.15, 0.01, 205),
            (3, 5, 0.1, 0.5, 3),
            (12, 3, 0.5, 0.1, 15),
            (9, 2, 0.6, 0.1, 12),
            (10, 5, 0.8, 0.05, 15),
            (11, 4, 0.9, 0.1, 40),
        ];
        for (capacity, largest, rate, risk, wanted) in cases {
            assert_eq!(of(capacity, largest, rate, risk), wanted, "{capacity} by {largest}");
        }
    }

    /// The chance that more than `capacity` come of parties of these sizes, by adding them one by one.
    fn too_many(sizes: &[usize], capacity: usize, comes: f64) -> f64 {
        let mut chances = vec![1.0];
        for size in sizes {
            let mut next = vec![0.0; chances.len() + size];
            for (people, chance) in chances.iter().enumerate() {
                next[people] += chance * (1.0 - comes);
                next[people + size] += chance * comes;
            }
            chances = next;
        }
        chances.iter().skip(capacity + 1).sum()
    }

    /// Calls `found` with every mix of parties of at most `largest` that are `people` together.
    fn mixes(people: usize, largest: usize, mix: &mut Vec<usize>, found: &mut dyn FnMut(&[usize])) {
        if people == 0 {
            return found(mix);
        }
        for size in 1..=largest.min(people) {
            mix.push(size);
            mixes(people - size, size, mix, found);
            mix.pop();
        }
    }

    #[test]
    fn no_mix_of_parties_is_too_many_more_often_than_stated() {
        for (capacity, largest, rate, risk) in
            [(12, 3, 0.5, 0.1), (9, 2, 0.6, 0.1), (10, 5, 0.8, 0.05), (7, 3, 0.7, 0.2), (14, 4, 0.6, 0.3)]
        {
            let people = of(capacity, largest, rate, risk);
            assert!(people > capacity, "there is something to look at");
            let mut worst = 0.0_f64;
            mixes(people as usize, largest as usize, &mut Vec::new(), &mut |mix| {
                worst = worst.max(too_many(mix, capacity as usize, 1.0 - rate));
            });
            assert!(worst <= risk, "{capacity} by {largest}: {worst}");
        }
        // What would be safe for parties of five alone is not for others.
        assert!(too_many(&[5; 4], 10, 0.2) < 0.03 && too_many(&[5, 5, 5, 1, 1, 1, 1, 1], 10, 0.2) > 0.07);
    }

    #[test]
    fn more_room_more_no_shows_and_more_risk_book_no_fewer() {
        let mut last = 0;
        for capacity in 0..300 {
            let now = of(capacity, 5, 0.25, 0.02);
            assert!(now >= capacity.max(last));
            last = now;
        }
        let rates: Vec<i64> = (0..=9).map(|tenth| of(1000, 5, f64::from(tenth) / 10.0, 0.01)).collect();
        let risks: Vec<i64> = (0..=50).map(|percent| of(1000, 5, 0.1, f64::from(percent) / 100.0)).collect();
        assert!(rates.is_sorted() && risks.is_sorted() && rates[0] == 1000 && risks[0] == 1000);
        // A tenth of a thousand stays away: nearly all of their places are given, and not one more.
        assert!((1050..1111).contains(&risks[1]), "{}", risks[1]);
    }

    #[test]
    fn what_is_no_rate_or_risk_books_what_there_is_room_for() {
        for (rate, risk) in
            [(f64::NAN, 0.1), (0.1, f64::NAN), (1.0, 0.1), (-0.1, 0.1), (0.1, 1.0), (0.1, 0.0)]
        {
            assert_eq!(of(50, 5, rate, risk), 50);
        }
        assert_eq!((of(0, 5, 0.5, 0.5), of(-3, 5, 0.5, 0.5), of(5, 0, 0.5, 0.5)), (0, -3, 5));
        assert!(of(100_000, 1, 0.9, 0.5) > 900_000);
    }
}
