//! The workers' side of a history: machines that live, die, hear and do what they say.

use anpai_core::outcome::Status;
use anpai_service::jobs::{Action, Event, Hold, JobStore, News};
use rand::RngExt;

use super::super::node::Node;
use super::super::search::Way;
use super::{Address, Happening, PATIENCE, World};
use crate::virtual_clock::SetClock;

impl<S: JobStore, C: SetClock> World<'_, S, C> {
    pub(super) fn alive(&mut self, address: Address) -> Option<&mut Node> {
        Some(&mut self.nodes[address.worker])
            .filter(|node| node.life == address.life && node.worker.is_some())
    }

    pub(super) fn address(&self, worker: usize) -> Address {
        Address { worker, life: self.nodes[worker].life }
    }

    pub(super) fn everyone(&mut self, event: &Event) {
        for worker in 0..self.nodes.len() {
            self.tell(self.address(worker), event.clone());
        }
    }

    /// Tells a worker what happened, and does what it says.
    pub(super) fn tell(&mut self, to: Address, event: Event) {
        let now = self.now;
        let Some(node) = self.alive(to) else { return };
        for action in node.handle(now, event) {
            self.act(to, action);
        }
        if self.nodes[to.worker].worker.as_ref().is_some_and(|worker| worker.is_drained()) {
            self.stop(to.worker);
        } else {
            self.arrange_ring(to.worker);
        }
    }

    pub(super) fn arrange_ring(&mut self, worker: usize) {
        let due = self.nodes[worker].due(self.now);
        if let Some(at) = due.filter(|_| due != self.nodes[worker].rings) {
            self.arrange(at, Happening::Rings(self.address(worker)));
        }
        self.nodes[worker].rings = due;
    }

    fn act(&mut self, at: Address, action: Action) {
        match action {
            Action::Ask(ask) => self.send(&Happening::Said(at, ask)),
            Action::Start(grant) => {
                // A job that was purged meanwhile is searched for nothing; its worker will hear so.
                if let Some(task) = self.book.task(grant.hold.job) {
                    self.nodes[at.worker].search(&grant, task);
                    self.arrange(self.now + self.nature.step, Happening::Step(at, grant.hold));
                }
            }
            Action::Stop => self.interrupt(at, |way| News::Ended(way.ending(Status::Feasible))),
            Action::Suspend => {
                self.interrupt(at, |way| News::Suspended { checkpoint: Some(way.to_checkpoint()) });
            }
            // The search hears of it late, and speaks once more.
            Action::Abandon => self.interrupt(at, |way| News::Ended(way.ending(Status::Partial))),
        }
    }

    fn interrupt(&mut self, at: Address, say: impl FnOnce(Way) -> News) {
        let later = self.now + self.dice.random_range(1..200);
        if let Some((hold, news)) = self.nodes[at.worker].interrupt(say) {
            self.arrange(later, Happening::Speaks(at, hold, news));
        }
    }

    pub(super) fn step(&mut self, at: Address, hold: Hold) {
        let Some(node) = self.alive(at) else { return };
        let Some((news, goes_on)) = node.step(hold) else { return };
        let steps = node.run.map_or(0, |run| run.way.steps);
        self.book.came(hold, steps);
        if goes_on {
            self.arrange(self.now + self.nature.step, Happening::Step(at, hold));
        }
        self.tell(at, Event::Searched(hold, news));
    }

    /// A worker is gone, and another is started in its place.
    fn stop(&mut self, worker: usize) {
        self.nodes[worker].die();
        let later = self.now + self.dice.random_range(100..4_000);
        self.arrange(later, Happening::Start(worker));
    }

    pub(super) fn misfortune(&mut self) {
        if self.now >= self.nature.calm {
            self.nature.kind();
            self.away = false;
            return;
        }
        self.arrange(self.now + PATIENCE, Happening::Misfortune);
        for worker in 0..self.nodes.len() {
            let alive = self.nodes[worker].worker.is_some();
            if alive && self.chance(self.nature.kill) {
                self.tally.kills += 1;
                self.stop(worker);
            } else if alive && self.chance(self.nature.drain) {
                self.tally.drains += 1;
                self.tell(self.address(worker), Event::Drain);
            }
        }
        if self.chance(self.nature.outage) {
            self.tally.outages += 1;
            self.away = true;
            let back = self.now + self.dice.random_range(100..5_000);
            self.arrange(back, Happening::Back);
        }
    }
}
