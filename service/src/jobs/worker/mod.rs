//! The loop of a worker without any input or output: a state machine that is told what happened and says what to do. It
//! asks for a job, keeps it by heartbeats while the search runs elsewhere, and says how it ended until it is answered. It
//! knows no store, no thread and no clock but the one it is told, so that a simulation runs exactly what is run in earnest.
//!
//! A worker that cannot reach the store goes on searching: what it finds counts if nobody else was granted the job
//! meanwhile, and the epoch decides that, not the worker's clock.

use anpai_core::time::Duration;

use super::id::{ClaimToken, Hold, WorkerName};
use super::message::{Claim, Claimed, Complete, Grant, Held, Release, Why};
use super::state::Ending;

mod ask;
mod held;

pub use ask::{Answer, Ask};
use held::Holding;

/// How often a worker speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// How long a job is the worker's without a heartbeat: after a kill, so long passes before another goes on.
    pub lease: Duration,
    /// Between heartbeats: what is lost by a kill, and what a cancel waits.
    pub heartbeat: Duration,
    /// Between looks for a job where there was none and no hint came.
    pub poll: Duration,
    /// How long an answer is waited for before the same is said again.
    pub patience: Duration,
}

impl Default for Timing {
    /// Two heartbeats fit into the second within which a cancel is promised. A lease outlasts ten of them, so that a busy
    /// disk does not look like a death. Nothing is tuned: no figure here is a bottleneck.
    fn default() -> Self {
        Self {
            lease: Duration(5_000),
            heartbeat: Duration(500),
            poll: Duration(1_000),
            patience: Duration(2_000),
        }
    }
}

/// A reading of the worker's own clock in milliseconds, which need not agree with any other.
pub type Reading = i64;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is the time that [`Worker::due`] named, or later.
    Due,
    /// There may be something to claim.
    Hint,
    /// The store answered.
    Answered(Answer),
    /// The store could not be asked, or refused; nobody knows whether it did what was asked.
    Unanswered,
    /// The search of this hold said something. A search that was let go may still speak; it is not listened to.
    Searched(Hold, News),
    /// The worker shall give its job back and take no other.
    Drain,
}

/// What a search says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It has something new to tell.
    Progress {
        /// For people.
        progress: Option<String>,
        /// From where another worker could go on.
        checkpoint: Option<Vec<u8>>,
    },
    /// It ended, by itself or because it was stopped.
    Ended(Ending),
    /// It was suspended.
    Suspended {
        /// From where it could go on, where it had begun.
        checkpoint: Option<Vec<u8>>,
    },
    /// What ran it broke down, and another try may do better.
    Crashed,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Ask the store.
    Ask(Ask),
    /// Start the search of this job.
    Start(Grant),
    /// Let the search end with its best so far; [`News::Ended`] follows.
    Stop,
    /// Let the search stop and say from where it could go on; [`News::Suspended`] or [`News::Ended`] follows.
    Suspend,
    /// Let the search go: what it finds is of no use to anyone.
    Abandon,
}

/// A worker: at most one job at a time.
#[derive(Debug)]
pub struct Worker {
    name: WorkerName,
    timing: Timing,
    /// Drawn at the start, so that no two workers ever have the same tokens.
    nonce: u64,
    wishes: u64,
    draining: bool,
    doing: Doing,
}

#[derive(Debug)]
enum Doing {
    /// Waits until this reading before it looks for a job.
    Idle { until: Reading },
    /// Asked for a job; asks again at this reading.
    Claiming { again: Reading },
    /// Holds a job whose search runs.
    Working(Holding),
    /// Says how it lets a job go; says it again at this reading.
    Letting { ask: Ask, again: Reading },
    /// Takes no job any more.
    Drained,
}

impl Worker {
    /// A worker that looks for a job at once.
    #[must_use]
    pub fn new(name: WorkerName, timing: Timing, nonce: u64) -> Self {
        Self { name, timing, nonce, wishes: 0, draining: false, doing: Doing::Idle { until: Reading::MIN } }
    }

    /// When [`Event::Due`] has to be told next; never, where only other events can change anything.
    #[must_use]
    pub fn due(&self) -> Option<Reading> {
        match &self.doing {
            Doing::Idle { until } => Some(*until),
            Doing::Claiming { again } | Doing::Letting { again, .. } => Some(*again),
            Doing::Working(holding) => Some(holding.next_beat()),
            Doing::Drained => None,
        }
    }

    /// Whether it was drained and holds nothing.
    #[must_use]
    pub fn is_drained(&self) -> bool {
        matches!(self.doing, Doing::Drained)
    }

    /// Takes in what happened at a reading of the worker's clock, and says what to do, in this order. What does not belong to
    /// what the worker is doing, such as a second answer, changes nothing.
    pub fn handle(&mut self, now: Reading, event: Event) -> Vec<Action> {
        match event {
            Event::Due => self.due_now(now),
            Event::Hint => match self.doing {
                Doing::Idle { .. } => self.claim(now),
                _ => Vec::new(),
            },
            Event::Answered(answer) => self.answered(now, answer),
            Event::Unanswered => {
                self.try_again_after(now, self.timing.poll);
                Vec::new()
            }
            Event::Searched(hold, news) => match &mut self.doing {
                Doing::Working(holding) if holding.hold() == hold => self.searched(now, news),
                _ => Vec::new(),
            },
            Event::Drain => self.drain(),
        }
    }

    fn due_now(&mut self, now: Reading) -> Vec<Action> {
        if self.due().is_none_or(|due| now < due) {
            return Vec::new();
        }
        let again = now + self.timing.patience.0;
        match &mut self.doing {
            Doing::Idle { .. } | Doing::Claiming { .. } => self.claim(now),
            Doing::Working(holding) => vec![Action::Ask(holding.beat(now, self.timing))],
            Doing::Letting { ask, again: at } => {
                *at = again;
                vec![Action::Ask(ask.clone())]
            }
            Doing::Drained => Vec::new(),
        }
    }

    fn searched(&mut self, now: Reading, news: News) -> Vec<Action> {
        match news {
            News::Progress { progress, checkpoint } => {
                if let Doing::Working(holding) = &mut self.doing {
                    holding.tell(progress, checkpoint);
                }
                Vec::new()
            }
            News::Ended(ending) => self.let_go(now, |holding| {
                Ask::Complete(Complete { hold: holding.hold(), ending, progress: holding.progress() })
            }),
            News::Suspended { checkpoint } => self.give_back(now, Why::Drain, checkpoint),
            News::Crashed => self.give_back(now, Why::Crash, None),
        }
    }

    /// The token stays the same until it has brought a job: an answer that was lost is had by asking again, and a wish that
    /// arrives twice takes no job that nobody works on.
    fn claim(&mut self, now: Reading) -> Vec<Action> {
        self.doing = Doing::Claiming { again: now + self.timing.patience.0 };
        let (token, worker, lease) = (self.token(), self.name.clone(), self.timing.lease);
        vec![Action::Ask(Ask::Claim(Claim { token, worker, lease }))]
    }

    fn token(&self) -> ClaimToken {
        ClaimToken(u128::from(self.nonce) << 64 | u128::from(self.wishes))
    }

    fn answered(&mut self, now: Reading, answer: Answer) -> Vec<Action> {
        let wished = self.token();
        match (answer, &mut self.doing) {
            (Answer::Claim { token, claimed }, Doing::Claiming { .. }) if token == wished => {
                self.claimed(now, claimed)
            }
            (Answer::Heartbeat { hold, beat, held }, Doing::Working(holding)) if holding.hold() == hold => {
                match held {
                    Held::Kept { cancel } if holding.kept(beat, cancel) => vec![Action::Stop],
                    Held::Kept { .. } => Vec::new(),
                    Held::Lost => {
                        self.rest_until(now);
                        vec![Action::Abandon]
                    }
                }
            }
            (Answer::Letting { hold, .. }, Doing::Letting { ask, .. }) if ask.lets_go() == Some(hold) => {
                // Ended, given back or lost: in any case it is over.
                self.rest_until(now);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn claimed(&mut self, now: Reading, claimed: Claimed) -> Vec<Action> {
        let grant = match claimed {
            Claimed::Granted(grant) => grant,
            Claimed::Nothing => {
                self.rest_until(now + self.timing.poll.0);
                return Vec::new();
            }
            Claimed::Spent => {
                self.wishes += 1;
                self.rest_until(now);
                return Vec::new();
            }
        };
        self.wishes += 1;
        let holding = Holding::new(&grant, now + self.timing.heartbeat.0);
        self.doing = Doing::Working(holding);
        if self.draining {
            // Nothing was begun, so nothing has to be suspended.
            return self.give_back(now, Why::Drain, None);
        }
        vec![Action::Start(grant)]
    }

    fn give_back(&mut self, now: Reading, why: Why, checkpoint: Option<Vec<u8>>) -> Vec<Action> {
        self.let_go(now, |holding| {
            let checkpoint = checkpoint.or(holding.checkpoint());
            Ask::Release(Release { hold: holding.hold(), why, checkpoint })
        })
    }

    fn let_go(&mut self, now: Reading, ask: impl FnOnce(&mut Holding) -> Ask) -> Vec<Action> {
        let Doing::Working(holding) = &mut self.doing else { return Vec::new() };
        let ask = ask(holding);
        self.doing = Doing::Letting { ask: ask.clone(), again: now + self.timing.patience.0 };
        vec![Action::Ask(ask)]
    }

    fn drain(&mut self) -> Vec<Action> {
        self.draining = true;
        match self.doing {
            Doing::Working(_) => vec![Action::Suspend],
            // A claim under way may have been granted: it is waited for, and what it brought is given back.
            Doing::Claiming { .. } | Doing::Letting { .. } | Doing::Drained => Vec::new(),
            Doing::Idle { .. } => {
                self.doing = Doing::Drained;
                Vec::new()
            }
        }
    }

    fn try_again_after(&mut self, now: Reading, pause: Duration) {
        match &mut self.doing {
            Doing::Claiming { again } | Doing::Letting { again, .. } => *again = now + pause.0,
            Doing::Working(holding) => holding.beat_at(now + self.timing.heartbeat.0),
            Doing::Idle { .. } | Doing::Drained => {}
        }
    }

    fn rest_until(&mut self, until: Reading) {
        self.doing = if self.draining { Doing::Drained } else { Doing::Idle { until } };
    }
}

#[cfg(test)]
mod tests;
