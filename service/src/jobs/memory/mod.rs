//! The store in memory: the model to which the databases are held, and quick enough for a hundred thousand simulated
//! histories. What it keeps is gone when the process ends.

use std::cmp::Reverse;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::clock::Clock;
use super::id::{JobId, Tenant};
use super::message::{
    Cancel, Cancelling, Claim, Claimed, Complete, Heartbeat, Held, Letting, Purge, Release, Submit, Submitted,
};
use super::state::State;
use super::store::JobStore;
use super::view::{Cursor, Filter, Page, Part, View};
use crate::database::StoreError;

mod record;

use record::Record;

/// Jobs in memory.
#[derive(Debug)]
pub struct MemoryStore<C> {
    clock: C,
    jobs: Mutex<Jobs>,
    hint: Notify,
}

#[derive(Debug, Default)]
struct Jobs {
    last_serial: i64,
    /// In the order of arrival.
    records: Vec<Record>,
}

impl Jobs {
    fn job(&mut self, job: JobId) -> Option<&mut Record> {
        self.records.iter_mut().find(|record| record.submit.job == job)
    }

    fn job_of(&self, tenant: &Tenant, job: JobId) -> Option<&Record> {
        self.records.iter().find(|record| record.submit.job == job && record.submit.tenant == *tenant)
    }
}

impl<C: Clock> MemoryStore<C> {
    /// A store without jobs.
    #[must_use]
    pub fn new(clock: C) -> Self {
        Self { clock, jobs: Mutex::default(), hint: Notify::new() }
    }

    /// Nothing is left half done when a wish panics, so a poisoned lock is as good as any.
    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Clock> JobStore for MemoryStore<C> {
    async fn submit(&self, ask: Submit) -> Result<Submitted, StoreError> {
        let digest = ask.digest();
        let mut jobs = self.jobs();
        let has_key = |record: &&Record| {
            ask.key.is_some() && record.submit.key == ask.key && record.submit.tenant == ask.tenant
        };
        let known = jobs.records.iter().find(has_key);
        if let Some(known) = known.or_else(|| jobs.records.iter().find(|record| record.submit.job == ask.job))
        {
            let same = known.submit.tenant == ask.tenant && known.digest == digest;
            return Ok(if same { Submitted::Same(known.submit.job) } else { Submitted::Conflict });
        }
        jobs.last_serial += 1;
        let (serial, job, now) = (jobs.last_serial, ask.job, self.clock.now());
        jobs.records.push(Record::new(serial, ask, digest, now));
        self.hint.notify_waiters();
        Ok(Submitted::New(job))
    }

    async fn cancel(&self, ask: Cancel) -> Result<Cancelling, StoreError> {
        let now = self.clock.now();
        let mut jobs = self.jobs();
        let record = jobs.job(ask.job).filter(|record| record.submit.tenant == ask.tenant);
        Ok(record.map_or(Cancelling::Unknown, |record| record.cancel(now)))
    }

    async fn claim(&self, ask: Claim) -> Result<Claimed, StoreError> {
        let now = self.clock.now();
        let mut jobs = self.jobs();
        if let Some(record) = jobs.records.iter_mut().find(|record| record.token == Some(ask.token)) {
            let running = record.state == State::Running;
            return Ok(if running {
                Claimed::Granted(record.grant_again(&ask, now))
            } else {
                Claimed::Spent
            });
        }
        let turn = |record: &Record| {
            let tenants = || jobs.records.iter().filter(|other| other.submit.tenant == record.submit.tenant);
            let leases = tenants().filter(|other| other.is_leased(now)).count();
            let last_turn = tenants().filter_map(|other| other.claimed_at).max();
            (leases, last_turn, record.submit.tenant.clone(), Reverse(record.submit.priority), record.serial)
        };
        let waiting = jobs.records.iter().filter(|record| record.is_claimable(now));
        let next = waiting.min_by_key(|record| turn(record)).map(|record| record.submit.job);
        let next = next.and_then(|job| jobs.job(job));
        Ok(next.map_or(Claimed::Nothing, |record| Claimed::Granted(record.grant(ask, now))))
    }

    async fn heartbeat(&self, ask: Heartbeat) -> Result<Held, StoreError> {
        let now = self.clock.now();
        Ok(self.jobs().job(ask.hold.job).map_or(Held::Lost, |record| record.heartbeat(ask, now)))
    }

    async fn complete(&self, ask: Complete) -> Result<Letting, StoreError> {
        let now = self.clock.now();
        Ok(self.jobs().job(ask.hold.job).map_or(Letting::Lost, |record| record.complete(ask, now)))
    }

    async fn release(&self, ask: Release) -> Result<Letting, StoreError> {
        let now = self.clock.now();
        let letting = self.jobs().job(ask.hold.job).map_or(Letting::Lost, |record| record.release(ask, now));
        self.hint.notify_waiters();
        Ok(letting)
    }

    async fn sweep(&self) -> Result<Vec<(JobId, State)>, StoreError> {
        let now = self.clock.now();
        let mut jobs = self.jobs();
        let swept = jobs.records.iter_mut().filter_map(|record| {
            let ended = record.sweep(now);
            ended.then_some((record.submit.job, record.state))
        });
        let mut swept: Vec<_> = swept.collect();
        swept.sort_unstable();
        Ok(swept)
    }

    async fn purge(&self, ask: Purge) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let mut jobs = self.jobs();
        let old = |record: &Record| record.ended_at.filter(|end| end.after(ask.keep) <= now);
        let mut oldest: Vec<_> =
            jobs.records.iter().filter_map(|record| Some((old(record)?, record.serial))).collect();
        oldest.sort_unstable();
        oldest.truncate(usize::from(ask.most));
        jobs.records.retain(|record| !oldest.iter().any(|(_, serial)| *serial == record.serial));
        Ok(oldest.len() as u64)
    }

    async fn find(&self, tenant: Tenant, job: JobId) -> Result<Option<View>, StoreError> {
        Ok(self.jobs().job_of(&tenant, job).map(Record::view))
    }

    async fn list(&self, filter: Filter) -> Result<Page, StoreError> {
        let jobs = self.jobs();
        let listed = jobs.records.iter().rev().filter(|record| {
            record.submit.tenant == filter.tenant
                && filter.state.is_none_or(|state| record.state == state)
                && filter.model.as_ref().is_none_or(|model| record.submit.model == *model)
                && filter.after.is_none_or(|cursor| record.serial < cursor.0)
        });
        let page: Vec<_> = listed.take(usize::from(filter.most)).collect();
        let full = page.len() == usize::from(filter.most);
        let next = page.last().filter(|_| full).map(|last| Cursor(last.serial));
        Ok(Page { jobs: page.into_iter().map(Record::view).collect(), next })
    }

    async fn document(&self, tenant: Tenant, job: JobId, part: Part) -> Result<Option<Vec<u8>>, StoreError> {
        let jobs = self.jobs();
        let Some(record) = jobs.job_of(&tenant, job) else { return Ok(None) };
        let solution = record.solution.as_ref();
        Ok(match part {
            Part::Input => Some(record.submit.input.clone()),
            Part::Checkpoint => record.checkpoint.clone(),
            Part::Plan => solution.and_then(|solution| solution.plan.clone()),
            Part::Answer => solution.map(|solution| solution.answer.clone()),
            Part::Report => solution.and_then(|solution| solution.report.clone()),
        })
    }

    async fn hint(&self) {
        self.hint.notified().await;
    }
}
