//! Clients: wishes that are said again until they are answered. A server draws a new id each time it hears one with a key;
//! one without a key is said again under its id.

use std::num::NonZeroU16;

use anpai_service::jobs::{Cancel, IdempotencyKey, JobId, Priority, Submit, Tenant};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::nature::Nature;
use super::search::Task;
use super::world::TENANTS;

/// What a client wants.
#[derive(Clone, Debug)]
pub enum Wish {
    /// A job.
    Submit(Submit),
    /// That the job of that wish ends.
    Cancel(usize),
}

/// A wish, and whether it was answered.
#[derive(Clone, Debug)]
pub struct Client {
    pub wish: Wish,
    /// When it is said first.
    pub at: i64,
    pub answered: bool,
    /// The job that the wish made.
    pub job: Option<JobId>,
}

/// The wishes of a history.
pub fn draw(dice: &mut ChaCha8Rng, nature: &Nature) -> Vec<Client> {
    let wish = |at| move |wish| Client { wish, at, answered: false, job: None };
    let mut clients = Vec::new();
    for number in 0..nature.wishes {
        let at = dice.random_range(0..nature.calm / 2);
        clients.push(wish(at)(Wish::Submit(submit(dice, number))));
        if dice.random_ratio(1, 4) {
            let later = at + dice.random_range(0..8_000);
            clients.push(wish(later)(Wish::Cancel(clients.len() - 1)));
        }
    }
    clients
}

fn submit(dice: &mut ChaCha8Rng, number: usize) -> Submit {
    let task = Task {
        seed: dice.random(),
        steps: dice.random_range(1..40),
        breaks_at: dice.random_ratio(1, 10).then(|| dice.random_range(1..20)),
        bad: dice.random_ratio(1, 15),
    };
    Submit {
        job: JobId(number as u128),
        tenant: Tenant(TENANTS[dice.random_range(0..TENANTS.len())].to_owned()),
        model: "visits".to_owned(),
        options: String::new(),
        wished: None,
        priority: Priority(dice.random_range(-1..=1)),
        max_attempts: NonZeroU16::new(dice.random_range(1..=4)).expect("at least one"),
        // Few keys, so that some wishes contradict each other.
        key: dice.random_ratio(3, 4).then(|| IdempotencyKey(format!("k{}", dice.random_range(0..12)))),
        input: task.to_input(),
    }
}

impl Client {
    /// The wish as a server hears it; `drawn` is the id that it would give a new job.
    pub fn submit(&self, drawn: JobId) -> Option<Submit> {
        match &self.wish {
            Wish::Submit(submit) if submit.key.is_some() => Some(Submit { job: drawn, ..submit.clone() }),
            Wish::Submit(submit) => Some(submit.clone()),
            Wish::Cancel(_) => None,
        }
    }

    /// The wish to end a job, where this is one and the client knows the job.
    pub fn cancel(&self, clients: &[Self]) -> Option<Cancel> {
        let Wish::Cancel(of) = self.wish else { return None };
        match (&clients[of].wish, clients[of].job) {
            (Wish::Submit(submit), Some(job)) => Some(Cancel { tenant: submit.tenant.clone(), job }),
            _ => None,
        }
    }
}
