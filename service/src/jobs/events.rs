//! What happened to a job, in order: the databases note it themselves whenever a job changes, and whoever looks on reads it
//! from where it left off.

use anpai_core::outcome::Status;

use super::clock::Moment;
use super::state::{Failure, State};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Which of the job's, from 1 without gaps.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Where the job was in its life afterwards.
    pub state: State,
    /// How good the answer is, where there is one.
    pub quality: Option<Status>,
    /// Why it failed, where it did.
    pub failure: Option<Failure>,
    /// What its worker told, where that was new.
    pub progress: Option<String>,
}
