//! The stores are one store: whatever is said to the model and to a database, in whatever order, has the same answers, and
//! leaves the same jobs. The model is written apart from the statements, so that a mistake has to be made twice to pass.

use std::num::NonZeroU16;

use anpai_core::outcome::Status;
use anpai_core::time::Duration;
use anpai_service::jobs::{
    Beat, Cancel, Cancelling, Claim, ClaimToken, Claimed, Complete, Ending, Epoch, Failure, Filter,
    Heartbeat, Held, Hold, IdempotencyKey, JobId, JobStore, Letting, MemoryStore, Part, Priority, Purge,
    Release, Solution, State, Submit, Submitted, Tenant, View, Why, WorkerName,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::test_runner::{TestCaseError, TestRunner};

use crate::cluster::Cluster;
use crate::rig::{Rig, runtime};
use crate::virtual_clock::{SetClock as _, VirtualClock};

/// So few jobs, tokens and keys that wishes meet.
const JOBS: u128 = 6;
const TENANTS: [&str; 3] = ["b", "a", "C"];

/// Something to say. Epochs are told by how far they lie behind the job's.
#[derive(Clone, Debug)]
enum Op {
    Submit { job: u128, tenant: usize, key: Option<u8>, priority: i16, attempts: u16, options: u8, input: u8 },
    Cancel { job: u128, tenant: usize },
    Claim { token: u8, lease: i64 },
    Heartbeat { job: u128, behind: i64, beat: i64, lease: i64, progress: Option<u8>, checkpoint: Option<u8> },
    Complete { job: u128, behind: i64, ending: Ending, progress: Option<u8> },
    Release { job: u128, behind: i64, why: Why, checkpoint: Option<u8> },
    Sweep,
    Purge { keep: i64, most: u16 },
    Pass { time: i64 },
    Walk { tenant: usize, state: Option<State>, most: u16 },
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Submitted(Submitted),
    Cancelling(Cancelling),
    Claimed(Claimed),
    Held(Held),
    Letting(Letting),
    Swept(Vec<(JobId, State)>),
    Purged(u64),
    Walked(Vec<Vec<View>>),
    Passed,
}

fn behind() -> impl Strategy<Value = i64> {
    prop_oneof![6 => Just(0_i64), 1 => Just(1_i64), 1 => Just(-1_i64)]
}

fn solution() -> impl Strategy<Value = Solution> {
    (any::<u8>(), option::of(any::<u8>()), option::of(any::<u8>())).prop_map(|(answer, plan, report)| {
        Solution {
            answer: vec![answer],
            plan: plan.map(|byte| vec![byte]),
            report: report.map(|byte| vec![byte]),
        }
    })
}

fn ending() -> impl Strategy<Value = Ending> {
    let quality = prop_oneof![Just(Status::Optimal), Just(Status::Infeasible), Just(Status::Partial)];
    prop_oneof![
        (quality, solution()).prop_map(|(quality, solution)| Ending::Solved { quality, solution }),
        Just(Ending::Failed(Failure::BadInput)),
        Just(Ending::Failed(Failure::Bug)),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    let (job, tenant) = (|| 0..JOBS, || 0..TENANTS.len());
    let why = prop_oneof![Just(Why::Drain), Just(Why::Crash)];
    let state = prop_oneof![Just(State::Queued), Just(State::Running), Just(State::Failed)];
    let submit = (job(), tenant(), option::of(0..4_u8), -1..2_i16, 1..4_u16, 0..2_u8, 0..2_u8).prop_map(
        |(job, tenant, key, priority, attempts, options, input)| Op::Submit {
            job,
            tenant,
            key,
            priority,
            attempts,
            options,
            input,
        },
    );
    let heartbeat = (job(), behind(), 1..5_i64, 1..60_i64, option::of(any::<u8>()), option::of(any::<u8>()))
        .prop_map(|(job, behind, beat, lease, progress, checkpoint)| Op::Heartbeat {
            job,
            behind,
            beat,
            lease,
            progress,
            checkpoint,
        });
    prop_oneof![
        6 => submit,
        2 => (job(), tenant()).prop_map(|(job, tenant)| Op::Cancel { job, tenant }),
        8 => (0..24_u8, 1..60_i64).prop_map(|(token, lease)| Op::Claim { token, lease }),
        6 => heartbeat,
        3 => (job(), behind(), ending(), option::of(any::<u8>()))
            .prop_map(|(job, behind, ending, progress)| Op::Complete { job, behind, ending, progress }),
        3 => (job(), behind(), why, option::of(any::<u8>()))
            .prop_map(|(job, behind, why, checkpoint)| Op::Release { job, behind, why, checkpoint }),
        2 => Just(Op::Sweep),
        1 => (0..80_i64, 0..3_u16).prop_map(|(keep, most)| Op::Purge { keep, most }),
        5 => (1..50_i64).prop_map(|time| Op::Pass { time }),
        1 => (tenant(), option::of(state), 1..4_u16)
            .prop_map(|(tenant, state, most)| Op::Walk { tenant, state, most }),
    ]
}

fn tenant(number: usize) -> Tenant {
    Tenant(TENANTS[number].to_owned())
}

async fn find<S: JobStore>(store: &S, job: u128) -> Option<View> {
    for number in 0..TENANTS.len() {
        if let Some(view) = store.find(tenant(number), JobId(job)).await.expect("the store answers") {
            return Some(view);
        }
    }
    None
}

async fn walk<S: JobStore>(store: &S, mut filter: Filter) -> Vec<Vec<View>> {
    let mut pages = Vec::new();
    loop {
        let page = store.list(filter.clone()).await.expect("the store answers");
        pages.push(page.jobs);
        filter.after = page.next;
        if filter.after.is_none() {
            return pages;
        }
    }
}

/// Says it, and hears the answer.
async fn say<S: JobStore>(store: &S, op: &Op) -> Said {
    const ANSWERS: &str = "the store answers";
    let hold = async |job: u128, behind: i64| {
        let epoch = find(store, job).await.map_or(Epoch(0), |view| view.epoch);
        Hold { job: JobId(job), epoch: Epoch(epoch.0 - behind) }
    };
    let text = |progress: &Option<u8>| progress.map(|byte| byte.to_string());
    let bytes = |checkpoint: &Option<u8>| checkpoint.map(|byte| vec![byte]);
    match op {
        Op::Submit { job, tenant: number, key, priority, attempts, options, input } => {
            let ask = Submit {
                job: JobId(*job),
                tenant: tenant(*number),
                model: "visits".to_owned(),
                options: options.to_string(),
                wished: None,
                priority: Priority(*priority),
                max_attempts: NonZeroU16::new(*attempts).expect("at least one"),
                key: key.map(|key| IdempotencyKey(key.to_string())),
                input: vec![*input],
            };
            Said::Submitted(store.submit(ask).await.expect(ANSWERS))
        }
        Op::Cancel { job, tenant: number } => {
            let ask = Cancel { tenant: tenant(*number), job: JobId(*job) };
            Said::Cancelling(store.cancel(ask).await.expect(ANSWERS))
        }
        Op::Claim { token, lease } => {
            let (token, worker) = (ClaimToken(u128::from(*token)), WorkerName(format!("w{token}")));
            Said::Claimed(store.claim(Claim { token, worker, lease: Duration(*lease) }).await.expect(ANSWERS))
        }
        Op::Heartbeat { job, behind, beat, lease, progress, checkpoint } => {
            let (hold, beat, lease) = (hold(*job, *behind).await, Beat(*beat), Duration(*lease));
            let ask =
                Heartbeat { hold, beat, lease, progress: text(progress), checkpoint: bytes(checkpoint) };
            Said::Held(store.heartbeat(ask).await.expect(ANSWERS))
        }
        Op::Complete { job, behind, ending, progress } => {
            let (hold, ending, progress) = (hold(*job, *behind).await, ending.clone(), text(progress));
            Said::Letting(store.complete(Complete { hold, ending, progress }).await.expect(ANSWERS))
        }
        Op::Release { job, behind, why, checkpoint } => {
            let (hold, checkpoint) = (hold(*job, *behind).await, bytes(checkpoint));
            Said::Letting(store.release(Release { hold, why: *why, checkpoint }).await.expect(ANSWERS))
        }
        Op::Sweep => Said::Swept(store.sweep().await.expect(ANSWERS)),
        Op::Purge { keep, most } => {
            Said::Purged(store.purge(Purge { keep: Duration(*keep), most: *most }).await.expect(ANSWERS))
        }
        Op::Walk { tenant: number, state, most } => {
            let filter =
                Filter { tenant: tenant(*number), state: *state, model: None, after: None, most: *most };
            Said::Walked(walk(store, filter).await)
        }
        Op::Pass { .. } => Said::Passed,
    }
}

/// Everything that a store holds of a job.
async fn whole<S: JobStore>(store: &S, job: u128) -> Option<(View, Vec<Option<Vec<u8>>>)> {
    let view = find(store, job).await?;
    let mut documents = Vec::new();
    for part in [Part::Input, Part::Checkpoint, Part::Plan, Part::Answer, Part::Report] {
        let document = store.document(view.tenant.clone(), view.job, part).await;
        documents.push(document.expect("the store answers"));
    }
    Some((view, documents))
}

async fn agree(rig: &Rig, ops: &[Op]) -> Result<(), TestCaseError> {
    let clock = VirtualClock::default();
    let model = MemoryStore::new(clock.clone());
    let mut now = 0;
    rig.set_clock(now).await;
    rig.clear().await;
    for (number, op) in ops.iter().enumerate() {
        if let Op::Pass { time } = op {
            now += time;
            clock.set_clock(now);
            rig.set_clock(now).await;
        }
        let (expected, said) = (say(&model, op).await, say(&rig.store, op).await);
        proptest::prop_assert_eq!(expected, said, "the {}th: {:?}", number, op);
    }
    for job in 0..JOBS {
        proptest::prop_assert_eq!(whole(&model, job).await, whole(&rig.store, job).await, "job {}", job);
    }
    Ok(())
}

/// A database takes a tenth of a second for a case, so it has a quarter of the cases.
fn hold_to_model(runtime: &tokio::runtime::Runtime, rig: &Rig) {
    // A failure prints its least case; there is no file of the test's own to keep it in.
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let config = ProptestConfig { cases: usual.cases / 4, ..usual };
    let held = TestRunner::new(config).run(&vec(op(), 1..60), |ops| runtime.block_on(agree(rig, &ops)));
    held.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn sqlite_answers_as_the_model_does() {
    let runtime = runtime();
    let rig = runtime.block_on(Rig::sqlite());
    hold_to_model(&runtime, &rig);
}

#[test]
fn postgres_answers_as_the_model_does() {
    let cluster = Cluster::start();
    let runtime = runtime();
    let rig = runtime.block_on(Rig::postgres(cluster.options()));
    hold_to_model(&runtime, &rig);
}
