//! Everybody's luck: when they come, how long they stay, how patient they are, where they go next. It depends on the
//! seed, the replication, the class and the number of the person, and not on what happens to others, so that the same
//! people come under every plan (common random numbers) and plans differ by what they do.

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::problem::{ClassId, Rate};
use anpai_core::time::{Duration, Time};

use super::span;
use crate::search::Dice;

/// Draws of one person in one phase of life: stay, patience, what is next; and one to spare.
const DRAWS: u64 = 4;

/// What somebody brings along into a phase: as they come, and after each transfer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Luck {
    /// Of the stay, in `[0, 1)`.
    pub stay: f64,
    /// Of the patience.
    pub patience: f64,
    /// Of what comes next.
    pub next: f64,
}

impl Luck {
    fn draw(dice: &mut Dice) -> Self {
        let luck = Self { stay: dice.unit(), patience: dice.unit(), next: dice.unit() };
        dice.unit();
        luck
    }
    /// When somebody who joins a list at `since` gives up, where they ever do.
    pub fn gives_up(self, problem: &Problem, class: ClassId, since: Time) -> Option<Time> {
        let patience = problem.classes[class.index()].patience.as_ref()?;
        Some(since + span::quantile(patience, self.patience))
    }
    /// How long somebody stays.
    pub fn stays(self, problem: &Problem, class: ClassId) -> Duration {
        span::quantile(&problem.classes[class.index()].stay, self.stay)
    }
    /// As whom they wait after the stay; `None` where they leave.
    pub fn goes_on(self, problem: &Problem, class: ClassId) -> Option<ClassId> {
        let mut left = self.next;
        problem.classes[class.index()].next.iter().find_map(|next| {
            left -= next.share;
            (left < 0.0).then_some(next.class)
        })
    }
}

/// Who somebody is, under every plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The class in which they came.
    pub born: ClassId,
    /// Their number in it.
    pub ordinal: u32,
    /// How many transfers lie behind them.
    pub phase: u16,
}

/// The luck of a class in one replication.
#[derive(Clone, Debug)]
pub struct Newcomers {
    arrivals: Dice,
    lucks: Dice,
    /// How many came so far.
    pub count: u32,
    /// How many the rates should have brought by the next arrival: a Poisson process of rate 1 in this time.
    due: f64,
    /// The rate that counts now, and how many those before it should have brought.
    rate: usize,
    before: f64,
}

/// Streams: replication, phase, class and purpose each have bits of their own.
fn stream(replication: u32, phase: u16, class: ClassId, purpose: u64) -> u64 {
    u64::from(replication) << 40 | u64::from(phase) << 24 | u64::from(class.0) << 1 | purpose
}

impl Newcomers {
    /// Before anybody came.
    pub fn new(seed: u64, replication: u32, class: ClassId) -> Self {
        Self {
            arrivals: Dice::new(seed, stream(replication, 0, class, 0)),
            lucks: Dice::new(seed, stream(replication, 0, class, 1)),
            count: 0,
            due: 0.0,
            rate: 0,
            before: 0.0,
        }
    }
    /// The next person's number and luck.
    pub fn meet(&mut self) -> (u32, Luck) {
        self.count += 1;
        (self.count - 1, Luck::draw(&mut self.lucks))
    }
    /// When the next one comes: a Poisson process whose rate is constant between steps, by inversion of what the rates add
    /// up to. `None` where nobody comes any more.
    pub fn next_arrival(&mut self, rates: &[Rate]) -> Option<Time> {
        self.due -= (-self.arrivals.unit()).ln_1p();
        while let Some(rate) = rates.get(self.rate) {
            let from = rate.from.0.max(0);
            let (more, a_milli) = (self.due - self.before, rate.per_day / DAY);
            let Some(next) = rates.get(self.rate + 1) else {
                return (a_milli > 0.0).then(|| Time(from + (more / a_milli) as i64));
            };
            let brings = (next.from.0.max(0) - from) as f64 * a_milli;
            if more < brings {
                return Some(Time(from + (more / a_milli) as i64));
            }
            self.before += brings;
            self.rate += 1;
        }
        None
    }
}

/// Milliseconds.
const DAY: f64 = 86_400_000.0;

/// The luck after a transfer.
pub fn later(seed: u64, replication: u32, who: Identity) -> Luck {
    let mut dice = Dice::new(seed, stream(replication, who.phase, who.born, 1));
    dice.seek(u64::from(who.ordinal) * DRAWS);
    Luck::draw(&mut dice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_days(n: i64) -> Time {
        Time(n * DAY as i64)
    }

    #[test]
    fn the_rates_bring_as_many_as_they_say() {
        // 2 a day for 100 days, nobody for 100 days, 0.5 a day after that: 200, 0 and 50 in a hundred days each.
        let rates =
            [(0, 2.0), (100, 0.0), (200, 0.5)].map(|(from, per_day)| Rate { from: at_days(from), per_day });
        let mut counts = [0_u32; 3];
        for replication in 0..200 {
            let mut class = Newcomers::new(7, replication, ClassId(3));
            while let Some(at) = class.next_arrival(&rates).filter(|at| *at < at_days(300)) {
                counts[(at.0 / at_days(100).0) as usize] += 1;
            }
        }
        // 200 replications: 40,000 and 10,000 expected, standard deviations 200 and 100.
        assert!(counts[0].abs_diff(40_000) < 800, "{counts:?}");
        assert_eq!(counts[1], 0);
        assert!(counts[2].abs_diff(10_000) < 400, "{counts:?}");
    }

    #[test]
    fn nobody_comes_where_the_rates_end_at_nothing() {
        let mut class = Newcomers::new(1, 0, ClassId(0));
        assert_eq!(class.next_arrival(&[]), None);
        let ends = [(0, 1.0), (1, 0.0)].map(|(from, per_day)| Rate { from: at_days(from), per_day });
        assert!((0..50).map_while(|_| class.next_arrival(&ends)).all(|at| at < at_days(1)));
    }

    #[test]
    fn a_later_phase_has_a_luck_of_its_own_that_can_be_drawn_again() {
        let who = Identity { born: ClassId(2), ordinal: 1_000_000, phase: 3 };
        assert_eq!(later(5, 9, who), later(5, 9, who));
        for other in [
            Identity { ordinal: 999_999, ..who },
            Identity { phase: 2, ..who },
            Identity { born: ClassId(1), ..who },
        ] {
            assert_ne!(later(5, 9, who), later(5, 9, other));
        }
        assert_ne!(later(5, 9, who), later(5, 8, who));
    }
}
