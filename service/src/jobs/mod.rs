//! Jobs that are never lost: what is asked of them, the stores that keep them, and the loop of whoever works on them. A job
//! is held under a *lease* that heartbeats renew, and every claim raises its *epoch*, so that whoever lost the lease can
//! write nothing more. Everything that is said to a store is data (`message.rs`), so that a simulation can lose it, delay
//! it and say it twice; only the store's clock counts. `docs/service.md` says what this guarantees and what it does not.

mod clock;
mod events;
mod id;
mod memory;
mod message;
mod runner;
mod sql;
mod state;
mod store;
mod view;
pub(crate) mod word;
mod worker;

pub use crate::database::StoreError;
pub use clock::{Clock, Moment, SystemClock};
pub use events::Happened;
pub use id::{Beat, ClaimToken, Epoch, Hold, IdempotencyKey, JobId, NotAJobId, Priority, Tenant, WorkerName};
pub use memory::MemoryStore;
pub use message::{
    Cancel, Cancelling, Claim, Claimed, Complete, Grant, Heartbeat, Held, Letting, Purge, Release, Submit,
    Submitted, Why,
};
pub use runner::{Drain, Line, Runner, Search, Wish};
pub use sql::SqlStore;
pub use state::{Ending, Failure, Solution, State};
pub use store::JobStore;
pub use view::{Cursor, Filter, Page, Part, View};
pub use worker::{Action, Answer, Ask, Event, News, Reading, Timing, Worker};
