//! One replication of one plan: a discrete-event simulation. People come, wait, get the bed that they want most of those
//! that are free, stay, go on or leave. A bed that falls empty goes to the highest tier, and within it to whoever has
//! waited longest. Instants are whole milliseconds, and what happens at the same one happens in the order in which it was
//! foreseen, so that a run repeats to the last count.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::problem::{ClassId, Plan, PoolId};
use anpai_core::stop::Stop;
use anpai_core::time::{Duration, Time};

use super::person::{self, Identity, Luck, Newcomers};
use super::span;
use super::tally::Tally;

/// The stop is looked at after so many events.
const GLANCE: u32 = 1 << 14;

/// What happens, to whom; `u32` is a position among the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Opens(u32),
    Arrives(ClassId),
    StayEnds(u32),
    /// With the ticket they waited under: once they wait no more, or anew, it means nothing.
    GivesUp(u32, u64),
}

/// Somebody who waits or has a bed.
#[derive(Clone, Copy, Debug)]
struct Person {
    who: Identity,
    luck: Luck,
    /// As whom they wait, or stay.
    class: ClassId,
    /// Since when they have waited.
    since: Time,
    /// Their bed, which they keep while they wait for another one.
    bed: Option<PoolId>,
    /// Where they wait, what nobody else ever waits under.
    ticket: Option<u64>,
}

/// The world at an instant.
struct World<'a> {
    problem: &'a Problem,
    seed: u64,
    replication: u32,
    now: Time,
    /// Ascending by time, then in the order in which they were foreseen.
    events: BinaryHeap<Reverse<(Time, u64, Event)>>,
    foreseen: u64,
    people: Vec<Person>,
    /// Places among `people` that nobody needs any more.
    gone: Vec<u32>,
    newcomers: Vec<Newcomers>,
    /// `[classes]`: who waits, by when they joined; with some who gave up, who are passed over.
    queues: Vec<VecDeque<(u32, u64)>>,
    tickets: u64,
    /// `[pools]`: classes that can live there.
    suits: Vec<Vec<ClassId>>,
    /// `[pools]`: beds that are empty; negative while beds are closing that are still slept in.
    free: Vec<i64>,
    tally: Tally,
}

/// What became of the list in one replication under one plan; `None` where the stop was over first.
pub fn run(problem: &Problem, plan: &Plan, seed: u64, replication: u32, stop: &Stop) -> Option<Tally> {
    let mut world = World::new(problem, seed, replication);
    world.begin(plan);
    let end = Time(problem.length.0);
    let mut until_glance = 1;
    while let Some(Reverse((at, _, event))) = world.events.pop() {
        if at >= end {
            break;
        }
        until_glance -= 1;
        if until_glance == 0 {
            if stop.is_over() {
                return None;
            }
            until_glance = GLANCE;
        }
        world.tally.pass(at);
        world.now = at;
        world.happens(plan, event);
    }
    world.tally.pass(end);
    let left = world.people.iter().filter(|p| p.ticket.is_some());
    world.tally.end(left.map(|p| (p.class, end - p.since)));
    Some(world.tally)
}

impl<'a> World<'a> {
    fn new(problem: &'a Problem, seed: u64, replication: u32) -> Self {
        let suits = |pool: usize| {
            let suits = |c: &usize| problem.classes[*c].pools.iter().any(|p| p.index() == pool);
            (0..problem.classes.len()).filter(suits).map(ClassId::new).collect()
        };
        Self {
            problem,
            seed,
            replication,
            now: Time::default(),
            events: BinaryHeap::new(),
            foreseen: 0,
            people: Vec::new(),
            gone: Vec::new(),
            newcomers: (0..problem.classes.len())
                .map(|class| Newcomers::new(seed, replication, ClassId::new(class)))
                .collect(),
            queues: vec![VecDeque::new(); problem.classes.len()],
            tickets: 0,
            suits: (0..problem.pools.len()).map(suits).collect(),
            free: problem.pools.iter().map(|p| i64::from(p.beds)).collect(),
            tally: Tally::new(problem),
        }
    }

    /// Residents, the list as it stands, and what is known to come.
    fn begin(&mut self, plan: &Plan) {
        let problem = self.problem;
        for (at, change) in plan.changes.iter().enumerate() {
            self.foresee(change.at, Event::Opens(at as u32));
        }
        for group in &problem.residents {
            let stay = &problem.classes[group.class.index()].stay;
            for _ in 0..group.count {
                let person = self.newcomer(group.class, group.since);
                let left = span::rest(stay, Duration(-group.since.0), self.people[person as usize].luck.stay);
                self.people[person as usize].bed = Some(group.pool);
                self.free[group.pool.index()] -= 1;
                self.tally.moved_in(group.pool);
                self.foresee(Time(left.0), Event::StayEnds(person));
            }
        }
        let mut waiting = problem.waiting.clone();
        waiting.sort_by_key(|w| (problem.classes[w.class.index()].tier, w.since));
        for group in waiting {
            let patience = problem.classes[group.class.index()].patience.as_ref();
            for _ in 0..group.count {
                let person = self.newcomer(group.class, group.since);
                let luck = self.people[person as usize].luck.patience;
                let left = patience.map(|patience| span::rest(patience, Duration(-group.since.0), luck));
                self.joins(person, left.map(|left| Time(left.0)));
            }
        }
        for class in (0..problem.classes.len()).map(ClassId::new) {
            self.next_arrival(class);
        }
    }

    fn happens(&mut self, plan: &Plan, event: Event) {
        match event {
            Event::Opens(change) => {
                let change = plan.changes[change as usize];
                self.free[change.pool.index()] += i64::from(change.beds);
                self.tally.opens(change.pool, change.beds);
                self.fill(change.pool);
            }
            Event::Arrives(class) => {
                let person = self.newcomer(class, self.now);
                let gives_up = self.people[person as usize].luck.gives_up(self.problem, class, self.now);
                self.joins(person, gives_up);
                self.next_arrival(class);
            }
            Event::StayEnds(person) => self.stay_ends(person),
            Event::GivesUp(person, ticket) => {
                let at = self.people[person as usize];
                if at.ticket == Some(ticket) {
                    self.tally.gave_up(at.class);
                    self.leaves(person);
                }
            }
        }
    }

    fn foresee(&mut self, at: Time, event: Event) {
        self.foreseen += 1;
        self.events.push(Reverse((at, self.foreseen, event)));
    }

    fn next_arrival(&mut self, class: ClassId) {
        let rates = &self.problem.classes[class.index()].arrivals;
        if let Some(at) = self.newcomers[class.index()].next_arrival(rates) {
            self.foresee(at, Event::Arrives(class));
        }
    }

    /// Somebody new, who neither waits nor has a bed yet.
    fn newcomer(&mut self, class: ClassId, since: Time) -> u32 {
        let (ordinal, luck) = self.newcomers[class.index()].meet();
        let who = Identity { born: class, ordinal, phase: 0 };
        let person = Person { who, luck, class, since, bed: None, ticket: None };
        match self.gone.pop() {
            Some(place) => {
                self.people[place as usize] = person;
                place
            }
            None => {
                self.people.push(person);
                self.people.len() as u32 - 1
            }
        }
    }

    /// Takes the best bed that is free, or waits. Where a bed is free nobody waits who could have it, so nobody is
    /// overtaken.
    fn joins(&mut self, person: u32, gives_up: Option<Time>) {
        let class = self.people[person as usize].class;
        let pools = &self.problem.classes[class.index()].pools;
        match pools.iter().find(|pool| self.free[pool.index()] > 0) {
            Some(&pool) => self.moves_in(person, pool),
            None => self.waits(person, gives_up),
        }
    }

    fn waits(&mut self, person: u32, gives_up: Option<Time>) {
        self.tickets += 1;
        let ticket = self.tickets;
        let at = &mut self.people[person as usize];
        at.ticket = Some(ticket);
        let class = at.class;
        self.queues[class.index()].push_back((person, ticket));
        self.tally.joined(class);
        if let Some(at) = gives_up {
            self.foresee(at, Event::GivesUp(person, ticket));
        }
    }

    fn moves_in(&mut self, person: u32, pool: PoolId) {
        let at = &mut self.people[person as usize];
        let before = at.bed.replace(pool);
        let Person { luck, class, since, .. } = *at;
        if at.ticket.take().is_some() {
            self.tally.left_list(class);
        }
        self.tally.admitted(class, self.now - since);
        self.tally.moved_in(pool);
        self.free[pool.index()] -= 1;
        let end = self.now + luck.stays(self.problem, class);
        self.foresee(end, Event::StayEnds(person));
        if let Some(before) = before {
            self.frees(before);
        }
    }

    fn stay_ends(&mut self, person: u32) {
        let at = &mut self.people[person as usize];
        let Some(class) = at.luck.goes_on(self.problem, at.class) else { return self.leaves(person) };
        at.class = class;
        at.since = self.now;
        at.who.phase = at.who.phase.saturating_add(1);
        at.luck = person::later(self.seed, self.replication, at.who);
        let gives_up = at.luck.gives_up(self.problem, class, self.now);
        self.joins(person, gives_up);
    }

    /// Somebody leaves the list, and the bed they may have.
    fn leaves(&mut self, person: u32) {
        let at = &mut self.people[person as usize];
        let (bed, class) = (at.bed.take(), at.class);
        if at.ticket.take().is_some() {
            self.tally.left_list(class);
        }
        self.gone.push(person);
        if let Some(pool) = bed {
            self.frees(pool);
        }
    }

    fn frees(&mut self, pool: PoolId) {
        self.tally.moved_out(pool);
        self.free[pool.index()] += 1;
        self.fill(pool);
    }

    /// Gives the empty beds of a pool to those who wait for them.
    fn fill(&mut self, pool: PoolId) {
        while self.free[pool.index()] > 0 {
            let Some(person) = self.first_for(pool) else { return };
            self.moves_in(person, pool);
        }
    }

    /// Takes off the list whoever is first for a bed of this pool.
    fn first_for(&mut self, pool: PoolId) -> Option<u32> {
        let mut best: Option<((u32, Time), ClassId)> = None;
        for &class in &self.suits[pool.index()] {
            let queue = &mut self.queues[class.index()];
            // Those who gave up are passed over here.
            let waits = |&(person, ticket): &(u32, u64)| self.people[person as usize].ticket == Some(ticket);
            while queue.front().is_some_and(|entry| !waits(entry)) {
                queue.pop_front();
            }
            let Some(&(person, _)) = queue.front() else { continue };
            let key = (self.problem.classes[class.index()].tier.0, self.people[person as usize].since);
            if best.is_none_or(|(least, _)| key < least) {
                best = Some((key, class));
            }
        }
        self.queues[best?.1.index()].pop_front().map(|(person, _)| person)
    }
}
