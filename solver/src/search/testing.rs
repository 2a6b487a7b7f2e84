//! What every kind of search that writes checkpoints is held to: interrupted anywhere it comes to what it would have come to,
//! and what is no checkpoint of it is refused and breaks nothing.

use std::fmt::Debug;

use anpai_core::score::Score;
use anpai_core::stop::Stop;

use super::checkpoint::{resealed, timeless};
use super::{Dice, Moment, Refused};

/// Plan, score and iterations.
pub type Ended<P> = (P, Score, u64);

/// A search for one problem.
pub trait Searched {
    /// What it finds.
    type Plan: PartialEq + Debug;
    /// Searches, from a checkpoint where there is one.
    fn search(
        &self,
        from: Option<&[u8]>,
        seed: u64,
        threads: usize,
        stop: Stop,
        heard: &mut dyn FnMut(&Moment<'_, Self::Plan>),
    ) -> Result<Ended<Self::Plan>, Refused>;
}

/// A checkpoint of a search that is interrupted at its `at`th meeting, the first being 1; `None` where it ended before.
pub fn interrupted<S: Searched>(
    searched: &S,
    from: Option<&[u8]>,
    seed: u64,
    threads: usize,
    iterations: u64,
    at: usize,
) -> Option<Vec<u8>> {
    let (stop, mut meetings, mut bytes) = (Stop::iterations(iterations), 0, None);
    let told = stop.clone();
    let mut heard = |moment: &Moment<'_, S::Plan>| {
        meetings += 1;
        if meetings == at {
            bytes = Some(moment.checkpoint());
            told.raise();
        }
    };
    searched.search(from, seed, threads, stop, &mut heard).expect("what was just written is read");
    bytes
}

/// What a search ends with, and how all of its chains stand at every meeting: plans alone are often the same although their
/// searches are not.
pub fn course<S: Searched>(
    searched: &S,
    from: Option<&[u8]>,
    seed: u64,
    threads: usize,
    iterations: u64,
) -> (Ended<S::Plan>, Vec<Vec<u8>>) {
    let (stop, mut meetings) = (Stop::iterations(iterations), Vec::new());
    let told = stop.clone();
    let mut heard = |moment: &Moment<'_, S::Plan>| {
        meetings.push(timeless(&moment.checkpoint()));
        // Once it has all of its iterations, nobody waits for what comes after them.
        if moment.progress.fraction >= 1.0 {
            told.raise();
        }
    };
    let ended = searched.search(from, seed, threads, stop, &mut heard);
    (ended.unwrap_or_else(|refused| panic!("seed {seed}: {refused}")), meetings)
}

/// Interrupted at every meeting, once and again at the next one, with one thread and then another number of them, it goes on
/// and ends as if it had not been.
pub fn goes_on_as_if_nothing_had_happened<S: Searched>(searched: &S, seeds: &[u64], iterations: u64) {
    for &seed in seeds {
        let whole = course(searched, None, seed, 1, iterations);
        for at in 1.. {
            let threads = 1 + at % 2;
            let Some(once) = interrupted(searched, None, seed, threads, iterations, at) else { break };
            goes_on_like(searched, &once, seed, 3 - threads, iterations, &whole);
            let again = interrupted(searched, Some(&once), seed, 3 - threads, iterations, 1);
            let twice = again.expect("a meeting, or the end");
            goes_on_like(searched, &twice, seed, threads, iterations, &whole);
        }
    }
}

/// From these bytes on it is the end of a whole course.
pub fn goes_on_like<S: Searched>(
    searched: &S,
    from: &[u8],
    seed: u64,
    threads: usize,
    iterations: u64,
    (whole, meetings): &(Ended<S::Plan>, Vec<Vec<u8>>),
) {
    let (ended, rest) = course(searched, Some(from), seed, threads, iterations);
    assert_eq!(ended, *whole, "seed {seed}");
    assert!(meetings.ends_with(&rest), "seed {seed}: after {} meetings", meetings.len() - rest.len());
}

/// A checkpoint with any bit turned is refused, and so is one that is cut off; where the checksum is made to fit, it is
/// refused or a search like any other, but never a panic.
pub fn damage_is_refused<S: Searched>(searched: &S, seed: u64, turns: usize) {
    let whole = interrupted(searched, None, seed, 1, 2000, 1).expect("a first meeting");
    let from = |bytes: &[u8]| {
        let stop = Stop::iterations(510);
        let told = stop.clone();
        searched.search(Some(bytes), seed, 1, stop, &mut |_| told.raise())
    };
    assert!(from(&whole).is_ok());
    assert_eq!(from(b"something else").unwrap_err(), Refused::Foreign);
    assert_eq!(from(b"").unwrap_err(), Refused::Damaged);
    let other = searched.search(Some(&whole), seed + 1, 1, Stop::iterations(0), &mut |_| {});
    assert_eq!(other.unwrap_err(), Refused::Other);
    let mut dice = Dice::new(seed, 0);
    for _ in 0..turns {
        let cut = dice.below(whole.len());
        assert!(from(&whole[..cut]).is_err(), "cut off at {cut}");
        let mut bytes = whole.clone();
        for _ in 0..=dice.below(3) {
            bytes[dice.below(whole.len())] ^= 1 << dice.below(8);
        }
        if bytes != whole {
            assert!(from(&bytes).is_err());
        }
        let _ = from(&resealed(&bytes));
        let _ = from(&resealed(&whole[..cut]));
    }
}
