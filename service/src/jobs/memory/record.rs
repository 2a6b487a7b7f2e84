//! One job of the model, and what each wish does to it: the protocol in its plainest form, a function a wish, written apart
//! from the statements of the databases, which a test holds to it.

use anpai_core::outcome::Status;

use crate::jobs::clock::Moment;
use crate::jobs::id::{Beat, ClaimToken, Epoch, Hold, WorkerName};
use crate::jobs::message::{
    Cancelling, Claim, Complete, Grant, Heartbeat, Held, Letting, Release, Submit, Why,
};
use crate::jobs::state::{Ending, Failure, Solution, State};
use crate::jobs::view::View;

/// A job as the model keeps it.
#[derive(Debug)]
pub(super) struct Record {
    /// The order of arrival.
    pub serial: i64,
    /// What was submitted.
    pub submit: Submit,
    pub digest: Vec<u8>,
    pub state: State,
    pub submitted_at: Moment,
    pub claimed_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    /// The token of the last claim.
    pub token: Option<ClaimToken>,
    pub checkpoint: Option<Vec<u8>>,
    pub solution: Option<Solution>,
    attempts: u16,
    epoch: Epoch,
    beat: Beat,
    worker: Option<WorkerName>,
    /// When the lease ends; only of a running job.
    lease_end: Option<Moment>,
    cancel: bool,
    quality: Option<Status>,
    failure: Option<Failure>,
    progress: Option<String>,
}

impl Record {
    /// A job that waits.
    pub fn new(serial: i64, submit: Submit, digest: Vec<u8>, now: Moment) -> Self {
        Self {
            serial,
            submit,
            digest,
            state: State::Queued,
            submitted_at: now,
            claimed_at: None,
            ended_at: None,
            token: None,
            checkpoint: None,
            solution: None,
            attempts: 0,
            epoch: Epoch::default(),
            beat: Beat::default(),
            worker: None,
            lease_end: None,
            cancel: false,
            quality: None,
            failure: None,
            progress: None,
        }
    }

    /// Whether a worker is taken to be at it.
    pub fn is_leased(&self, now: Moment) -> bool {
        self.state == State::Running && self.lease_end.is_some_and(|end| end > now)
    }

    /// Whether it has a worker that is taken to be gone.
    fn is_orphaned(&self, now: Moment) -> bool {
        self.state == State::Running && !self.is_leased(now)
    }

    fn has_attempts(&self) -> bool {
        self.attempts < self.submit.max_attempts.get()
    }

    /// Whether a worker may have it.
    pub fn is_claimable(&self, now: Moment) -> bool {
        (self.state == State::Queued || self.is_orphaned(now)) && self.has_attempts() && !self.cancel
    }

    /// Gives it to a worker.
    pub fn grant(&mut self, ask: Claim, now: Moment) -> Grant {
        self.state = State::Running;
        self.attempts += 1;
        self.epoch = self.epoch.next();
        self.beat = Beat::default();
        self.token = Some(ask.token);
        self.worker = Some(ask.worker);
        self.claimed_at = Some(now);
        self.lease_end = Some(now.after(ask.lease));
        self.granted()
    }

    /// Says once more what was granted, and renews the lease.
    pub fn grant_again(&mut self, ask: &Claim, now: Moment) -> Grant {
        self.lease_end = Some(now.after(ask.lease));
        self.granted()
    }

    fn granted(&self) -> Grant {
        Grant {
            hold: Hold { job: self.submit.job, epoch: self.epoch },
            tenant: self.submit.tenant.clone(),
            model: self.submit.model.clone(),
            options: self.submit.options.clone(),
            attempt: self.attempts,
            checkpoint: self.checkpoint.clone(),
        }
    }

    /// Whether who writes is who holds it.
    fn is_held(&self, epoch: Epoch) -> bool {
        self.state == State::Running && self.epoch == epoch
    }

    pub fn heartbeat(&mut self, ask: Heartbeat, now: Moment) -> Held {
        if !self.is_held(ask.hold.epoch) {
            return Held::Lost;
        }
        if ask.beat > self.beat {
            self.beat = ask.beat;
            self.lease_end = Some(now.after(ask.lease));
            self.progress = ask.progress.or(self.progress.take());
            self.checkpoint = ask.checkpoint.or(self.checkpoint.take());
        }
        Held::Kept { cancel: self.cancel }
    }

    pub fn complete(&mut self, ask: Complete, now: Moment) -> Letting {
        if !self.is_held(ask.hold.epoch) {
            // Only an ending by this very epoch leaves the epoch as it is: whatever else ends a job raises it.
            let said_before = self.state.is_final() && self.epoch == ask.hold.epoch;
            return if said_before { Letting::Now(self.state) } else { Letting::Lost };
        }
        self.progress = ask.progress.or(self.progress.take());
        let state = match ask.ending {
            Ending::Solved { quality, solution } => {
                self.quality = Some(quality);
                self.solution = Some(solution);
                self.checkpoint = None;
                State::Succeeded
            }
            Ending::Failed(failure) => {
                self.failure = Some(failure).filter(|_| !self.cancel);
                State::Failed
            }
        };
        self.end(if self.cancel { State::Cancelled } else { state }, now);
        Letting::Now(self.state)
    }

    pub fn release(&mut self, ask: Release, now: Moment) -> Letting {
        if !self.is_held(ask.hold.epoch) {
            return Letting::Lost;
        }
        self.epoch = self.epoch.next();
        self.checkpoint = ask.checkpoint.or(self.checkpoint.take());
        self.attempts -= match ask.why {
            Why::Drain => 1,
            Why::Crash => 0,
        };
        if self.cancel || !self.has_attempts() {
            self.give_up(now);
        } else {
            self.state = State::Queued;
            self.lease_end = None;
        }
        Letting::Now(self.state)
    }

    pub fn cancel(&mut self, now: Moment) -> Cancelling {
        if self.state.is_final() {
            return Cancelling::Ended(self.state);
        }
        self.cancel = true;
        if self.state == State::Running {
            return Cancelling::Asked;
        }
        self.end(State::Cancelled, now);
        Cancelling::Done
    }

    /// Ends it where its worker is gone and nobody may follow; tells whether it did.
    pub fn sweep(&mut self, now: Moment) -> bool {
        let stuck = self.is_orphaned(now) && (self.cancel || !self.has_attempts());
        if stuck {
            self.epoch = self.epoch.next();
            self.give_up(now);
        }
        stuck
    }

    /// Ends it without its worker's word.
    fn give_up(&mut self, now: Moment) {
        if self.cancel {
            self.end(State::Cancelled, now);
        } else {
            self.failure = Some(Failure::AttemptsExhausted);
            self.end(State::Failed, now);
        }
    }

    fn end(&mut self, state: State, now: Moment) {
        self.state = state;
        self.ended_at = Some(now);
        self.lease_end = None;
    }

    pub fn view(&self) -> View {
        View {
            job: self.submit.job,
            tenant: self.submit.tenant.clone(),
            model: self.submit.model.clone(),
            options: self.submit.options.clone(),
            priority: self.submit.priority,
            state: self.state,
            quality: self.quality,
            failure: self.failure,
            attempts: self.attempts,
            max_attempts: self.submit.max_attempts.get(),
            epoch: self.epoch,
            cancel: self.cancel,
            progress: self.progress.clone(),
            worker: self.worker.clone(),
            submitted_at: self.submitted_at,
            claimed_at: self.claimed_at,
            ended_at: self.ended_at,
        }
    }
}
