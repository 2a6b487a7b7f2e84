//! Several nodes at one database, side by side, by the real clock: nothing here depends on what time it is.

use std::collections::BTreeSet;
use std::future::{Future as _, poll_fn};
use std::num::NonZeroU16;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use anpai_core::outcome::Status;
use anpai_core::time::Duration;
use anpai_service::jobs::{
    Claim, ClaimToken, Claimed, Complete, Ending, Filter, Grant, Hold, JobId, JobStore as _, Letting,
    Priority, Solution, SqlStore, State, Submit, Submitted, Tenant, WorkerName,
};
use tokio::task::JoinSet;

use crate::cluster::Cluster;
use crate::rig::{postgres_store, runtime, sqlite_store};

const JOBS: u128 = 120;
/// Half of them at each node.
const MEMBERS: u128 = 8;

fn submit(job: u128) -> Submit {
    Submit {
        job: JobId(job),
        tenant: Tenant("Guandu".to_owned()),
        model: "visits".to_owned(),
        options: String::new(),
        wished: None,
        priority: Priority(0),
        max_attempts: NonZeroU16::MIN,
        key: None,
        input: b"{}".to_vec(),
    }
}

async fn claim(store: &SqlStore, token: u128) -> Option<Grant> {
    let (token, worker) = (ClaimToken(token), WorkerName("w".to_owned()));
    match store.claim(Claim { token, worker, lease: Duration::minutes(10) }).await.expect("the store answers")
    {
        Claimed::Granted(grant) => Some(grant),
        Claimed::Nothing => None,
        Claimed::Spent => panic!("every token is new, or its job is held"),
    }
}

/// Takes jobs until there are no more; tells which.
async fn member(store: Arc<SqlStore>, number: u128) -> Vec<Hold> {
    let mut held = Vec::new();
    while let Some(grant) = claim(&store, number * 1_000 + held.len() as u128).await {
        let ending = Ending::Solved { quality: Status::Optimal, solution: Solution::plan(*b"{}") };
        let letting = store.complete(Complete { hold: grant.hold, ending, progress: None }).await;
        assert_eq!(letting.expect("the store answers"), Letting::Now(State::Succeeded));
        held.push(grant.hold);
    }
    held
}

/// Jobs are handed out once each, whoever asks.
async fn crowd(nodes: [Arc<SqlStore>; 2]) {
    for job in 1..=JOBS {
        let submitted = nodes[0].submit(submit(job)).await.expect("the store answers");
        assert_eq!(submitted, Submitted::New(JobId(job)));
    }
    let node = |member: u128| Arc::clone(&nodes[usize::from(member % 2 == 1)]);
    let mut members: JoinSet<_> = (0..MEMBERS).map(|number| member(node(number), number)).collect();
    let (mut held, mut jobs) = (0, BTreeSet::new());
    while let Some(holds) = members.join_next().await {
        let holds = holds.expect("no member panics");
        held += holds.len() as u128;
        jobs.extend(holds.into_iter().map(|hold| hold.job));
    }
    assert_eq!((held, jobs.len() as u128), (JOBS, JOBS));
    let succeeded = Filter {
        tenant: Tenant("Guandu".to_owned()),
        state: Some(State::Succeeded),
        model: None,
        after: None,
        most: u16::MAX,
    };
    let page = nodes[1].list(succeeded).await.expect("the store answers");
    assert_eq!(page.jobs.len() as u128, JOBS);
    assert!(page.jobs.iter().all(|job| job.attempts == 1));
}

/// One wish that arrives many times at once is one job. Some of them may hear that there is none, while the first is under
/// way; whoever asks again hears of it.
async fn echo(nodes: [Arc<SqlStore>; 2]) {
    for job in [1_001, 1_002] {
        nodes[0].submit(submit(job)).await.expect("the store answers");
    }
    let ask = |member: u128| {
        let node = Arc::clone(&nodes[usize::from(member % 2 == 1)]);
        async move { claim(&node, 77).await.map(|grant| grant.hold) }
    };
    let mut answers: JoinSet<_> = (0..MEMBERS).map(ask).collect();
    let mut holds = BTreeSet::new();
    while let Some(hold) = answers.join_next().await {
        holds.extend(hold.expect("no member panics"));
    }
    holds.extend(ask(0).await);
    assert_eq!(holds.len(), 1);
}

#[test]
fn a_crowd_on_sqlite_gets_each_job_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("jobs.sqlite");
    runtime().block_on(async {
        let nodes = [Arc::new(sqlite_store(&file).await), Arc::new(sqlite_store(&file).await)];
        crowd(nodes.clone()).await;
        echo(nodes).await;
    });
}

#[test]
fn a_crowd_on_postgres_gets_each_job_once_and_hears_of_work_elsewhere() {
    let cluster = Cluster::start();
    runtime().block_on(async {
        let nodes =
            [postgres_store(cluster.options()).await, postgres_store(cluster.options()).await].map(Arc::new);
        crowd(nodes.clone()).await;
        echo(nodes.clone()).await;
        let mut hint = pin!(nodes[1].hint());
        // It listens from when it is first asked.
        assert!(poll_fn(|context| Poll::Ready(hint.as_mut().poll(context).is_pending())).await);
        let submitted = nodes[0].submit(submit(2_000)).await;
        assert_eq!(submitted.expect("the store answers"), Submitted::New(JobId(2_000)));
        hint.await;
        cluster.restart();
        let again = nodes[0].submit(submit(2_000)).await.expect("the store is back");
        assert_eq!(again, Submitted::Same(JobId(2_000)));
    });
}
