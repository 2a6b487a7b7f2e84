//! A clock that stands until it is moved.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anpai_service::jobs::{Clock, Moment};

/// A clock that stands until it is moved; its copies move with it.
#[derive(Clone, Debug, Default)]
pub struct VirtualClock(Arc<AtomicI64>);

/// What sets the clock of a store.
pub trait SetClock {
    fn set_clock(&self, now: i64);
}

impl SetClock for VirtualClock {
    fn set_clock(&self, now: i64) {
        self.0.store(now, Ordering::SeqCst);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}
