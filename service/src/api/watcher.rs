//! Tells streams of events that something happened. One task asks the store for the newest numbers of all jobs that somebody
//! looks at, in one question, a few times a second: a thousand streams cost as much as one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{Notify, watch};

use crate::jobs::{JobId, SqlStore};

/// How often the store is asked.
const PAUSE: Duration = Duration::from_millis(200);

/// Who looks at which job.
#[derive(Debug)]
pub struct Watcher(Arc<Watched>);

#[derive(Debug, Default)]
struct Watched {
    jobs: Mutex<HashMap<JobId, watch::Sender<i64>>>,
    somebody: Notify,
}

impl Watched {
    /// Each change is whole, whoever panicked after it.
    fn jobs(&self) -> MutexGuard<'_, HashMap<JobId, watch::Sender<i64>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One who looks at a job.
#[derive(Debug)]
pub struct Look {
    job: JobId,
    news: watch::Receiver<i64>,
    all: Weak<Watched>,
}

impl Watcher {
    /// Starts to watch; ends when it is dropped and nobody looks any more.
    #[must_use]
    pub fn start(store: Arc<SqlStore>) -> Self {
        let watched = Arc::<Watched>::default();
        tokio::spawn(ask(store, Arc::downgrade(&watched)));
        Self(watched)
    }

    /// Looks at a job from now on.
    #[must_use]
    pub fn look(&self, job: JobId) -> Look {
        let mut jobs = self.0.jobs();
        let news = jobs.entry(job).or_insert_with(|| watch::Sender::new(0)).subscribe();
        drop(jobs);
        self.0.somebody.notify_one();
        Look { job, news, all: Arc::downgrade(&self.0) }
    }
}

impl Look {
    /// Returns when the newest number is larger than `after`, or the job has gone.
    pub async fn past(&mut self, after: i64) {
        // Without a sender there is nothing to wait for.
        let _ = self.news.wait_for(|newest| *newest > after).await;
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        let Some(all) = self.all.upgrade() else { return };
        let mut jobs = all.jobs();
        if jobs.get(&self.job).is_some_and(|sender| sender.receiver_count() <= 1) {
            jobs.remove(&self.job);
        }
    }
}

async fn ask(store: Arc<SqlStore>, watched: Weak<Watched>) {
    while let Some(all) = watched.upgrade() {
        let looked_at: Vec<JobId> = all.jobs().keys().copied().collect();
        if looked_at.is_empty() {
            let wait = tokio::time::timeout(Duration::from_secs(1), all.somebody.notified());
            // Either way it is time to look whether anybody is there.
            let _ = wait.await;
            continue;
        }
        drop(all);
        // A store that does not answer now may answer the next time.
        if let (Ok(newest), Some(all)) = (store.newest(&looked_at).await, watched.upgrade()) {
            let newest: HashMap<JobId, i64> = newest.into_iter().collect();
            let jobs = all.jobs();
            for job in looked_at {
                // A job that has gone has all the news it will have.
                let number = newest.get(&job).copied().unwrap_or(i64::MAX);
                if let Some(sender) = jobs.get(&job) {
                    sender.send_if_modified(|known| std::mem::replace(known, number) != number);
                }
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
