//! The book: what was promised about every job, kept from the store's answers alone and by rules of its own. Each answer is
//! held to it as it is given, before the network can lose it.

use std::collections::BTreeMap;

use anpai_core::time::Duration;
use anpai_service::jobs::{
    Beat, Cancelling, Claim, ClaimToken, Claimed, Complete, Ending, Epoch, Heartbeat, Held, Hold,
    IdempotencyKey, JobId, Letting, Release, State, Submit, Submitted, Tenant, Why,
};

use super::search::{Task, Way};

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "what it holds is for whoever reads the message")]
pub enum Violation {
    /// A job was said to be new, known or in conflict, and is not.
    WrongSubmission(Submitted),
    /// A job was granted that nobody knows, that has ended, or that was asked to end.
    GrantedInVain(Hold),
    /// A job was granted although the lease of another worker runs.
    GrantedTwice { held: Epoch, granted: Hold },
    /// A grant without a new epoch.
    OldEpoch(Hold),
    /// A grant beyond the attempts, or with a wrong count of them.
    WrongAttempt { granted: Hold, attempt: u16 },
    /// Work that was acknowledged was not handed on.
    CheckpointLost(Hold),
    /// A kill undid more than a heartbeat's work.
    RepeatedTooMuch { hold: Hold, steps: u32 },
    /// One claim was answered with different jobs.
    TokenTwice(ClaimToken),
    /// There was a job to claim, and none was granted.
    NothingGranted,
    /// Someone wrote who did not hold the job.
    WrittenByOther(Hold),
    /// Someone was told that the job was lost who held it.
    LostForNothing(Hold),
    /// A cancel was not told on, or one that nobody wished was.
    WrongCancel(JobId),
    /// A job ended in another way than it had to.
    WrongEnding { job: JobId, is: Option<State>, should: State },
    /// A job ended with another answer than an uninterrupted search.
    WrongSolution(JobId),
    /// The sweep ended what it should not have, or the purge forgot the wrong jobs.
    WrongSweep,
    /// A job that was accepted is not there any more.
    Vanished(JobId),
    /// A job did not end, long after all misfortune.
    NeverEnded(JobId),
}

/// What is known of one job.
#[derive(Debug)]
struct Life {
    submit: Submit,
    digest: Vec<u8>,
    task: Task,
    cancel: bool,
    holder: Option<Holder>,
    last_epoch: Epoch,
    attempts: u16,
    checkpoint: Option<Vec<u8>>,
    /// The farthest that any worker came, acknowledged or not.
    farthest: u32,
    ended: Option<Ended>,
}

#[derive(Clone, Debug)]
struct Holder {
    epoch: Epoch,
    beat: Beat,
    lease_end: i64,
}

#[derive(Clone, Debug)]
struct Ended {
    state: State,
    at: i64,
    /// By whom, where it was a worker.
    by: Option<Epoch>,
}

/// What was promised.
#[derive(Debug, Default)]
pub struct Book {
    lives: BTreeMap<JobId, Life>,
    keys: BTreeMap<(Tenant, IdempotencyKey), JobId>,
    /// What each claim was answered with.
    tokens: BTreeMap<ClaimToken, Hold>,
}

fn unless(kept: bool, violation: Violation) -> Result<(), Violation> {
    if kept { Ok(()) } else { Err(violation) }
}

impl Book {
    pub fn submitted(&mut self, ask: &Submit, answer: Submitted) -> Result<(), Violation> {
        let name = ask.key.clone().map(|key| (ask.tenant.clone(), key));
        let by_key = name.as_ref().and_then(|name| self.keys.get(name)).copied();
        let known = by_key.or_else(|| self.lives.contains_key(&ask.job).then_some(ask.job));
        let should = match known {
            None => Submitted::New(ask.job),
            Some(job) if self.lives[&job].digest == ask.digest() => Submitted::Same(job),
            Some(_) => Submitted::Conflict,
        };
        unless(answer == should, Violation::WrongSubmission(answer))?;
        if known.is_none() {
            self.keys.extend(name.map(|name| (name, ask.job)));
            let life = Life {
                submit: ask.clone(),
                digest: ask.digest(),
                task: Task::from_input(&ask.input),
                cancel: false,
                holder: None,
                last_epoch: Epoch::default(),
                attempts: 0,
                checkpoint: None,
                farthest: 0,
                ended: None,
            };
            self.lives.insert(ask.job, life);
        }
        Ok(())
    }

    pub fn cancelled(&mut self, job: JobId, answer: Cancelling, now: i64) -> Result<(), Violation> {
        let Some(life) = self.lives.get_mut(&job) else {
            return unless(answer == Cancelling::Unknown, Violation::WrongCancel(job));
        };
        let should = match (&life.ended, &life.holder) {
            (Some(ended), _) => Cancelling::Ended(ended.state),
            (None, Some(_)) => Cancelling::Asked,
            (None, None) => Cancelling::Done,
        };
        unless(answer == should, Violation::WrongCancel(job))?;
        life.cancel |= life.ended.is_none();
        if should == Cancelling::Done {
            life.end(State::Cancelled, None, now);
        }
        Ok(())
    }

    pub fn claimed(
        &mut self,
        ask: &Claim,
        claimed: &Claimed,
        now: i64,
        most_repeated: Option<u32>,
    ) -> Result<(), Violation> {
        let before = self.tokens.get(&ask.token).copied();
        let still = before.filter(|hold| self.holds(*hold));
        let is_last =
            |hold: Hold| self.lives.get(&hold.job).is_some_and(|life| life.last_epoch == hold.epoch);
        let spent = still.is_none() && before.is_some_and(is_last);
        let grant = match claimed {
            Claimed::Granted(grant) if !spent => grant,
            Claimed::Granted(_) => return Err(Violation::TokenTwice(ask.token)),
            Claimed::Spent => return unless(spent, Violation::NothingGranted),
            Claimed::Nothing => {
                let something = still.is_some() || self.lives.values().any(|life| life.is_claimable(now));
                return unless(!spent && !something, Violation::NothingGranted);
            }
        };
        let hold = grant.hold;
        let life = self.lives.get_mut(&hold.job).ok_or(Violation::GrantedInVain(hold))?;
        if let Some(before) = still {
            unless(before == hold, Violation::TokenTwice(ask.token))?;
            let holder = life.holder.as_mut().expect("it is still held");
            holder.lease_end = now + ask.lease.0;
        } else {
            unless(life.ended.is_none() && !life.cancel, Violation::GrantedInVain(hold))?;
            if let Some(holder) = life.holder.as_ref().filter(|holder| holder.lease_end > now) {
                return Err(Violation::GrantedTwice { held: holder.epoch, granted: hold });
            }
            unless(hold.epoch > life.last_epoch, Violation::OldEpoch(hold))?;
            life.attempts += 1;
            life.last_epoch = hold.epoch;
            life.holder =
                Some(Holder { epoch: hold.epoch, beat: Beat::default(), lease_end: now + ask.lease.0 });
            self.tokens.insert(ask.token, hold);
        }
        let right = grant.attempt == life.attempts && life.attempts <= life.submit.max_attempts.get();
        unless(right, Violation::WrongAttempt { granted: hold, attempt: grant.attempt })?;
        unless(grant.checkpoint == life.checkpoint, Violation::CheckpointLost(hold))?;
        let steps = life.farthest.saturating_sub(steps_of(life.checkpoint.as_deref()));
        unless(most_repeated.is_none_or(|most| steps <= most), Violation::RepeatedTooMuch { hold, steps })
    }

    pub fn heartbeat(&mut self, ask: &Heartbeat, held: Held, now: i64) -> Result<(), Violation> {
        let Some(life) = self.held(ask.hold) else {
            return unless(held == Held::Lost, Violation::WrittenByOther(ask.hold));
        };
        let holder = life.holder.as_mut().expect("it is held");
        let Held::Kept { cancel } = held else { return Err(Violation::LostForNothing(ask.hold)) };
        if ask.beat > holder.beat {
            holder.beat = ask.beat;
            holder.lease_end = now + ask.lease.0;
            if let Some(checkpoint) = &ask.checkpoint {
                life.checkpoint = Some(checkpoint.clone());
            }
        }
        unless(cancel == life.cancel, Violation::WrongCancel(ask.hold.job))
    }

    pub fn completed(&mut self, ask: &Complete, letting: Letting, now: i64) -> Result<(), Violation> {
        let hold = ask.hold;
        if self.held(hold).is_none() {
            let ended = self.lives.get(&hold.job).and_then(|life| life.ended.as_ref());
            let own = ended.filter(|ended| ended.by == Some(hold.epoch));
            let should = own.map_or(Letting::Lost, |ended| Letting::Now(ended.state));
            return unless(letting == should, Violation::WrittenByOther(hold));
        }
        let life = self.lives.get_mut(&hold.job).expect("it is held");
        let should = match &ask.ending {
            _ if life.cancel => State::Cancelled,
            Ending::Solved { .. } => State::Succeeded,
            Ending::Failed(_) => State::Failed,
        };
        match letting {
            Letting::Lost => return Err(Violation::LostForNothing(hold)),
            Letting::Now(is) if is != should => {
                return Err(Violation::WrongEnding { job: hold.job, is: Some(is), should });
            }
            Letting::Now(_) => {}
        }
        // A search that nobody asked to stop ends with what an uninterrupted one ends with.
        unless(life.cancel || ask.ending == life.task.ending(), Violation::WrongSolution(hold.job))?;
        life.end(should, Some(hold.epoch), now);
        Ok(())
    }

    pub fn released(&mut self, ask: &Release, letting: Letting, now: i64) -> Result<(), Violation> {
        let hold = ask.hold;
        if self.held(hold).is_none() {
            return unless(letting == Letting::Lost, Violation::WrittenByOther(hold));
        }
        let life = self.lives.get_mut(&hold.job).expect("it is held");
        life.holder = None;
        life.attempts -= u16::from(ask.why == Why::Drain);
        if let Some(checkpoint) = &ask.checkpoint {
            life.checkpoint = Some(checkpoint.clone());
        }
        let should = match (life.cancel, life.attempts < life.submit.max_attempts.get()) {
            (true, _) => State::Cancelled,
            (false, false) => State::Failed,
            (false, true) => State::Queued,
        };
        if should.is_final() {
            life.end(should, None, now);
        }
        let is = match letting {
            Letting::Now(state) => Some(state),
            Letting::Lost => None,
        };
        unless(is == Some(should), Violation::WrongEnding { job: hold.job, is, should })
    }

    pub fn swept(&mut self, swept: &[(JobId, State)], now: i64) -> Result<(), Violation> {
        let mut should = Vec::new();
        for (job, life) in &mut self.lives {
            let orphaned = life.holder.as_ref().is_some_and(|holder| holder.lease_end <= now);
            let exhausted = life.attempts >= life.submit.max_attempts.get();
            if life.ended.is_none() && orphaned && (life.cancel || exhausted) {
                life.end(if life.cancel { State::Cancelled } else { State::Failed }, None, now);
                should.push((*job, if life.cancel { State::Cancelled } else { State::Failed }));
            }
        }
        unless(swept == should, Violation::WrongSweep)
    }

    pub fn purged(&mut self, purged: u64, keep: Duration, now: i64) -> Result<(), Violation> {
        let before = self.lives.len();
        self.lives.retain(|_, life| life.ended.as_ref().is_none_or(|ended| ended.at + keep.0 > now));
        self.keys.retain(|_, job| self.lives.contains_key(job));
        unless(u64::try_from(before - self.lives.len()) == Ok(purged), Violation::WrongSweep)
    }

    /// A worker's search came so far.
    pub fn came(&mut self, hold: Hold, steps: u32) {
        if let Some(life) = self.held(hold) {
            life.farthest = life.farthest.max(steps);
        }
    }

    /// What was submitted as a job.
    pub fn task(&self, job: JobId) -> Option<Task> {
        self.lives.get(&job).map(|life| life.task)
    }

    /// Every job, whose it is, and how it ended.
    pub fn jobs(&self) -> impl Iterator<Item = (JobId, &Tenant, Option<State>, Task)> {
        self.lives.iter().map(|(job, life)| {
            (*job, &life.submit.tenant, life.ended.as_ref().map(|ended| ended.state), life.task)
        })
    }

    /// The job of a hold, where this is its holder.
    fn held(&mut self, hold: Hold) -> Option<&mut Life> {
        self.lives.get_mut(&hold.job).filter(|life| life.is_held(hold.epoch))
    }

    fn holds(&self, hold: Hold) -> bool {
        self.lives.get(&hold.job).is_some_and(|life| life.is_held(hold.epoch))
    }
}

impl Life {
    fn is_held(&self, epoch: Epoch) -> bool {
        self.holder.as_ref().is_some_and(|holder| holder.epoch == epoch)
    }

    fn end(&mut self, state: State, by: Option<Epoch>, at: i64) {
        self.holder = None;
        self.ended = Some(Ended { state, at, by });
    }

    fn is_claimable(&self, now: i64) -> bool {
        let free = self.holder.as_ref().is_none_or(|holder| holder.lease_end <= now);
        self.ended.is_none() && !self.cancel && free && self.attempts < self.submit.max_attempts.get()
    }
}

fn steps_of(checkpoint: Option<&[u8]>) -> u32 {
    checkpoint.map_or(0, |bytes| Way::from_checkpoint(bytes).steps)
}
