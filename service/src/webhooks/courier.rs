//! The courier of a server: takes turns at webhooks, and tells what waits. Every server has one; nothing depends on which.

use std::sync::Arc;
use std::time::Duration;

use anpai_core::time::Duration as Length;
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, JoinSet};

use super::address::Reach;
use super::post::Post;
use super::store::{Turn, Webhooks};
use crate::database::{Database, StoreError};

/// How often it is looked whether something waits.
const LOOK: Duration = Duration::from_millis(500);
/// So many webhooks at a time: each may be a thread that waits.
const AT_ONCE: usize = 16;
/// The longest pause.
const LONGEST: Length = Length::hours(1);
/// What was not taken for three days is given up (an assumption: a weekend and a day).
const KEEP: Length = Length::hours(72);

/// How long receivers are waited for, and how soon they are asked again.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For an answer.
    pub answer: Duration,
    /// The pause after the first failure; each further one is twice as long, up to an hour.
    pub pause: Duration,
}

/// A courier; it ends when it is dropped. What it was at is somebody's again when its turn runs out.
#[derive(Debug)]
pub struct Courier(JoinHandle<()>);

impl Drop for Courier {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Courier {
    /// Starts.
    #[must_use]
    pub fn start(database: Database, reach: Reach, patience: Patience) -> Self {
        Self(tokio::spawn(async move {
            let made = tokio::task::spawn_blocking(move || Post::new(reach, patience.answer)).await;
            let Ok(post) = made else { return };
            let round = Round { webhooks: Webhooks::on(database), post, patience };
            round.work().await;
        }))
    }
}

/// The pause after so many failures.
fn pause(first: Duration, failures: i64) -> Length {
    let first = i64::try_from(first.as_millis()).unwrap_or(i64::MAX);
    let times = 1_i64 << failures.clamp(0, 30);
    Length(first.saturating_mul(times).min(LONGEST.0))
}

#[derive(Clone)]
struct Round {
    webhooks: Webhooks,
    post: Post,
    patience: Patience,
}

impl Round {
    /// How long a turn lasts between two words of it: an answer, and as much again for whatever else happens.
    fn lease(&self) -> Length {
        let answer = i64::try_from(self.patience.answer.as_millis()).unwrap_or(i64::MAX);
        Length(answer.saturating_mul(2).saturating_add(1000))
    }

    async fn work(self) {
        let (room, mut turns) = (Arc::new(Semaphore::new(AT_ONCE)), JoinSet::new());
        loop {
            let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
            while turns.try_join_next().is_some() {}
            match self.webhooks.turn(self.lease()).await {
                Ok(Some(turn)) => {
                    let own = self.clone();
                    turns.spawn(async move {
                        if let Err(error) = own.take(turn).await {
                            tracing::error!(%error, "a webhook's turn was broken off");
                        }
                        drop(place);
                    });
                }
                Ok(None) => tokio::time::sleep(LOOK).await,
                Err(error) => {
                    tracing::error!(%error, "the store does not say whether webhooks wait");
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
    }

    /// Tells what waits, until nothing does or something is not taken.
    async fn take(&self, mut turn: Turn) -> Result<(), StoreError> {
        while let Some((letter, now)) = self.webhooks.next(&turn).await? {
            let (post, url, secret) = (self.post.clone(), turn.url.clone(), turn.secret.clone());
            let own = letter.clone();
            let seconds = now.0.div_euclid(1000);
            let sent = tokio::task::spawn_blocking(move || post.send(&url, &secret, &own, seconds)).await;
            let sent = sent.unwrap_or_else(|_| Err("we broke down".to_owned()));
            metrics::counter!("anpai_webhooks_total", "taken" => sent.is_ok().to_string()).increment(1);
            let Err(trouble) = sent else {
                if self.webhooks.taken(&mut turn, &letter, self.lease()).await? {
                    continue;
                }
                return Ok(());
            };
            let pause = pause(self.patience.pause, turn.failures);
            let lost = self.webhooks.not_taken(&turn, &letter, &trouble, pause, KEEP).await?;
            tracing::warn!(
                webhook = turn.webhook,
                trouble,
                lost,
                pause_ms = pause.0,
                "a webhook was not taken"
            );
            return Ok(());
        }
        self.webhooks.done(&turn).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        let after = |failures| pause(Duration::from_secs(1), failures).0;
        assert_eq!([0, 1, 2, 10, 11].map(after), [1_000, 2_000, 4_000, 1_024_000, 2_048_000]);
        assert_eq!([12, 40, i64::MAX].map(after), [LONGEST.0; 3]);
    }
}
