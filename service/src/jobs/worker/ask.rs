//! What a worker says to the store and what it hears, with enough in each answer to know what it answers: an answer may
//! come late, twice, or after another.

use crate::database::StoreError;
use crate::jobs::id::{Beat, ClaimToken, Hold};
use crate::jobs::message::{Claim, Claimed, Complete, Heartbeat, Held, Letting, Release};
use crate::jobs::store::JobStore;

/// What a worker says to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Wants a job.
    Claim(Claim),
    /// Keeps its job.
    Heartbeat(Heartbeat),
    /// Ends its job.
    Complete(Complete),
    /// Gives its job back.
    Release(Release),
}

/// What the store says to a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To a claim.
    Claim {
        /// Which.
        token: ClaimToken,
        /// What it comes to.
        claimed: Claimed,
    },
    /// To a heartbeat.
    Heartbeat {
        /// Of which job, since which claim.
        hold: Hold,
        /// Which.
        beat: Beat,
        /// Whether the job is still the worker's.
        held: Held,
    },
    /// To the wish to end a job or to give it back.
    Letting {
        /// Of which job, since which claim.
        hold: Hold,
        /// What came of it.
        letting: Letting,
    },
}

impl Ask {
    /// Says it to a store.
    ///
    /// # Errors
    /// The store does not answer; nobody knows whether it did what was asked.
    pub async fn put<S: JobStore>(self, store: &S) -> Result<Answer, StoreError> {
        Ok(match self {
            Self::Claim(ask) => Answer::Claim { token: ask.token, claimed: store.claim(ask).await? },
            Self::Heartbeat(ask) => {
                let (hold, beat) = (ask.hold, ask.beat);
                Answer::Heartbeat { hold, beat, held: store.heartbeat(ask).await? }
            }
            Self::Complete(ask) => Answer::Letting { hold: ask.hold, letting: store.complete(ask).await? },
            Self::Release(ask) => Answer::Letting { hold: ask.hold, letting: store.release(ask).await? },
        })
    }

    /// Which hold this lets go.
    pub(super) fn lets_go(&self) -> Option<Hold> {
        match self {
            Self::Complete(ask) => Some(ask.hold),
            Self::Release(ask) => Some(ask.hold),
            Self::Claim(_) | Self::Heartbeat(_) => None,
        }
    }
}
