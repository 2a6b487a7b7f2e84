//! A store with one deliberate fault in the protocol, to show that the book finds it. Each fault is what a plausible mistake
//! in a statement would do.

use std::sync::atomic::{AtomicI64, Ordering};

use anpai_core::time::Duration;
use anpai_service::jobs::{
    Beat, Cancel, Cancelling, Claim, ClaimToken, Claimed, Complete, Filter, Heartbeat, Held, Hold, JobId,
    JobStore, Letting, Page, Part, Purge, Release, State, StoreError, Submit, Submitted, Tenant, View,
};

use super::world::TENANTS;

/// A mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A heartbeat does not look at the epoch.
    HeartbeatWithoutFence,
    /// Nor does ending a job.
    CompletionWithoutFence,
    /// Nor does giving it back.
    ReleaseWithoutFence,
    /// A heartbeat that was overtaken undoes the later one.
    BeatsWithoutOrder,
    /// A heartbeat keeps no checkpoint.
    CheckpointForgotten,
    /// A running job does not learn that it shall end.
    CancelForgotten,
    /// A claim that is said again gets another job.
    TokenIgnored,
    /// A token that is spent is answered as if there were no job; its worker asks with it for ever.
    SpentTokenHidden,
    /// The bound of the attempts is one off.
    OneAttemptMore,
    /// Leases end before their time.
    LeaseTooShort,
    /// Poisoned jobs are not swept.
    SweepForgotten,
    /// A key does not keep its job.
    KeyIgnored,
}

impl Fault {
    pub const ALL: [Self; 12] = [
        Self::HeartbeatWithoutFence,
        Self::CompletionWithoutFence,
        Self::ReleaseWithoutFence,
        Self::BeatsWithoutOrder,
        Self::CheckpointForgotten,
        Self::CancelForgotten,
        Self::TokenIgnored,
        Self::SpentTokenHidden,
        Self::OneAttemptMore,
        Self::LeaseTooShort,
        Self::SweepForgotten,
        Self::KeyIgnored,
    ];
}

/// A store, with a fault or without.
#[derive(Debug)]
pub struct Careless<S> {
    store: S,
    fault: Option<Fault>,
    counter: AtomicI64,
}

impl<S: JobStore> Careless<S> {
    pub fn new(store: S, fault: Option<Fault>) -> Self {
        Self { store, fault, counter: AtomicI64::new(0) }
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    fn count(&self) -> i64 {
        self.counter.fetch_add(1, Ordering::SeqCst) + 1_000_000
    }

    /// The hold of whoever holds the job now.
    async fn current(&self, hold: Hold) -> Result<Hold, StoreError> {
        for tenant in TENANTS {
            if let Some(view) = self.store.find(Tenant(tenant.to_owned()), hold.job).await? {
                return Ok(Hold { job: hold.job, epoch: view.epoch });
            }
        }
        Ok(hold)
    }

    async fn fenced(&self, hold: Hold, without: Fault) -> Result<Hold, StoreError> {
        if self.has(without) { self.current(hold).await } else { Ok(hold) }
    }

    fn lease(&self, lease: Duration) -> Duration {
        if self.has(Fault::LeaseTooShort) { Duration(lease.0 / 4) } else { lease }
    }
}

impl<S: JobStore> JobStore for Careless<S> {
    async fn submit(&self, mut ask: Submit) -> Result<Submitted, StoreError> {
        if self.has(Fault::KeyIgnored) {
            ask.key = None;
        }
        if self.has(Fault::OneAttemptMore) {
            ask.max_attempts = ask.max_attempts.saturating_add(1);
        }
        self.store.submit(ask).await
    }

    async fn cancel(&self, ask: Cancel) -> Result<Cancelling, StoreError> {
        let view = self.store.find(ask.tenant.clone(), ask.job).await?;
        if self.has(Fault::CancelForgotten) && view.is_some_and(|view| view.state == State::Running) {
            return Ok(Cancelling::Asked);
        }
        self.store.cancel(ask).await
    }

    async fn claim(&self, mut ask: Claim) -> Result<Claimed, StoreError> {
        if self.has(Fault::TokenIgnored) {
            ask.token = ClaimToken(u128::from(self.count().unsigned_abs()));
        }
        ask.lease = self.lease(ask.lease);
        match self.store.claim(ask).await? {
            Claimed::Spent if self.has(Fault::SpentTokenHidden) => Ok(Claimed::Nothing),
            claimed => Ok(claimed),
        }
    }

    async fn heartbeat(&self, mut ask: Heartbeat) -> Result<Held, StoreError> {
        ask.hold = self.fenced(ask.hold, Fault::HeartbeatWithoutFence).await?;
        ask.lease = self.lease(ask.lease);
        if self.has(Fault::BeatsWithoutOrder) {
            ask.beat = Beat(self.count());
        }
        if self.has(Fault::CheckpointForgotten) {
            ask.checkpoint = None;
        }
        self.store.heartbeat(ask).await
    }

    async fn complete(&self, mut ask: Complete) -> Result<Letting, StoreError> {
        ask.hold = self.fenced(ask.hold, Fault::CompletionWithoutFence).await?;
        self.store.complete(ask).await
    }

    async fn release(&self, mut ask: Release) -> Result<Letting, StoreError> {
        ask.hold = self.fenced(ask.hold, Fault::ReleaseWithoutFence).await?;
        self.store.release(ask).await
    }

    async fn sweep(&self) -> Result<Vec<(JobId, State)>, StoreError> {
        if self.has(Fault::SweepForgotten) {
            return Ok(Vec::new());
        }
        self.store.sweep().await
    }

    async fn purge(&self, ask: Purge) -> Result<u64, StoreError> {
        self.store.purge(ask).await
    }

    async fn find(&self, tenant: Tenant, job: JobId) -> Result<Option<View>, StoreError> {
        self.store.find(tenant, job).await
    }

    async fn list(&self, filter: Filter) -> Result<Page, StoreError> {
        self.store.list(filter).await
    }

    async fn document(&self, tenant: Tenant, job: JobId, part: Part) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.document(tenant, job, part).await
    }

    async fn hint(&self) {
        self.store.hint().await;
    }
}
