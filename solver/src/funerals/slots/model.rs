//! What is left after the draw, in numbers that are quick to read: parties that got nothing and still have a wish that can
//! be met, rooms with what is left in them, and what a place is worth. A room is whatever can be full: the places and the
//! parking of a slot, the seats of a run of shuttle buses, and a day of an identity or a plot that several wishes are for.

use std::collections::BTreeMap;

use anpai_core::funerals::slots::problem::{RequestId, SlotId};
use anpai_core::funerals::slots::{Plan, Problem};

use super::worth::Worth;

/// More than is ever asked for.
const PLENTY: i64 = 1 << 40;
/// No room, no party, no choice.
pub(super) const NONE: u32 = u32::MAX;

/// A request that got nothing by draw and can have at least one of its wishes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Party {
    pub(super) request: RequestId,
    pub(super) people: u32,
    pub(super) cars: u32,
    /// People of these who come by shuttle: all or none.
    pub(super) riders: u32,
    /// How much it counts.
    pub(super) counted: u32,
    first: u32,
    end: u32,
}

/// A wish that can be met as long as there is room.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) slot: u32,
    /// The rank of the wish, from 0.
    pub(super) rank: u32,
    /// Which pair of days it takes; 0 where none that anybody else wants.
    days: u32,
}

/// Parties, their choices, and rooms.
pub(super) struct Model<'a> {
    pub(super) problem: &'a Problem,
    pub(super) parties: Vec<Party>,
    choices: Vec<Choice>,
    /// The days that choices take: of the identity and of the plot.
    pairs: Vec<[u32; 2]>,
    /// What is left in each room: places by slot, parking by slot, seats by run, then days, of which each has one.
    pub(super) rooms: Vec<i64>,
    /// The room of the shuttle of each slot.
    run: Vec<u32>,
    /// What a place is worth to one who counts.
    pub(super) worth: Worth,
    /// What the draw comes to, stage by stage.
    pub(super) drawn: [i64; 2],
}

impl<'a> Model<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let slots = problem.slots.len();
        let of = |shuttle: usize| (2 * slots + shuttle) as u32;
        let run = problem.slots.iter().map(|slot| slot.shuttle.map_or(NONE, |run| of(run.index()))).collect();
        let places = problem.slots.iter().map(|slot| slot.places);
        let parking = problem.slots.iter().map(|slot| slot.parking.unwrap_or(PLENTY));
        let seats = problem.shuttles.iter().map(|shuttle| shuttle.seats);
        let mut model = Self {
            problem,
            parties: Vec::new(),
            choices: Vec::new(),
            pairs: vec![[NONE; 2]],
            rooms: places.chain(parking).chain(seats).collect(),
            run,
            worth: Worth::new(problem),
            drawn: [0; 2],
        };
        let taken = model.draw();
        model.gather(&taken);
        model
    }
    /// Takes what the draw has given out of the rooms; the days of identities and plots that are taken.
    fn draw(&mut self) -> Taken {
        let mut taken = Taken::new(self.problem);
        for (request, slot) in Plan::drawn(self.problem).bookings(self.problem) {
            let asks = &self.problem.requests[request.index()];
            let party = Party {
                request,
                people: asks.people as u32,
                cars: asks.cars as u32,
                riders: asks.riders() as u32,
                counted: 0,
                first: 0,
                end: 0,
            };
            let choice = Choice { slot: slot.0, rank: 0, days: 0 };
            for (room, amount) in self.takes(&party, &choice) {
                self.rooms[room] -= amount;
            }
            let rank = self.problem.rank(request, slot).unwrap_or(0);
            let counted = self.problem.counted(asks);
            self.drawn
                .iter_mut()
                .zip(self.worth.by_rank[rank])
                .for_each(|(sum, worth)| *sum += counted * worth);
            taken.set(self.problem, request, slot);
        }
        taken
    }
    /// Finds who is left, what they can still have, and on which days they are in each other's way.
    fn gather(&mut self, taken: &Taken) {
        let problem = self.problem;
        let mut wanted: BTreeMap<(bool, u32, u16), (u32, u32)> = BTreeMap::new();
        let mut keys: Vec<[Option<(bool, u32, u16)>; 2]> = Vec::new();
        let several = Several::of(problem);
        for (request, asks) in problem.request_ids().zip(&problem.requests) {
            if problem.drawn(request).is_some() {
                continue;
            }
            let first = self.choices.len() as u32;
            let mut party = Party {
                request,
                people: asks.people as u32,
                cars: asks.cars as u32,
                riders: asks.riders() as u32,
                counted: problem.counted(asks) as u32,
                first,
                end: first,
            };
            for (slot, rank) in problem.wishes(request).iter().zip(0..) {
                let day = problem.slots[slot.index()].day;
                let choice = Choice { slot: slot.0, rank, days: 0 };
                let lacks = party.riders > 0 && self.run[slot.index()] == NONE;
                let is_open =
                    !problem.slots[slot.index()].peak && !taken.has(problem, request, day) && !lacks;
                if !is_open || self.takes(&party, &choice).any(|(room, amount)| self.rooms[room] < amount) {
                    continue;
                }
                let days = several.days(problem, request, day);
                for key in days.into_iter().flatten() {
                    // Who wants it last, and by how many parties it is wanted.
                    let entry = wanted.entry(key).or_insert((NONE, 0));
                    if entry.0 != request.0 {
                        *entry = (request.0, entry.1 + 1);
                    }
                }
                keys.push(days);
                self.choices.push(choice);
            }
            party.end = self.choices.len() as u32;
            if party.end > party.first {
                self.parties.push(party);
            }
        }
        // A day that one party alone wants is no room.
        let mut rooms: BTreeMap<(bool, u32, u16), u32> = BTreeMap::new();
        for (key, _) in wanted.into_iter().filter(|(_, (_, parties))| *parties > 1) {
            rooms.insert(key, self.rooms.len() as u32);
            self.rooms.push(1);
        }
        let mut pairs: BTreeMap<[u32; 2], u32> = BTreeMap::from([([NONE; 2], 0)]);
        for (choice, keys) in self.choices.iter_mut().zip(keys) {
            let pair = keys.map(|key| key.and_then(|key| rooms.get(&key).copied()).unwrap_or(NONE));
            choice.days = *pairs.entry(pair).or_insert_with(|| {
                self.pairs.push(pair);
                self.pairs.len() as u32 - 1
            });
        }
    }
    /// How many slots there are.
    pub(super) fn slots(&self) -> usize {
        self.run.len()
    }
    /// Where the rooms of days begin.
    pub(super) fn first_day(&self) -> usize {
        2 * self.slots() + self.problem.shuttles.len()
    }
    /// The choices of a party, the best first.
    pub(super) fn choices(&self, party: &Party) -> &[Choice] {
        &self.choices[party.first as usize..party.end as usize]
    }
    /// How many choices all parties have.
    pub(super) fn all_choices(&self) -> usize {
        self.choices.len()
    }
    /// Where the choices of a party stand among all.
    pub(super) fn range(&self, party: usize) -> std::ops::Range<usize> {
        self.parties[party].first as usize..self.parties[party].end as usize
    }
    /// A choice, by where it stands among all.
    pub(super) fn choice(&self, at: usize) -> &Choice {
        &self.choices[at]
    }
    /// The room of the shuttle of a slot.
    pub(super) fn run(&self, slot: u32) -> Option<usize> {
        Some(self.run[slot as usize]).filter(|run| *run != NONE).map(|run| run as usize)
    }
    /// The rooms of the days that a choice takes.
    pub(super) fn days(&self, choice: &Choice) -> impl Iterator<Item = usize> + use<> {
        self.pairs[choice.days as usize].into_iter().filter(|day| *day != NONE).map(|day| day as usize)
    }
    /// Whether a choice takes a day that somebody else wants as well.
    pub(super) fn has_days(choice: &Choice) -> bool {
        choice.days != 0
    }
    /// The rooms that a party takes with a choice, and how much of each.
    pub(super) fn takes(&self, party: &Party, choice: &Choice) -> impl Iterator<Item = (usize, i64)> + use<> {
        let slot = choice.slot as usize;
        let run = if party.riders > 0 { self.run(choice.slot) } else { None };
        let parking = (party.cars > 0).then(|| (self.slots() + slot, i64::from(party.cars)));
        let seats = run.map(|run| (run, i64::from(party.riders)));
        let days = self.days(choice).map(|day| (day, 1));
        std::iter::once((slot, i64::from(party.people))).chain(parking).chain(seats).chain(days)
    }
    /// The plan in which the draw is as it is and these parties have these choices, by where they stand among all.
    pub(super) fn plan(&self, at: &[u32]) -> Plan {
        let mut plan = Plan::drawn(self.problem);
        for (party, at) in self.parties.iter().zip(at).filter(|(_, at)| **at != NONE) {
            plan.slots[party.request.index()] = Some(SlotId(self.choices[*at as usize].slot));
        }
        plan
    }
}

/// Days of identities and plots that the draw has given: a bit for each.
struct Taken {
    days: usize,
    identities: Vec<bool>,
    plots: Vec<bool>,
}

impl Taken {
    fn new(problem: &Problem) -> Self {
        let days = usize::from(problem.horizon.days());
        let none = |many: usize| vec![false; many * days];
        Self { days, identities: none(problem.identities), plots: none(problem.plots) }
    }
    fn set(&mut self, problem: &Problem, request: RequestId, slot: SlotId) {
        let (asks, day) = (&problem.requests[request.index()], usize::from(problem.slots[slot.index()].day));
        self.identities[asks.identity.index() * self.days + day] = true;
        if let Some(plot) = asks.plot {
            self.plots[plot.index() * self.days + day] = true;
        }
    }
    fn has(&self, problem: &Problem, request: RequestId, day: u16) -> bool {
        let (asks, day) = (&problem.requests[request.index()], usize::from(day));
        self.identities[asks.identity.index() * self.days + day]
            || asks.plot.is_some_and(|plot| self.plots[plot.index() * self.days + day])
    }
}

/// How many requests each identity and each plot has that got nothing by draw.
struct Several {
    identities: Vec<u32>,
    plots: Vec<u32>,
}

impl Several {
    fn of(problem: &Problem) -> Self {
        let mut several = Self { identities: vec![0; problem.identities], plots: vec![0; problem.plots] };
        for (request, asks) in problem.request_ids().zip(&problem.requests) {
            if problem.drawn(request).is_none() {
                several.identities[asks.identity.index()] += 1;
                if let Some(plot) = asks.plot {
                    several.plots[plot.index()] += 1;
                }
            }
        }
        several
    }
    /// The days that a request takes on which somebody else could be in its way: of its identity, of its plot.
    fn days(&self, problem: &Problem, request: RequestId, day: u16) -> [Option<(bool, u32, u16)>; 2] {
        let asks = &problem.requests[request.index()];
        let identity = (self.identities[asks.identity.index()] > 1).then_some((false, asks.identity.0, day));
        let plot = asks.plot.filter(|plot| self.plots[plot.index()] > 1).map(|plot| (true, plot.0, day));
        [identity, plot]
    }
}
