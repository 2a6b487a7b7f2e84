//! Where a job is in its life, and how it ends. How good the plan is stands apart from it, in the outcome's own
//! [`Status`]: a job that proves that there is no plan has succeeded.

use anpai_core::outcome::Status;

/// Where a job is in its life.
///
/// ```text
/// queued -> running -> succeeded | failed | cancelled
///    ^         |
///    +---------+  released by its worker
/// ```
/// A job whose lease has run out is still `running`, with nobody at work, until it is claimed anew or swept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Waits for a worker.
    Queued,
    /// Claimed, under a lease.
    Running,
    /// Ended with an answer.
    Succeeded,
    /// Ended without one; a [`Failure`] says why.
    Failed,
    /// Ended because it was asked to, with the best so far where there was one.
    Cancelled,
}

impl State {
    /// Whether it stays so.
    #[must_use]
    pub fn is_final(self) -> bool {
        match self {
            Self::Queued | Self::Running => false,
            Self::Succeeded | Self::Failed | Self::Cancelled => true,
        }
    }
}

/// Why a job failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// As many workers as may try it went away without ending it.
    AttemptsExhausted,
    /// The input cannot be used after all.
    BadInput,
    /// There was no time for any plan.
    OutOfTime,
    /// It takes more memory than a job may.
    OutOfMemory,
    /// Our mistake: a panic, or a plan that the referee does not agree with.
    Bug,
}

/// What a search found, as documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Solution {
    /// What is told of it: score, rules, who goes unserved and why, bound and gap.
    pub answer: Vec<u8>,
    /// The plan; none where no plan keeps every hard rule.
    pub plan: Option<Vec<u8>>,
    /// The plan as a page.
    pub report: Option<Vec<u8>>,
}

impl Solution {
    /// A plan alone.
    #[must_use]
    pub fn plan(bytes: impl Into<Vec<u8>>) -> Self {
        Self { plan: Some(bytes.into()), ..Self::default() }
    }
}

/// What a worker ends a job with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// There is an answer.
    Solved {
        /// How good it is.
        quality: Status,
        /// What was found.
        solution: Solution,
    },
    /// There is none, and another try would have none either.
    Failed(Failure),
}
