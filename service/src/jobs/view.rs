//! What is told of a job: everything but its documents, which are read one at a time.

use anpai_core::outcome::Status;

use super::clock::Moment;
use super::id::{Epoch, JobId, Priority, Tenant, WorkerName};
use super::state::{Failure, State};

/// A job as its tenant sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which job.
    pub job: JobId,
    /// Whose.
    pub tenant: Tenant,
    /// Of which model its input is.
    pub model: String,
    /// How it is to be solved, as whoever submitted it writes it.
    pub options: String,
    /// Which of the tenant's goes first.
    pub priority: Priority,
    /// Where it is in its life.
    pub state: State,
    /// How good the answer is, where there is one.
    pub quality: Option<Status>,
    /// Why it failed, where it did.
    pub failure: Option<Failure>,
    /// How many times it was claimed, without those that were given back for no fault of the job.
    pub attempts: u16,
    /// How many times it may be.
    pub max_attempts: u16,
    /// How many times it changed hands, and a little more.
    pub epoch: Epoch,
    /// Whether it was asked to end.
    pub cancel: bool,
    /// What its worker last told, as the model writes it.
    pub progress: Option<String>,
    /// Who claimed it last.
    pub worker: Option<WorkerName>,
    /// When it was submitted.
    pub submitted_at: Moment,
    /// When it was last claimed.
    pub claimed_at: Option<Moment>,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

/// One of a job's documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What was submitted.
    Input,
    /// The incumbent and what else the search needs to go on; gone once the job has a solution.
    Checkpoint,
    /// The plan that the job ended with.
    Plan,
    /// What is told of it.
    Answer,
    /// The plan as a page.
    Report,
}

/// Where a page of a list ended. Opaque to clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor(pub i64);

/// Which jobs of a tenant are listed: the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Whose.
    pub tenant: Tenant,
    /// Only those in this state.
    pub state: Option<State>,
    /// Only those of this model.
    pub model: Option<String>,
    /// Only those after this page.
    pub after: Option<Cursor>,
    /// How many at most.
    pub most: u16,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The jobs.
    pub jobs: Vec<View>,
    /// Where the next page starts, where this one is full.
    pub next: Option<Cursor>,
}
