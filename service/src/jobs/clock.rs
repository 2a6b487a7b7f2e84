//! Time as the store reads it. Leases end, jobs start and retention counts by this clock alone: the clocks of workers and
//! servers differ, and nothing may depend on them.

use std::time::{SystemTime, UNIX_EPOCH};

use anpai_core::time::Duration;

/// An instant of the store's clock: milliseconds since the start of 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    /// This long afterwards.
    #[must_use]
    pub fn after(self, length: Duration) -> Self {
        Self(self.0.saturating_add(length.0))
    }
}

/// What tells the time to a store that has no clock of its own.
pub trait Clock: Send + Sync {
    /// What time it is.
    fn now(&self) -> Moment;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}
