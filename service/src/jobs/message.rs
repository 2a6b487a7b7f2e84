//! What is said to a store, and what it answers. Each wish is data that may arrive late, twice or not at all; each can be
//! said again without harm, and says what makes it so.

use std::num::NonZeroU16;

use anpai_core::time::Duration;
use sha2::{Digest as _, Sha256};

use super::id::{Beat, ClaimToken, Hold, IdempotencyKey, JobId, Priority, Tenant, WorkerName};
use super::state::{Ending, State};

/// A new job. Said again with the same key, or without one under the same id, it is the same job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submit {
    /// The job that there shall be.
    pub job: JobId,
    /// Whose it is.
    pub tenant: Tenant,
    /// Of which model the input is.
    pub model: String,
    /// How it is to be solved; the store does not read it.
    pub options: String,
    /// What of the options is wished, where something is kept with them that makes no other wish of it.
    pub wished: Option<String>,
    /// Which of the tenant's jobs goes first.
    pub priority: Priority,
    /// How many workers may go away without ending it.
    pub max_attempts: NonZeroU16,
    /// What the client calls this wish.
    pub key: Option<IdempotencyKey>,
    /// The document to be solved.
    pub input: Vec<u8>,
}

impl Submit {
    /// SHA-256 of what is asked for, whatever it is called: two wishes with one digest are the same wish.
    #[must_use]
    pub fn digest(&self) -> Vec<u8> {
        let mut digest = Sha256::new();
        for text in [&self.model, self.wished.as_ref().unwrap_or(&self.options)] {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        digest.update(self.priority.0.to_be_bytes());
        digest.update(self.max_attempts.get().to_be_bytes());
        digest.update(&self.input);
        digest.finalize().to_vec()
    }
}

/// What became of a new job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It is queued.
    New(JobId),
    /// It was submitted before, as this job.
    Same(JobId),
    /// Its key or its id belongs to a job that asks for something else.
    Conflict,
}

/// Asks for a job to end with the best so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancel {
    /// Whose.
    pub tenant: Tenant,
    /// Which.
    pub job: JobId,
}

/// What a wish to cancel comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelling {
    /// It waited, and is cancelled.
    Done,
    /// It runs; its worker will be told. It ends cancelled, whatever else happens.
    Asked,
    /// It has ended already.
    Ended(State),
    /// The tenant has no such job.
    Unknown,
}

/// Asks for a job to work on. Said again with the same token, it brings the same job, as long as the worker holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What the worker calls this wish.
    pub token: ClaimToken,
    /// Who asks.
    pub worker: WorkerName,
    /// How long the job is the worker's without a heartbeat.
    pub lease: Duration,
}

/// A job that a worker may work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Which job, and what every write of this worker has to carry.
    pub hold: Hold,
    /// Whose.
    pub tenant: Tenant,
    /// Of which model its input is.
    pub model: String,
    /// How it is to be solved.
    pub options: String,
    /// Which attempt this is, from 1.
    pub attempt: u16,
    /// Where the last worker was, as far as it told.
    pub checkpoint: Option<Vec<u8>>,
}

/// What a claim comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// A job.
    Granted(Grant),
    /// There is none. Who asks again does so with the same token, in case this very wish, arriving twice, takes one meanwhile.
    Nothing,
    /// The token brought a job that is not the worker's any more; a worker that never heard of it needs a new token.
    Spent,
}

/// Renews a lease and tells how far the work is. It counts only where its epoch is the job's; what it tells, only where no
/// later heartbeat was before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heartbeat {
    /// Of which job, since which claim.
    pub hold: Hold,
    /// Which heartbeat of this epoch.
    pub beat: Beat,
    /// How long the job is the worker's from now on.
    pub lease: Duration,
    /// What people are told, where there is something new.
    pub progress: Option<String>,
    /// From where another worker could go on, where there is something new.
    pub checkpoint: Option<Vec<u8>>,
}

/// What a heartbeat comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The job is still the worker's.
    Kept {
        /// Whether it was asked to end.
        cancel: bool,
    },
    /// It is not: whatever the worker still does, it does in vain.
    Lost,
}

/// Ends a job. It counts only where its epoch is the job's; said again, it has the same answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    /// Of which job, since which claim.
    pub hold: Hold,
    /// How it ends. A job that was asked to end ends cancelled all the same, with this answer as its best.
    pub ending: Ending,
    /// What people are told, where there is something new.
    pub progress: Option<String>,
}

/// Gives a job back. It counts only where its epoch is the job's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Of which job, since which claim.
    pub hold: Hold,
    /// Why.
    pub why: Why,
    /// From where another worker can go on.
    pub checkpoint: Option<Vec<u8>>,
}

/// Why a job is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The worker is shut down in order; the attempt does not count.
    Drain,
    /// What ran the job broke down under it; the attempt counts.
    Crash,
}

/// What ending a job, or giving it back, comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letting {
    /// The job is in this state now.
    Now(State),
    /// The job was not the worker's any more, and nothing has changed.
    Lost,
}

/// Forgets jobs that ended long ago, with all their documents and keys; those first that ended first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purge {
    /// Those that ended this long ago.
    pub keep: Duration,
    /// How many at most, so that nobody waits long behind it.
    pub most: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_beside_the_wish_makes_no_other_wish_of_it() {
        let plain = Submit {
            job: JobId(1),
            tenant: Tenant("guandu".to_owned()),
            model: "visits".to_owned(),
            options: "{}".to_owned(),
            wished: None,
            priority: Priority(0),
            max_attempts: NonZeroU16::MIN,
            key: None,
            input: b"{}".to_vec(),
        };
        let traced =
            Submit { options: r#"{"trace":1}"#.to_owned(), wished: Some("{}".to_owned()), ..plain.clone() };
        assert_eq!(traced.digest(), plain.digest());
        assert_ne!(Submit { wished: None, ..traced }.digest(), plain.digest());
    }
}
