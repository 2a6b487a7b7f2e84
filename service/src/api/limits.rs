//! How much the service takes: bytes of a body, requests of a tenant, documents checked at a time.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Api;
use super::caller::Caller;
use super::problem::{Problem, Reason};
use crate::jobs::{IdempotencyKey, Tenant};
use crate::webhooks::Reach;
use crate::work::Memory;

/// How much of what.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of a body.
    pub body: usize,
    /// Bytes of an upload or a road network.
    pub upload: u64,
    /// Requests of a tenant in a second, over a while.
    pub requests_a_second: u32,
    /// Requests of a tenant that are answered at the same time.
    pub requests_at_once: u32,
    /// Memory of a job.
    pub memory: Memory,
    /// Documents that are checked at a time.
    pub checks: usize,
    /// How long a body may take to come.
    pub patience: Duration,
    /// How often a job is tried where its workers go away.
    pub attempts: u16,
    /// Where webhooks may lead.
    pub reach: Reach,
}

impl Default for Limits {
    /// 256 MiB hold a million visits; a job that took three workers with it would take a fourth.
    fn default() -> Self {
        Self {
            body: 256 * 1024 * 1024,
            upload: 1024 * 1024 * 1024,
            requests_a_second: 500,
            requests_at_once: 256,
            memory: Memory::unlimited(),
            checks: 2,
            patience: Duration::from_secs(60),
            attempts: 3,
            reach: Reach::Public,
        }
    }
}

/// What each tenant may still ask for: a bucket that fills at a steady rate and holds a second's worth.
#[derive(Debug)]
pub(super) struct Rates {
    a_second: f64,
    buckets: Mutex<HashMap<Tenant, Bucket>>,
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Rates {
    pub fn new(a_second: u32) -> Self {
        Self { a_second: f64::from(a_second.max(1)), buckets: Mutex::default() }
    }

    /// Takes one, or tells how long to wait for it.
    fn take(&self, tenant: &Tenant, now: Instant) -> Result<(), Duration> {
        let mut buckets = whole(&self.buckets);
        let full = Bucket { left: self.a_second, at: now };
        let bucket = buckets.entry(tenant.clone()).or_insert(full);
        let since = now.saturating_duration_since(bucket.at).as_secs_f64();
        bucket.left = (bucket.left + since * self.a_second).min(self.a_second);
        bucket.at = now;
        if bucket.left < 1.0 {
            return Err(Duration::from_secs_f64((1.0 - bucket.left) / self.a_second));
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

/// How many requests of each tenant are being answered.
#[derive(Debug, Default)]
pub(super) struct AtOnce(Arc<Mutex<HashMap<Tenant, u32>>>);

/// One of them; it counts no more when this goes.
#[derive(Debug)]
struct Answering {
    all: Arc<Mutex<HashMap<Tenant, u32>>>,
    tenant: Tenant,
}

impl AtOnce {
    /// Counts one more, where there are fewer than so many.
    fn take(&self, tenant: &Tenant, most: u32) -> Option<Answering> {
        let mut all = whole(&self.0);
        let count = all.entry(tenant.clone()).or_default();
        if *count >= most.max(1) {
            return None;
        }
        *count += 1;
        Some(Answering { all: Arc::clone(&self.0), tenant: tenant.clone() })
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        let mut all = whole(&self.all);
        if let Some(count) = all.get_mut(&self.tenant) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.tenant);
            }
        }
    }
}

/// Idempotency keys whose first request is being answered.
#[derive(Debug, Default)]
pub(super) struct InProgress(Arc<Mutex<HashSet<(Tenant, IdempotencyKey)>>>);

/// One of them; it is free again when this goes, however the request ends.
#[derive(Debug)]
pub(super) struct Taken {
    all: Arc<Mutex<HashSet<(Tenant, IdempotencyKey)>>>,
    key: (Tenant, IdempotencyKey),
}

impl InProgress {
    /// Takes a key.
    ///
    /// # Errors
    /// Another request has it.
    pub fn take(&self, tenant: &Tenant, key: &IdempotencyKey) -> Result<Taken, Problem> {
        let key = (tenant.clone(), key.clone());
        if !whole(&self.0).insert(key.clone()) {
            let detail = "another request with this idempotency key is being answered";
            return Err(Problem::new(Reason::InProgress, detail).after(Duration::from_secs(1)));
        }
        Ok(Taken { all: Arc::clone(&self.0), key })
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        whole(&self.all).remove(&self.key);
    }
}

/// Each change is whole, whoever panicked after it.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets a request through where its tenant has not asked for too much.
pub(super) async fn limit(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    // Held until there is an answer, or whoever asked has gone.
    let mut _answering = None;
    if parts.uri.path().starts_with("/v1/") {
        match Caller::of(&parts, &api.door).await {
            Err(problem) => return problem.into_response(),
            Ok(caller) => {
                if let Err(wait) = api.rates.take(&caller.tenant, Instant::now()) {
                    let detail = format!("at most {} requests a second", api.limits.requests_a_second);
                    return Problem::new(Reason::TooMany, detail).after(wait).into_response();
                }
                let most = api.limits.requests_at_once;
                _answering = api.at_once.take(&caller.tenant, most);
                if _answering.is_none() {
                    let detail = format!("at most {most} requests at the same time");
                    return Problem::new(Reason::TooMany, detail)
                        .after(Duration::from_secs(1))
                        .into_response();
                }
                parts.extensions.insert(caller);
            }
        }
    }
    next.run(Request::from_parts(parts, body)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_fills_at_its_rate_and_is_each_tenants_own() {
        let (rates, begin) = (Rates::new(2), Instant::now());
        let [one, other] = ["one", "other"].map(|name| Tenant(name.to_owned()));
        assert!(rates.take(&one, begin).is_ok() && rates.take(&one, begin).is_ok());
        assert_eq!(rates.take(&one, begin), Err(Duration::from_millis(500)));
        assert!(rates.take(&other, begin).is_ok());
        let later = begin + Duration::from_millis(600);
        assert!(rates.take(&one, later).is_ok() && rates.take(&one, later).is_err());
    }

    #[test]
    fn so_many_requests_are_answered_at_once_and_each_tenant_counts_for_itself() {
        let all = AtOnce::default();
        let [one, other] = ["one", "other"].map(|name| Tenant(name.to_owned()));
        let own = [all.take(&one, 2), all.take(&one, 2)];
        assert!(own.iter().all(Option::is_some) && all.take(&one, 2).is_none());
        assert!(all.take(&other, 2).is_some());
        drop(own);
        assert!(all.take(&one, 1).is_some() && whole(&all.0).is_empty());
    }

    #[test]
    fn a_key_is_free_again_when_its_request_ends() {
        let all = InProgress::default();
        let (tenant, key) = (Tenant("a".to_owned()), IdempotencyKey("k".to_owned()));
        let taken = all.take(&tenant, &key).unwrap();
        assert!(all.take(&tenant, &key).is_err());
        assert!(all.take(&Tenant("b".to_owned()), &key).is_ok());
        drop(taken);
        assert!(all.take(&tenant, &key).is_ok());
    }
}
