//! The world of a history: one queue of what happens when, workers that run the real machine, clients that say things again
//! until they are answered, and one store with its book.

use std::collections::BTreeMap;

use anpai_service::jobs::{Answer, Ask, Event, Hold, JobId, JobStore, News};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::book::{Book, Violation};
use super::client::{self, Client};
use super::nature::Nature;
use super::node::Node;
use super::tally::Tally;
use crate::virtual_clock::SetClock;

mod hands;
mod keeper;

/// Whose jobs there are.
pub const TENANTS: [&str; 3] = ["Guandu", "Tonghai", "Yinchuan"];
/// So long after all misfortune the longest search would have ended many times over.
const LONG_AFTER: i64 = 600_000;
/// How often somebody sweeps.
const SWEEP: i64 = 700;
/// How long a client waits before it says its wish again.
const PATIENCE: i64 = 1_000;

/// One life of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Address {
    worker: usize,
    life: u32,
}

/// What happens.
#[derive(Clone, Debug)]
enum Happening {
    /// A worker's word reaches the store.
    Said(Address, Ask),
    /// The answer reaches the worker; none, where the store is away.
    Heard(Address, Option<Answer>),
    /// A worker's clock rings.
    Rings(Address),
    /// A search makes a step.
    Step(Address, Hold),
    /// A search speaks that was interrupted.
    Speaks(Address, Hold, News),
    /// Workers are told that there may be something to claim.
    Hint,
    /// A second has passed in which misfortune may have struck.
    Misfortune,
    /// A worker is started.
    Start(usize),
    /// The store is back.
    Back,
    /// A client says its wish.
    Wishes(usize),
    /// The wish reaches the store.
    Wished(usize),
    /// The answer reaches the client.
    Granted(usize, Option<JobId>),
    /// Somebody ends what is stuck and forgets what is old.
    Sweep,
}

/// A history under way.
#[derive(Debug)]
pub struct World<'s, S, C> {
    dice: ChaCha8Rng,
    clock: C,
    now: i64,
    /// By time, then by the order in which it was arranged.
    queue: BTreeMap<(i64, u64), Happening>,
    arranged: u64,
    nature: Nature,
    most_repeated: Option<u32>,
    away: bool,
    nodes: Vec<Node>,
    clients: Vec<Client>,
    ids: u128,
    store: &'s S,
    book: Book,
    tally: Tally,
}

impl<'s, S: JobStore, C: SetClock> World<'s, S, C> {
    pub fn new(seed: u64, clock: C, store: &'s S) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let nature = Nature::draw(&mut dice);
        let clients = client::draw(&mut dice, &nature);
        let (slowest, fastest) = nature.pace;
        let node = |number| {
            Node::new(number, dice.random_range(-1_000_000..1_000_000), dice.random_range(slowest..=fastest))
        };
        let nodes: Vec<_> = (0..nature.workers).map(node).collect();
        let mut world = Self {
            dice,
            clock,
            now: 0,
            queue: BTreeMap::new(),
            arranged: 0,
            most_repeated: nature.most_repeated(),
            nature,
            away: false,
            nodes,
            clients,
            ids: 1_000,
            store,
            book: Book::default(),
            tally: Tally::default(),
        };
        for worker in 0..world.nodes.len() {
            world.arrange(0, Happening::Start(worker));
        }
        for wish in 0..world.clients.len() {
            world.arrange(world.clients[wish].at, Happening::Wishes(wish));
        }
        world.arrange(SWEEP, Happening::Sweep);
        world.arrange(PATIENCE, Happening::Misfortune);
        world
    }

    /// Lets the history happen.
    pub fn run(mut self) -> Result<Tally, Violation> {
        while let Some(((at, _), happening)) = self.queue.pop_first() {
            self.now = at;
            self.happen(happening)?;
            if self.now > self.nature.calm {
                let open = self.book.jobs().find(|(_, _, ended, _)| ended.is_none()).map(|(job, ..)| job);
                if open.is_none() && self.clients.iter().all(|client| client.answered) {
                    break;
                }
                if let Some(job) = open.filter(|_| self.now > self.nature.calm + LONG_AFTER) {
                    return Err(Violation::NeverEnded(job));
                }
            }
        }
        self.look_back()?;
        Ok(self.tally)
    }

    fn arrange(&mut self, at: i64, happening: Happening) {
        self.arranged += 1;
        self.queue.insert((at, self.arranged), happening);
    }

    fn chance(&mut self, in_a_thousand: u32) -> bool {
        self.dice.random_ratio(in_a_thousand, 1_000)
    }

    /// Over the network: it may be lost, doubled, late and overtaken.
    fn send(&mut self, happening: &Happening) {
        let copies = u32::from(!self.chance(self.nature.lost)) + u32::from(self.chance(self.nature.twice));
        for _ in 0..copies {
            let at = self.now + self.dice.random_range(1..=self.nature.way);
            self.arrange(at, happening.clone());
        }
    }

    fn happen(&mut self, happening: Happening) -> Result<(), Violation> {
        match happening {
            Happening::Said(from, ask) => return self.said(from, &ask),
            Happening::Heard(to, answer) => {
                self.tell(to, answer.map_or(Event::Unanswered, Event::Answered));
            }
            Happening::Rings(to) => {
                let now = self.now;
                // Unless it was set to another time since.
                if self.alive(to).is_some_and(|node| node.rings.take_if(|at| *at == now).is_some()) {
                    self.tell(to, Event::Due);
                }
            }
            Happening::Step(at, hold) => self.step(at, hold),
            Happening::Speaks(at, hold, news) => self.tell(at, Event::Searched(hold, news)),
            Happening::Hint => self.everyone(&Event::Hint),
            Happening::Misfortune => self.misfortune(),
            Happening::Start(worker) => {
                let nonce = self.dice.random();
                self.nodes[worker].start(self.nature.timing, nonce);
                self.arrange_ring(worker);
            }
            Happening::Back => self.away = false,
            Happening::Wishes(wish) if !self.clients[wish].answered => {
                self.send(&Happening::Wished(wish));
                self.arrange(self.now + PATIENCE, Happening::Wishes(wish));
            }
            Happening::Wishes(_) => {}
            Happening::Wished(wish) => return self.wished(wish),
            Happening::Granted(wish, job) => {
                self.clients[wish].answered = true;
                self.clients[wish].job = job.or(self.clients[wish].job);
            }
            Happening::Sweep => return self.sweep(),
        }
        Ok(())
    }
}
