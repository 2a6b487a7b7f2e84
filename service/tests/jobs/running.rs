//! Runners at a store, with searches on threads: what the machine says is done, by the real clock, which decides nothing
//! here. Each test waits until something is so.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::thread;

use anpai_core::outcome::Status;
use anpai_core::time::Duration;
use anpai_service::jobs::{
    Cancel, Cancelling, Drain, Ending, Failure, Grant, JobId, JobStore as _, Line, News, Part, Priority,
    Runner, Search, Solution, SqlStore, State, Submit, Tenant, Timing, View, Wish, Worker, WorkerName,
};
use tokio::task::JoinHandle;

use crate::cluster::Cluster;
use crate::rig::{postgres_store, runtime, sqlite_store};

const JOB: JobId = JobId(1);
/// So many steps tell that a search is under way.
const SOME: u8 = 3;

/// Counts: to the number in its input, or for ever where that is zero. An input that is no number makes it panic.
#[derive(Debug)]
struct Counting;

impl Search for Counting {
    fn search(&self, grant: &Grant, input: &[u8], line: &Line) -> News {
        let text = std::str::from_utf8(input).expect("an input of this test");
        let end: u8 = text.parse().expect("a number");
        let mut count = grant.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint[0]);
        let ended =
            |quality, count| News::Ended(Ending::Solved { quality, solution: Solution::plan([count]) });
        loop {
            match line.wish() {
                Wish::GoOn => {}
                Wish::Stop => return ended(Status::Feasible, count),
                Wish::Suspend | Wish::Abandon => return News::Suspended { checkpoint: Some(vec![count]) },
            }
            if end > 0 && count == end {
                return ended(Status::Optimal, count);
            }
            count = count.saturating_add(1);
            line.tell(Some(count.to_string()), Some(vec![count]));
            thread::yield_now();
        }
    }
}

fn tenant() -> Tenant {
    Tenant("Guandu".to_owned())
}

fn submit(job: JobId, input: &str) -> Submit {
    Submit {
        job,
        tenant: tenant(),
        model: "visits".to_owned(),
        options: String::new(),
        wished: None,
        priority: Priority(0),
        max_attempts: NonZeroU16::new(2).expect("two"),
        key: None,
        input: input.as_bytes().to_vec(),
    }
}

/// A worker at the store.
fn start(store: &Arc<SqlStore>, nonce: u64) -> (Drain, JoinHandle<()>) {
    let timing = Timing {
        lease: Duration::minutes(1),
        heartbeat: Duration(10),
        poll: Duration(10),
        patience: Duration::minutes(1),
    };
    let worker = Worker::new(WorkerName(format!("w{nonce}")), timing, nonce);
    let runner = Runner::new(worker, timing, Arc::clone(store), Arc::new(Counting));
    (runner.drain(), tokio::spawn(runner.run()))
}

/// The job, as soon as it is so.
async fn when(store: &SqlStore, job: JobId, is_so: impl Fn(&View) -> bool) -> View {
    loop {
        let view = store.find(tenant(), job).await.expect("the store answers").expect("the job is there");
        if is_so(&view) {
            return view;
        }
        tokio::task::yield_now().await;
    }
}

fn has_counted(view: &View) -> bool {
    view.progress.as_ref().is_some_and(|progress| progress.parse::<u8>().is_ok_and(|count| count >= SOME))
}

async fn document(store: &SqlStore, part: Part) -> Option<Vec<u8>> {
    store.document(tenant(), JOB, part).await.expect("the store answers")
}

async fn everything(store: SqlStore) {
    let store = Arc::new(store);
    let (first, ran) = start(&store, 1);

    // To the end, one after the other.
    for number in 10..14 {
        store.submit(submit(JobId(number), "50")).await.expect("the store answers");
    }
    for number in 10..14 {
        let view = when(&store, JobId(number), |view| view.state.is_final()).await;
        assert_eq!((view.state, view.quality, view.attempts), (State::Succeeded, Some(Status::Optimal), 1));
    }

    // A panic costs an attempt, and there are two.
    store.submit(submit(JobId(20), "no number")).await.expect("the store answers");
    let view = when(&store, JobId(20), |view| view.state.is_final()).await;
    assert_eq!((view.state, view.failure), (State::Failed, Some(Failure::AttemptsExhausted)));
    assert_eq!(view.attempts, 2);

    // Drained in the middle, taken up by another, and cancelled there.
    store.submit(submit(JOB, "0")).await.expect("the store answers");
    when(&store, JOB, has_counted).await;
    first.drain();
    ran.await.expect("no worker panics");
    let view = when(&store, JOB, |_| true).await;
    assert_eq!((view.state, view.attempts), (State::Queued, 0));
    let handed_on = document(&store, Part::Checkpoint).await.expect("it was suspended")[0];
    assert!(handed_on >= SOME);
    let (second, ran) = start(&store, 2);
    when(&store, JOB, |view| view.state == State::Running).await;
    let cancelling = store.cancel(Cancel { tenant: tenant(), job: JOB }).await;
    assert_eq!(cancelling.expect("the store answers"), Cancelling::Asked);
    let view = when(&store, JOB, |view| view.state.is_final()).await;
    assert_eq!((view.state, view.quality), (State::Cancelled, Some(Status::Feasible)));
    let best = document(&store, Part::Plan).await.expect("the best so far is kept")[0];
    assert!(best >= handed_on, "{best} counts on from {handed_on}");
    second.drain();
    ran.await.expect("no worker panics");
}

#[test]
fn jobs_run_panic_move_on_and_are_cancelled_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("jobs.sqlite");
    runtime().block_on(async { everything(sqlite_store(&file).await).await });
}

#[test]
fn jobs_run_panic_move_on_and_are_cancelled_on_postgres() {
    let cluster = Cluster::start();
    runtime().block_on(async { everything(postgres_store(cluster.options()).await).await });
}
