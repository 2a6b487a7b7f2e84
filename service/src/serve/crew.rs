//! The workers of a node, and what has to be done from time to time whether or not there is work.

use std::sync::Arc;
use std::time::Duration;

use anpai_core::time::Duration as Length;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{MissedTickBehavior, interval};

use super::Node;
use crate::jobs::{Drain, JobStore as _, Purge, Runner, Worker, WorkerName};
use crate::uploads::Uploads;

/// How often jobs that nobody may claim any more are ended.
const SWEEP: Duration = Duration::from_secs(1);
/// How often jobs that ended long ago are forgotten, and how many at once.
const PURGE: Duration = Duration::from_secs(60);
const PURGED: u16 = 500;

/// How long uploads wait to be used.
const UNUSED: Length = Length::minutes(24 * 60);

/// Workers, and whoever keeps house.
#[derive(Debug)]
pub(super) struct Crew {
    drains: Vec<Drain>,
    workers: JoinSet<()>,
    house: JoinHandle<()>,
}

impl Crew {
    /// Starts so many workers.
    pub fn start(node: &Arc<Node>, workers: u16) -> Self {
        let mut crew = Self {
            drains: Vec::new(),
            workers: JoinSet::new(),
            house: tokio::spawn(keep_house(Arc::clone(node))),
        };
        let process = std::process::id();
        for number in 1..=workers {
            let mut nonce = [0; 8];
            getrandom::fill(&mut nonce).expect("the system has randomness");
            let (name, timing) = (WorkerName(format!("{process}-{number}")), node.timing);
            let worker = Worker::new(name, timing, u64::from_be_bytes(nonce));
            let runner = Runner::new(worker, timing, Arc::clone(&node.store), Arc::new(node.program.clone()));
            crew.drains.push(runner.drain());
            crew.workers.spawn(runner.run());
        }
        crew
    }

    /// Lets every worker give its job back.
    pub async fn drain(mut self) {
        self.house.abort();
        self.drains.iter().for_each(Drain::drain);
        while self.workers.join_next().await.is_some() {}
    }
}

/// Every node does it; twice does no harm.
async fn keep_house(node: Arc<Node>) {
    let (mut sweep, mut purge) = (interval(SWEEP), interval(PURGE));
    sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
    purge.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let uploads = Uploads::on(node.database.clone());
    let keep = Length(i64::try_from(node.keep.as_millis()).unwrap_or(i64::MAX));
    loop {
        tokio::select! {
            _ = sweep.tick() => match node.store.sweep().await {
                Ok(swept) => for (job, state) in swept {
                    tracing::warn!(%job, ?state, "a job was ended that nobody may claim any more");
                },
                Err(error) => tracing::error!(%error, "the store could not be swept"),
            },
            _ = purge.tick() => {
                let ask = Purge { keep, most: PURGED };
                match node.store.purge(ask).await {
                    Ok(0) => {}
                    Ok(many) => tracing::info!(many, "jobs that ended long ago were forgotten"),
                    Err(error) => tracing::error!(%error, "old jobs could not be forgotten"),
                }
                if let Err(error) = uploads.purge(UNUSED).await {
                    tracing::error!(%error, "unused uploads could not be forgotten");
                }
            }
        }
    }
}
