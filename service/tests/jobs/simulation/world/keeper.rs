//! The store's side of a history: what reaches it, what it answers, and the book that holds each answer to what was
//! promised before the network can lose it.

use anpai_service::jobs::{Answer, Ask, JobId, JobStore, Part, Purge, State, StoreError, Submitted};
use rand::RngExt;

use super::super::book::Violation;
use super::super::waiting::wait_for;
use super::{Address, Happening, SWEEP, World};
use crate::virtual_clock::SetClock;

fn answered<T>(answer: Result<T, StoreError>) -> T {
    answer.expect("a store in memory has an answer")
}

impl<'s, S: JobStore, C: SetClock> World<'s, S, C> {
    /// The store, whose clock shows the time of the world.
    fn store(&self) -> &'s S {
        self.clock.set_clock(self.now);
        self.store
    }

    pub(super) fn said(&mut self, from: Address, ask: &Ask) -> Result<(), Violation> {
        if self.away {
            self.send(&Happening::Heard(from, None));
            return Ok(());
        }
        let answer = answered(wait_for(ask.clone().put(self.store())));
        self.tally.count(&answer);
        match (ask, &answer) {
            (Ask::Claim(ask), Answer::Claim { claimed, .. }) => {
                self.book.claimed(ask, claimed, self.now, self.most_repeated)?;
            }
            (Ask::Heartbeat(ask), Answer::Heartbeat { held, .. }) => {
                self.book.heartbeat(ask, *held, self.now)?;
            }
            (Ask::Complete(ask), Answer::Letting { letting, .. }) => {
                self.book.completed(ask, *letting, self.now)?;
            }
            (Ask::Release(ask), Answer::Letting { letting, .. }) => {
                self.book.released(ask, *letting, self.now)?;
            }
            _ => unreachable!("an answer to something else"),
        }
        self.send(&Happening::Heard(from, Some(answer)));
        Ok(())
    }

    pub(super) fn wished(&mut self, wish: usize) -> Result<(), Violation> {
        if self.away {
            return Ok(());
        }
        self.ids += 1;
        let client = &self.clients[wish];
        if let Some(ask) = client.submit(JobId(self.ids)) {
            let submitted = answered(wait_for(self.store().submit(ask.clone())));
            self.book.submitted(&ask, submitted)?;
            let job = match submitted {
                Submitted::New(job) => {
                    if self.dice.random() {
                        self.arrange(self.now + 1, Happening::Hint);
                    }
                    Some(job)
                }
                Submitted::Same(job) => Some(job),
                Submitted::Conflict => None,
            };
            self.send(&Happening::Granted(wish, job));
        } else if let Some(ask) = client.cancel(&self.clients) {
            let cancelling = answered(wait_for(self.store().cancel(ask.clone())));
            self.book.cancelled(ask.job, cancelling, self.now)?;
            self.send(&Happening::Granted(wish, None));
        } else {
            // Nothing to cancel, or not yet: who waits for ever for a refused job gives up in the end.
            let refused = self.now > self.nature.calm;
            self.clients[wish].answered |= refused;
        }
        Ok(())
    }

    pub(super) fn sweep(&mut self) -> Result<(), Violation> {
        self.arrange(self.now + SWEEP, Happening::Sweep);
        if self.away {
            return Ok(());
        }
        let swept = answered(wait_for(self.store().sweep()));
        self.book.swept(&swept, self.now)?;
        if let Some(keep) = self.nature.keep {
            let purged = answered(wait_for(self.store().purge(Purge { keep, most: u16::MAX })));
            self.book.purged(purged, keep, self.now)?;
        }
        Ok(())
    }

    /// Everything that was promised is in the store, as it was promised.
    pub(super) fn look_back(&mut self) -> Result<(), Violation> {
        for (job, tenant, ended, task) in self.book.jobs() {
            let view = answered(wait_for(self.store().find(tenant.clone(), job)));
            let view = view.ok_or(Violation::Vanished(job))?;
            let should = ended.ok_or(Violation::NeverEnded(job))?;
            if view.state != should {
                return Err(Violation::WrongEnding { job, is: Some(view.state), should });
            }
            let solution = answered(wait_for(self.store().document(tenant.clone(), job, Part::Plan)));
            if should == State::Succeeded && solution != task.solution() {
                return Err(Violation::WrongSolution(job));
            }
            self.tally.end(should);
        }
        Ok(())
    }
}
