//! A job that a worker holds: what its next heartbeat carries. What was told and not acknowledged is told again, so that a
//! lost heartbeat costs nothing but its own time.

use super::{Ask, Reading, Timing};
use crate::jobs::id::{Beat, Hold};
use crate::jobs::message::{Grant, Heartbeat};

/// A job under way.
#[derive(Debug)]
pub(super) struct Holding {
    hold: Hold,
    beat: Beat,
    next_beat: Reading,
    stopping: bool,
    /// What the store is not known to have.
    progress: Option<String>,
    checkpoint: Option<Vec<u8>>,
    /// Whether something was told since the last heartbeat went out.
    fresh: bool,
}

impl Holding {
    pub fn new(grant: &Grant, next_beat: Reading) -> Self {
        Self {
            hold: grant.hold,
            beat: Beat::default(),
            next_beat,
            stopping: false,
            progress: None,
            checkpoint: None,
            fresh: false,
        }
    }

    pub fn hold(&self) -> Hold {
        self.hold
    }

    pub fn next_beat(&self) -> Reading {
        self.next_beat
    }

    pub fn beat_at(&mut self, at: Reading) {
        self.next_beat = at;
    }

    /// What people were told and the store may not have.
    pub fn progress(&mut self) -> Option<String> {
        self.progress.take()
    }

    /// From where the search could go on, where the store may not have it.
    pub fn checkpoint(&mut self) -> Option<Vec<u8>> {
        self.checkpoint.take()
    }

    /// The search told something.
    pub fn tell(&mut self, progress: Option<String>, checkpoint: Option<Vec<u8>>) {
        self.fresh = true;
        self.progress = progress.or(self.progress.take());
        self.checkpoint = checkpoint.or(self.checkpoint.take());
    }

    /// The heartbeat that is due. Its number is new even where the last one was not answered: the store takes the later one.
    pub fn beat(&mut self, now: Reading, timing: Timing) -> Ask {
        self.beat = self.beat.next();
        self.next_beat = now + timing.heartbeat.0;
        self.fresh = false;
        Ask::Heartbeat(Heartbeat {
            hold: self.hold,
            beat: self.beat,
            lease: timing.lease,
            progress: self.progress.clone(),
            checkpoint: self.checkpoint.clone(),
        })
    }

    /// A heartbeat was acknowledged; tells whether the search has to be stopped for it.
    pub fn kept(&mut self, beat: Beat, cancel: bool) -> bool {
        if beat == self.beat && !self.fresh {
            self.progress = None;
            self.checkpoint = None;
        }
        let stop = cancel && !self.stopping;
        self.stopping |= cancel;
        stop
    }
}
