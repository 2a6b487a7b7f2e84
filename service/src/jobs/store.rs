//! What every store of jobs can do. Each call is one transaction: it is done wholly and durably, or an error says that
//! nobody knows whether it was done, and then it may be said again. The stores are held to each other by a test that says
//! the same to all of them.

use std::future::Future;

use super::id::{JobId, Tenant};
use super::message::{
    Cancel, Cancelling, Claim, Claimed, Complete, Heartbeat, Held, Letting, Purge, Release, Submit, Submitted,
};
use super::state::State;
use super::view::{Filter, Page, Part, View};
use crate::database::StoreError;

/// A store of jobs. All times are of its own clock.
pub trait JobStore: Send + Sync {
    /// Queues a job, once.
    fn submit(&self, ask: Submit) -> impl Future<Output = Result<Submitted, StoreError>> + Send;

    /// Asks for a job to end.
    fn cancel(&self, ask: Cancel) -> impl Future<Output = Result<Cancelling, StoreError>> + Send;

    /// Grants a job that waits, or whose lease has run out, and that may be tried once more: of the tenant with the fewest
    /// leases, or else that waited longest for its turn; of this tenant the one with the highest priority, or else the
    /// oldest.
    fn claim(&self, ask: Claim) -> impl Future<Output = Result<Claimed, StoreError>> + Send;

    /// Renews a lease, keeps progress and checkpoint, and tells whether to end.
    fn heartbeat(&self, ask: Heartbeat) -> impl Future<Output = Result<Held, StoreError>> + Send;

    /// Ends a job.
    fn complete(&self, ask: Complete) -> impl Future<Output = Result<Letting, StoreError>> + Send;

    /// Gives a job back.
    fn release(&self, ask: Release) -> impl Future<Output = Result<Letting, StoreError>> + Send;

    /// Ends the jobs whose lease has run out and that nobody may claim: those that were asked to end, and those that had all
    /// their attempts. Tells which, in the order of their ids.
    fn sweep(&self) -> impl Future<Output = Result<Vec<(JobId, State)>, StoreError>> + Send;

    /// Forgets jobs that ended long ago; tells how many.
    fn purge(&self, ask: Purge) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// One job of a tenant.
    fn find(
        &self,
        tenant: Tenant,
        job: JobId,
    ) -> impl Future<Output = Result<Option<View>, StoreError>> + Send;

    /// A tenant's jobs, page by page.
    fn list(&self, filter: Filter) -> impl Future<Output = Result<Page, StoreError>> + Send;

    /// A document of a tenant's job.
    fn document(
        &self,
        tenant: Tenant,
        job: JobId,
        part: Part,
    ) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> + Send;

    /// Returns when there may be something to claim. Only a hint: it may come for nothing, and it may not come at all, so
    /// whoever waits for it also looks from time to time.
    fn hint(&self) -> impl Future<Output = ()> + Send;
}
