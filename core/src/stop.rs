//! When a search ends, and how it tells of its progress. The stop is the only thing in a search that reads a clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::score::Score;

/// Limits of a search: a time, a number of iterations, a flag that anyone may raise; the first one reached ends it.
#[derive(Clone, Debug)]
pub struct Stop {
    begin: Instant,
    /// Time that was gone before `begin`.
    spent: Duration,
    time: Option<Duration>,
    iterations: Option<u64>,
    flag: Arc<AtomicBool>,
    /// The flags of the stops that this one is within.
    outer: Vec<Arc<AtomicBool>>,
}

impl Stop {
    /// Ends after `time`, counted from now.
    #[must_use]
    pub fn after(time: Duration) -> Self {
        Self { time: Some(time), ..Self::never() }
    }
    /// Ends after `iterations` iterations of each chain.
    #[must_use]
    pub fn iterations(iterations: u64) -> Self {
        Self { iterations: Some(iterations), ..Self::never() }
    }
    /// Ends when its flag is raised, and not before.
    #[must_use]
    pub fn never() -> Self {
        Self {
            begin: Instant::now(),
            spent: Duration::ZERO,
            time: None,
            iterations: None,
            flag: Arc::default(),
            outer: Vec::new(),
        }
    }
    /// The same stop with an iteration limit as well.
    #[must_use]
    pub fn or_iterations(mut self, iterations: Option<u64>) -> Self {
        self.iterations = iterations;
        self
    }
    /// The same flag with no limit: for what has to be whole before a search can begin.
    #[must_use]
    pub fn untimed(&self) -> Self {
        Self { time: None, iterations: None, ..self.clone() }
    }
    /// The same flag and iterations, with only `part` (0 to 1) of the time that is left: for one step of several.
    #[must_use]
    pub fn part(&self, part: f64) -> Self {
        let elapsed = self.elapsed();
        let time = self.time.map(|t| elapsed.saturating_add(t.saturating_sub(elapsed).mul_f64(part)));
        Self { time, ..self.clone() }
    }
    /// The same stop when so much of its time is gone already: for a search that goes on where an earlier one was.
    #[must_use]
    pub fn having_spent(&self, spent: Duration) -> Self {
        Self { spent: self.spent.saturating_add(spent), ..self.clone() }
    }
    /// The same stop with a flag of its own besides, which ends only this one: for a thread that may be told earlier.
    #[must_use]
    pub fn inner(&self) -> Self {
        let outer = self.outer.iter().chain([&self.flag]).map(Arc::clone).collect();
        Self { flag: Arc::default(), outer, ..self.clone() }
    }
    /// Ends it, and every stop within it.
    pub fn raise(&self) {
        self.flag.store(true, Ordering::Relaxed);
    }
    /// The flag: raise it (`store(true)`) to end the search within 100 ms.
    #[must_use]
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.flag)
    }
    /// The iteration limit, where there is one.
    #[must_use]
    pub fn iteration_limit(&self) -> Option<u64> {
        self.iterations
    }
    /// Whether the flag is up or the time is over. Iterations are counted by the chain.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let raised = self.outer.iter().chain([&self.flag]).any(|flag| flag.load(Ordering::Relaxed));
        raised || self.time.is_some_and(|t| self.elapsed() >= t)
    }
    /// How much of the search is done, from 0 to 1, by the limit that is nearest. With only an iteration limit it does
    /// not depend on any clock.
    #[must_use]
    pub fn fraction(&self, iterations: u64) -> f64 {
        let by_work = self.iterations.map_or(0.0, |limit| iterations as f64 / limit.max(1) as f64);
        let by_time = self.time.map_or(0.0, |t| self.elapsed().as_secs_f64() / t.as_secs_f64().max(1e-9));
        by_work.max(by_time).min(1.0)
    }
    /// Time since the stop was made, and what was spent before.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.begin.elapsed().saturating_add(self.spent)
    }
}

/// What a search tells while it runs.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// From 0 to 1.
    pub fraction: f64,
    /// Iterations of all chains together.
    pub iterations: u64,
    /// The best score so far.
    pub score: Score,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_the_flag_and_the_iterations_and_ends_no_later() {
        let stop = Stop::after(Duration::ZERO).or_iterations(Some(7));
        assert!(stop.is_over() && stop.part(0.5).is_over());
        assert_eq!(stop.part(0.5).iteration_limit(), Some(7));
        let never = Stop::never();
        let part = never.part(0.25);
        assert!(!part.is_over());
        never.flag().store(true, Ordering::Relaxed);
        assert!(part.is_over());
        let inner = Stop::never().part(0.5).inner();
        assert!(!inner.is_over());
        inner.raise();
        assert!(inner.is_over() && inner.inner().is_over() && !Stop::never().inner().is_over());
        let whole = Stop::never();
        let (one, other) = (whole.inner(), whole.inner());
        one.raise();
        assert!(one.is_over() && !other.is_over() && !whole.is_over());
        whole.raise();
        assert!(other.is_over());
        let hour = Duration::from_secs(3600);
        assert!(Stop::after(hour).part(0.5).time.is_some_and(|t| t < hour));
    }

    #[test]
    fn what_was_spent_before_counts() {
        let (minute, hour) = (Duration::from_secs(60), Duration::from_secs(3600));
        let stop = Stop::after(hour).having_spent(45 * minute);
        assert!(!stop.is_over() && stop.fraction(0) >= 0.75 && stop.fraction(0) < 0.8);
        assert!(stop.elapsed() >= 45 * minute && stop.having_spent(15 * minute).is_over());
        // Half of the quarter of an hour that is left.
        assert!(
            stop.part(0.5).having_spent(8 * minute).is_over() && !stop.having_spent(8 * minute).is_over()
        );
        // Where nothing is timed, nothing ends.
        assert!(!Stop::iterations(9).having_spent(hour).is_over());
    }
}
