//! A search that is small enough to be stopped at any iteration: digits whose weighted sum is to be what it never is.

use std::cell::Cell;
use std::time::Instant;

use anpai_core::score::{Level, Score};
use anpai_core::stop::Stop;

use super::super::testing::{
    Ended, Searched, course, damage_is_refused, goes_on_as_if_nothing_had_happened, goes_on_like,
};
use super::super::{Moment, Recreate, Ruin};
use super::*;

const DIGITS: usize = 12;
const CHAINS: u8 = 3;

thread_local! {
    /// Ruins until the flag is raised.
    static LEFT: Cell<u64> = const { Cell::new(u64::MAX) };
}

#[derive(Clone)]
struct Digits {
    digits: Vec<u8>,
    before: Vec<u8>,
    stop: Stop,
}

impl Digits {
    fn new(stop: &Stop) -> Self {
        Self { digits: vec![0; DIGITS], before: Vec::new(), stop: stop.clone() }
    }
}

impl State for Digits {
    /// Each digit counts by its place, and two alike beside each other cost 20.
    fn score(&self) -> Score {
        let sum: i64 = self.digits.iter().zip(1..).map(|(digit, place)| i64::from(*digit) * place).sum();
        let alike = self.digits.windows(2).filter(|two| two[0] == two[1]).count();
        Score::at(Level::Soft, (sum - 401).abs() + 20 * alike as i64)
    }
    fn begin(&mut self) {
        self.before.clone_from(&self.digits);
    }
    fn commit(&mut self) {}
    fn rollback(&mut self) {
        self.digits.clone_from(&self.before);
    }
    fn audit(&self) {}
}

impl Recorded for Digits {
    type Plan = Vec<u8>;
    fn plan(&self) -> Vec<u8> {
        self.digits.clone()
    }
    fn write(&self, page: &mut Writer) {
        self.digits.iter().for_each(|digit| page.index((*digit).into()));
    }
    fn tell(&self, _: &mut Digest) {}
    fn read(&mut self, page: &mut Reader<'_>) -> Option<()> {
        for digit in &mut self.digits {
            *digit = page.index(10)? as u8;
        }
        Some(())
    }
    fn agrees(&self) -> bool {
        true
    }
}

struct Reversed;

impl Ruin<Digits> for Reversed {
    fn name(&self) -> &'static str {
        "Reversed"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn ruin(&self, state: &mut Digits, dice: &mut Dice) -> bool {
        let left = LEFT.get();
        if left == 0 {
            state.stop.raise();
        }
        LEFT.set(left.saturating_sub(1));
        let from = dice.below(DIGITS);
        state.digits[from..].reverse();
        dice.chance(0.9)
    }
}

struct Other;

impl Recreate<Digits> for Other {
    fn name(&self) -> &'static str {
        "Other"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn recreate(&self, state: &mut Digits, dice: &mut Dice) {
        let at = dice.below(DIGITS);
        state.digits[at] = dice.below(10) as u8;
    }
}

struct Toy;

impl Searched for Toy {
    type Plan = Vec<u8>;
    fn search(
        &self,
        from: Option<&[u8]>,
        seed: u64,
        threads: usize,
        stop: Stop,
        heard: &mut dyn FnMut(&Moment<'_, Vec<u8>>),
    ) -> Result<Ended<Vec<u8>>, Refused> {
        let operators = Operators { ruins: &[&Reversed], recreates: &[&Other] };
        let whose = || identity(&operators, seed, CHAINS, |_| {});
        let (start, mut spent) = (Digits::new(&stop), Duration::ZERO);
        let chains = match from {
            Some(bytes) => {
                let checkpoint = Checkpoint::open(bytes, whose)?;
                spent = checkpoint.spent();
                checkpoint.chains(&start, seed, CHAINS)?
            }
            None => Chains::new(&start, Annealing::new(30.0, 1.0), CHAINS, seed),
        };
        let found = chains.run(&operators, threads, &stop.having_spent(spent), whose, heard);
        Ok((found.best.digits.clone(), found.best.score(), found.iterations))
    }
}

#[test]
fn interrupted_at_a_meeting_it_goes_on_as_if_nothing_had_happened() {
    goes_on_as_if_nothing_had_happened(&Toy, &[1, 2, 3], 3200);
}

/// A flag comes at any time: one chain stands before its meeting then, and the others at its beginning or its end.
#[test]
fn interrupted_between_two_meetings_it_goes_on_as_if_nothing_had_happened() {
    for seed in 0..4 {
        let whole = course(&Toy, None, seed, 1, 1700);
        for ruins in (0..5100).step_by(97) {
            LEFT.set(ruins);
            let (stop, mut bytes) = (Stop::iterations(1700), Vec::new());
            let ended = Toy.search(None, seed, 1, stop, &mut |moment| bytes = moment.checkpoint());
            LEFT.set(u64::MAX);
            assert!(ended.is_ok_and(|(_, _, iterations)| iterations < 5100 || ruins > 5000));
            goes_on_like(&Toy, &bytes, seed, 2, 1700, &whole);
        }
    }
}

#[test]
fn damage_is_refused_by_an_error() {
    damage_is_refused(&Toy, 5, 400);
}

#[test]
fn what_is_wrong_with_a_checkpoint_is_told_apart() {
    let bytes = sealed(&[0; 40]);
    let open = |bytes: &[u8]| Checkpoint::open(bytes, || 0).map(|_| ()).unwrap_err();
    assert_eq!(Checkpoint::open(&bytes, || 1).map(|_| ()), Err(Refused::Other));
    assert!(Checkpoint::open(&bytes, || 0).is_ok());
    assert_eq!(open(b"<html>"), Refused::Foreign);
    assert_eq!([open(&bytes[..3]), open(&bytes[..15]), open(&bytes[..50])], [Refused::Damaged; 3]);
    let mut newer = bytes;
    newer[VERSION_AT] = 2;
    assert_eq!(open(&newer), Refused::Version { found: 2 });
}

#[test]
fn a_search_has_no_more_time_for_having_been_interrupted() {
    let hour = Duration::from_secs(3600);
    // 59 minutes and 59.9 seconds are gone.
    let mut bytes = Vec::new();
    let stop = Stop::after(hour).having_spent(hour - Duration::from_millis(100));
    let ended = Toy.search(None, 1, 1, stop, &mut |moment| bytes = moment.checkpoint());
    assert!(ended.is_ok());
    // The last checkpoint is of when the time was over: there is nothing left, but the plan.
    let before = Instant::now();
    let ended = Toy.search(Some(&bytes), 1, 1, Stop::after(hour), &mut |_| {});
    assert!(before.elapsed() < Duration::from_secs(60));
    assert_eq!(
        ended.map(|(_, score, _)| score),
        Toy.search(Some(&bytes), 1, 1, Stop::iterations(0), &mut |_| {}).map(|(_, score, _)| score)
    );
}
