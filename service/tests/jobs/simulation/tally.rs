//! What happened in a history, counted: histories in which nothing happens would prove nothing.

use anpai_service::jobs::{Answer, Claimed, Held, Letting, State};

/// How often what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub kills: u64,
    pub drains: u64,
    pub outages: u64,
    pub grants: u64,
    pub taken_over: u64,
    pub spent: u64,
    pub told_to_end: u64,
    pub refused: u64,
    pub succeeded: u64,
    pub failed: u64,
    pub cancelled: u64,
}

impl Tally {
    /// Counts what a worker was answered.
    pub fn count(&mut self, answer: &Answer) {
        match answer {
            Answer::Claim { claimed: Claimed::Granted(grant), .. } => {
                self.grants += 1;
                self.taken_over += u64::from(grant.attempt > 1);
            }
            Answer::Claim { claimed: Claimed::Spent, .. } => self.spent += 1,
            Answer::Claim { claimed: Claimed::Nothing, .. } => {}
            Answer::Heartbeat { held: Held::Kept { cancel }, .. } => self.told_to_end += u64::from(*cancel),
            Answer::Heartbeat { held: Held::Lost, .. } | Answer::Letting { letting: Letting::Lost, .. } => {
                self.refused += 1;
            }
            Answer::Letting { letting: Letting::Now(_), .. } => {}
        }
    }

    /// Counts how a job ended.
    pub fn end(&mut self, state: State) {
        match state {
            State::Succeeded => self.succeeded += 1,
            State::Failed => self.failed += 1,
            State::Cancelled => self.cancelled += 1,
            State::Queued | State::Running => {}
        }
    }

    fn all(&mut self) -> [&mut u64; 11] {
        [
            &mut self.kills,
            &mut self.drains,
            &mut self.outages,
            &mut self.grants,
            &mut self.taken_over,
            &mut self.spent,
            &mut self.told_to_end,
            &mut self.refused,
            &mut self.succeeded,
            &mut self.failed,
            &mut self.cancelled,
        ]
    }

    pub fn add(&mut self, other: &Self) {
        let mut other = other.clone();
        for (sum, more) in self.all().into_iter().zip(other.all()) {
            *sum += *more;
        }
    }

    /// Whether everything happened at least once.
    pub fn is_eventful(&self) -> bool {
        self.clone().all().into_iter().all(|count| *count > 0)
    }
}
