//! What a run took: wall clock and processor time of the whole process.

use std::time::Instant;

use serde::Serialize;

/// Started with the work, read at its end.
#[derive(Debug)]
pub struct Clock(Instant);

impl Clock {
    /// Starts.
    pub fn start() -> Self {
        Self(Instant::now())
    }
    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        rounded(self.0.elapsed().as_secs_f64())
    }
}

/// What an answer took. An evaluation has no iterations and no seed.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Effort {
    /// Wall clock, from the start of the process.
    pub seconds: f64,
    /// Processor time of all threads.
    pub cpu_seconds: Option<f64>,
    /// Iterations of all chains together.
    pub iterations: Option<u64>,
    /// The seed of the search.
    pub seed: Option<u64>,
}

impl Effort {
    /// What it took until now.
    pub fn so_far(clock: &Clock) -> Self {
        Self { seconds: clock.seconds(), cpu_seconds: cpu_seconds(), ..Self::default() }
    }
}

/// Processor seconds of all threads of this process; `None` where the system does not tell.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no answer")]
pub fn cpu_seconds() -> Option<f64> {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(rounded(spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9))
}

/// Processor seconds of all threads of this process; `None` where the system does not tell.
#[cfg(not(unix))]
pub fn cpu_seconds() -> Option<f64> {
    None
}

/// What it takes where a method has neither iterations nor a seed.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Spent {
    /// Wall clock, from the start of the process.
    pub seconds: f64,
    /// Processor time of all threads.
    pub cpu_seconds: Option<f64>,
}

impl From<Effort> for Spent {
    fn from(effort: Effort) -> Self {
        Self { seconds: effort.seconds, cpu_seconds: effort.cpu_seconds }
    }
}

/// To whole milliseconds: more would be noise.
fn rounded(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}
