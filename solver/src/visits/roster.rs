//! The roster under change: rounds with their times, kept at the earliest starts that windows, ways and couplings
//! allow. Two-person visits and gaps are arcs between starts, so an insertion moves exactly what it pushes; a circle of
//! waiting is found while times are raised and refused. Every change is logged and can be taken back.

use anpai_core::id::PlaceId;
use anpai_core::score::Score;
use anpai_core::time::Time;
use anpai_core::visits::draft::PersonLink;
use anpai_core::visits::plan::StopAt;
use anpai_core::visits::problem::{BreakId, CaregiverId, ShiftId, TaskId};
use anpai_core::visits::{Activity, Plan, rules};

use super::insertion::Move;
use super::measures::{Measures, measure};
use super::model::{FAR, Link, Model, NOWHERE};
use super::totals::Totals;
use crate::search::State;

/// A start that is not known yet.
pub const UNSET: i64 = i64::MIN;
/// A node or request that is in no round.
pub const NONE: u32 = u32::MAX;

/// A stop of a round, timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The node.
    pub node: u32,
    /// Where it takes place: a break is where the caregiver is.
    pub place: u32,
    /// How long it takes.
    pub duration: i64,
    /// What the assignment costs, whatever the time.
    pub assigned: Score,
    /// Travel time from the stop before.
    pub way: i64,
    /// Earliest arrival.
    pub arrival: i64,
    /// Earliest start.
    pub start: i64,
    /// The start in the frozen plan: as late as costs nothing, so that no one leaves home to wait.
    pub settled: i64,
    /// How far the start can move before something hard in this round breaks; computed on demand.
    pub hard_slack: i64,
    /// How far the start can move before something in this round is late or later; computed on demand.
    pub soft_slack: i64,
}

impl Stop {
    /// When the caregiver is free again, at the earliest.
    pub fn free(&self) -> i64 {
        self.start + self.duration
    }
}

/// The round of a shift, timed and priced.
#[derive(Debug, Default)]
pub struct Trip {
    /// The stops.
    pub stops: Vec<Stop>,
    /// Arrival at the end.
    pub finish: i64,
    /// What the terms read.
    pub measures: Measures,
    /// What the round costs by itself.
    pub cost: Score,
    /// Whether the slacks are those of the present times.
    pub slack_is_known: bool,
}

impl Clone for Trip {
    fn clone(&self) -> Self {
        Self {
            stops: self.stops.clone(),
            finish: self.finish,
            measures: self.measures,
            cost: self.cost,
            slack_is_known: self.slack_is_known,
        }
    }
    fn clone_from(&mut self, other: &Self) {
        self.stops.clone_from(&other.stops);
        self.finish = other.finish;
        self.measures = other.measures;
        self.cost = other.cost;
        self.slack_is_known = other.slack_is_known;
    }
}

/// What `rollback` needs to take a change back.
#[derive(Clone, Debug)]
enum Undo {
    /// The trip of a shift as it was.
    Trip(u32, Trip),
    /// A request became placed or missing.
    Placed(u32),
    Missing(u32),
    /// The cost of a caregiver's hours as it was.
    Caregiver(u32, Score),
    /// The cost of a link as it was.
    Link(u32, Score),
}

/// A point that `rollback` can go back to.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    log: usize,
    outer: u32,
    total: Score,
    custom: Score,
}

/// The roster under change.
pub struct Roster<'m> {
    /// The tables.
    pub model: &'m Model<'m>,
    /// The round of each shift.
    pub trips: Vec<Trip>,
    /// Shift and position of each node; `NONE` where it is in no round.
    seats: Vec<(u32, u32)>,
    /// Requests that are not placed, and where each stands in that list.
    missing: Vec<u32>,
    missing_at: Vec<u32>,
    /// What stands beside the rounds' own costs.
    pub(super) totals: Totals,
    total: Score,
    custom: Score,
    log: Vec<Undo>,
    marks: Vec<Mark>,
    /// The mark under which each trip was logged last, and a counter of marks.
    logged: Vec<u32>,
    stamp: u32,
    next_stamp: u32,
    /// Trips whose times changed since they were priced.
    dirty: Vec<u32>,
    is_dirty: Vec<bool>,
    spare: Vec<Trip>,
    work: Vec<(u32, u32)>,
    cut: Vec<u32>,
    /// Requests taken out since the search began its change.
    taken_out: Vec<u32>,
    /// Rounds that were priced since someone asked to forget them.
    changes: Vec<u32>,
}

impl<'m> Roster<'m> {
    /// A roster with nothing in it.
    pub fn empty(model: &'m Model<'m>) -> Self {
        let (nodes, requests, shifts) = (model.nodes.len(), model.requests.len(), model.shifts.len());
        let mut roster = Self {
            model,
            trips: vec![Trip::default(); shifts],
            seats: vec![(NONE, 0); nodes],
            missing: (0..requests as u32).collect(),
            missing_at: (0..requests as u32).collect(),
            totals: Totals::new(model),
            total: Score::ZERO,
            custom: Score::ZERO,
            log: Vec::new(),
            marks: Vec::new(),
            logged: vec![0; shifts],
            stamp: 0,
            next_stamp: 1,
            dirty: Vec::new(),
            is_dirty: vec![false; shifts],
            spare: Vec::new(),
            work: Vec::new(),
            cut: vec![NONE; shifts],
            taken_out: Vec::new(),
            changes: Vec::new(),
        };
        for shift in 0..shifts as u32 {
            let trip = &mut roster.trips[shift as usize];
            measure(model, shift, trip);
            roster.total += trip.cost;
            roster.totals.set(shift, &trip.measures);
        }
        for caregiver in 0..model.problem.caregivers.len() as u32 {
            let cost = roster.caregiver_cost(caregiver);
            roster.totals.caregivers[caregiver as usize] = cost;
            roster.total += cost;
        }
        roster.total += model.requests.iter().map(|r| r.left_out).sum::<Score>();
        roster.total += roster.totals.plan_cost(model);
        roster.custom = model.terms.custom_cost(&roster);
        roster.total += roster.custom;
        roster
    }
    /// Requests that are not placed.
    pub fn missing(&self) -> &[u32] {
        &self.missing
    }
    /// Whether a request is placed.
    pub fn is_placed(&self, request: u32) -> bool {
        self.missing_at[request as usize] == NONE
    }
    /// Shift and position of a node.
    pub fn seat(&self, node: u32) -> Option<(u32, usize)> {
        let (shift, at) = self.seats[node as usize];
        (shift != NONE).then_some((shift, at as usize))
    }
    /// The stop of a node.
    pub fn stop(&self, node: u32) -> Option<&Stop> {
        let (shift, at) = self.seat(node)?;
        Some(&self.trips[shift as usize].stops[at])
    }
    /// The caregiver of a node.
    pub fn caregiver(&self, node: u32) -> Option<u32> {
        self.seat(node).map(|(shift, _)| self.model.shifts[shift as usize].caregiver)
    }

    /// Opens a change within the change.
    pub fn mark(&mut self) {
        self.marks.push(Mark {
            log: self.log.len(),
            outer: self.stamp,
            total: self.total,
            custom: self.custom,
        });
        self.stamp = self.next_stamp;
        self.next_stamp += 1;
    }
    /// Keeps what was done since the last mark; it can still be taken back with the mark outside it.
    pub fn keep(&mut self) {
        let mark = self.marks.pop().expect("every keep closes a mark");
        self.stamp = mark.outer;
        if self.marks.is_empty() {
            while let Some(undo) = self.log.pop() {
                if let Undo::Trip(_, trip) = undo {
                    self.spare.push(trip);
                }
            }
        }
    }
    /// Takes back what was done since the last mark.
    pub fn take_back(&mut self) {
        let mark = self.marks.pop().expect("every take_back closes a mark");
        for shift in self.dirty.drain(..) {
            self.is_dirty[shift as usize] = false;
        }
        while self.log.len() > mark.log {
            match self.log.pop().expect("longer than the mark") {
                Undo::Trip(shift, mut trip) => {
                    std::mem::swap(&mut self.trips[shift as usize], &mut trip);
                    for stop in &trip.stops {
                        if self.seats[stop.node as usize].0 == shift {
                            self.seats[stop.node as usize].0 = NONE;
                        }
                    }
                    self.spare.push(trip);
                    self.number(shift, 0);
                    self.totals.set(shift, &self.trips[shift as usize].measures);
                }
                Undo::Placed(request) => self.set_missing(request),
                Undo::Missing(request) => self.set_placed(request),
                Undo::Caregiver(caregiver, cost) => self.totals.caregivers[caregiver as usize] = cost,
                Undo::Link(link, cost) => self.totals.links[link as usize] = cost,
            }
        }
        self.stamp = mark.outer;
        self.total = mark.total;
        self.custom = mark.custom;
    }

    /// Puts nodes of one request into rounds, positions as they are before any of them is in, and times and prices
    /// everything that follows. `false` where that breaks something hard; the caller then takes it back.
    pub fn insert(&mut self, request: u32, places: &[Seat]) -> bool {
        for (k, seat) in places.iter().enumerate() {
            // A second node of the same round shifts by one where it comes after the first.
            let shifted = places[..k].iter().any(|p| p.shift == seat.shift && p.at <= seat.at);
            let at = seat.at + usize::from(shifted);
            self.log_trip(seat.shift);
            let stop = Stop {
                node: seat.node,
                place: NOWHERE,
                duration: seat.duration,
                assigned: seat.assigned,
                way: 0,
                arrival: 0,
                start: UNSET,
                settled: 0,
                hard_slack: 0,
                soft_slack: 0,
            };
            self.trips[seat.shift as usize].stops.insert(at, stop);
            self.number(seat.shift, at);
        }
        if !self.missing.is_empty()
            && places.iter().all(|p| self.model.nodes[p.node as usize].request == request)
        {
            let whole = self.model.requests[request as usize].nodes.clone().all(|n| self.seat(n).is_some());
            if whole && !self.is_placed(request) {
                self.total = self.total - self.model.requests[request as usize].left_out;
                self.set_placed(request);
                self.log.push(Undo::Placed(request));
            }
        }
        self.raise(places) && {
            self.price(request);
            true
        }
    }

    /// Takes requests out, and times and prices everything that follows. `false` where a way around is longer than
    /// through, so that something hard breaks.
    pub fn remove(&mut self, requests: &[u32]) -> bool {
        let mut work = std::mem::take(&mut self.work);
        work.clear();
        for &request in requests {
            if !self.is_placed(request) {
                continue;
            }
            for node in self.model.requests[request as usize].nodes.clone() {
                let Some((shift, at)) = self.seat(node) else { continue };
                for push in &self.model.pushes[node as usize] {
                    if let Some((other, position)) = self.seat(push.other) {
                        work.push((other, position as u32));
                    }
                }
                self.log_trip(shift);
                self.trips[shift as usize].stops.remove(at);
                self.seats[node as usize].0 = NONE;
                self.number(shift, at);
                work.push((shift, at as u32));
            }
            self.taken_out.push(request);
            self.total += self.model.requests[request as usize].left_out;
            self.set_missing(request);
            self.log.push(Undo::Missing(request));
        }
        // Positions noted before a later removal in the same round are at most too late by the stops taken before
        // them; start from the first touched stop of each round instead.
        let fits = self.lower(&mut work);
        self.work = work;
        if !fits {
            return false;
        }
        for &request in requests {
            self.price_links(request);
        }
        self.price_rounds();
        true
    }

    /// Times raised from freshly inserted nodes on.
    fn raise(&mut self, places: &[Seat]) -> bool {
        if places.len() == 2 && !self.meet(places) {
            return false;
        }
        let mut work = std::mem::take(&mut self.work);
        work.clear();
        let mut fits = true;
        for seat in places {
            let Some((shift, at)) = self.seat(seat.node) else { continue };
            let from = self.first_touched(shift, at);
            fits = fits && self.forward(shift, from, at + 1, &mut work);
        }
        // A node that was just put in and is pushed again waits for itself, in a circle.
        let starts = [0, 1].map(|k| places.get(k).and_then(|p| self.stop(p.node)).map_or(UNSET, |s| s.start));
        let mut budget = 64 + 4 * self.seats.len();
        while let Some((shift, from)) = work.pop().filter(|_| fits) {
            fits = self.forward(shift, from as usize, from as usize, &mut work);
            budget = budget.saturating_sub(1);
            fits &= budget > 0;
            fits &= places
                .iter()
                .zip(starts)
                .all(|(p, s)| self.stop(p.node).is_some_and(|now| now.start == s) || s == UNSET);
        }
        self.work = work;
        fits
    }

    /// The common start of two freshly inserted nodes: each is ready when its own round lets it be, and waits for the
    /// other.
    fn meet(&mut self, places: &[Seat]) -> bool {
        for _ in 0..4 {
            let mut moved = false;
            for seat in places {
                let Some((shift, at)) = self.seat(seat.node) else { return false };
                let before = self.trips[shift as usize].stops[at].start;
                // A break before it may be taken somewhere else now.
                for at in self.first_touched(shift, at)..=at {
                    let (here, free) = self.before(shift, at);
                    let Some((way, arrival, place, start)) = self.timing(shift, at, here, free) else {
                        return false;
                    };
                    let stop = &mut self.trips[shift as usize].stops[at];
                    (stop.way, stop.arrival, stop.place, stop.start) = (way, arrival, place, start);
                }
                moved |= before != self.trips[shift as usize].stops[at].start;
            }
            if !moved {
                return true;
            }
        }
        // Gaps of a pair settle in two rounds; only dependencies between the two could go on, in a circle.
        false
    }

    /// The first stop whose times depend on what stands at `at`: a break is taken where the next stop is, so it counts.
    fn first_touched(&self, shift: u32, at: usize) -> usize {
        let stops = &self.trips[shift as usize].stops;
        at - usize::from(at > 0 && self.model.is_break(stops[at - 1].node))
    }

    /// Where a caregiver is before a position, and from when on.
    fn before(&self, shift: u32, at: usize) -> (u32, i64) {
        let round = &self.model.shifts[shift as usize];
        match at.checked_sub(1) {
            None => (round.from, round.start),
            Some(p) => {
                let stop = &self.trips[shift as usize].stops[p];
                (stop.place, stop.free())
            }
        }
    }

    /// Way, arrival, place and earliest start of a stop, given where the caregiver comes from and when.
    fn timing(&self, shift: u32, at: usize, here: u32, free: i64) -> Option<(i64, i64, u32, i64)> {
        let (model, trip) = (self.model, &self.trips[shift as usize]);
        let round = &model.shifts[shift as usize];
        let stop = &trip.stops[at];
        let node = &model.nodes[stop.node as usize];
        let (way, place) = if node.place == NOWHERE {
            // A break is taken here, unless its window is still closed: then the way comes first.
            let next =
                trip.stops.get(at + 1).map(|s| model.nodes[s.node as usize].place).filter(|p| *p != NOWHERE);
            match next {
                Some(next) if at > 0 && free < node.windows[0].start.0 => {
                    (model.ways.time(round.mode, here, next), next)
                }
                _ => (0, here),
            }
        } else {
            (model.ways.time(round.mode, here, node.place), node.place)
        };
        let arrival = free + way;
        let mut ready = arrival;
        if node.coupled {
            for coupling in &model.couplings[stop.node as usize] {
                if let Some(other) = self.stop(coupling.other).filter(|s| s.start != UNSET) {
                    ready = ready.max(coupling.earliest(other.start, other.duration, stop.duration));
                }
            }
        }
        let start = model.start(stop.node, round.day, stop.duration, ready)?;
        Some((way, arrival, place, start))
    }

    /// Times a round from `from` on, at least up to `must`, until nothing changes. What its couplings push is added to
    /// `work`.
    fn forward(&mut self, shift: u32, from: usize, must: usize, work: &mut Vec<(u32, u32)>) -> bool {
        self.log_trip(shift);
        let model = self.model;
        let count = self.trips[shift as usize].stops.len();
        let (mut here, mut free) = self.before(shift, from);
        for at in from..count {
            let Some((way, arrival, place, start)) = self.timing(shift, at, here, free) else { return false };
            let stop = &mut self.trips[shift as usize].stops[at];
            let (moved, unset) = (stop.start != start || stop.place != place, stop.start == UNSET);
            (stop.way, stop.arrival, stop.place, stop.start) = (way, arrival, place, start);
            let (node, duration) = (stop.node, stop.duration);
            (here, free) = (place, start + duration);
            if moved && model.nodes[node as usize].coupled {
                for push in &model.pushes[node as usize] {
                    let Some((other_shift, other_at)) = self.seat(push.other) else { continue };
                    let other = &self.trips[other_shift as usize].stops[other_at];
                    if other.start != UNSET && push.earliest(start, duration, other.duration) > other.start {
                        work.push((other_shift, other_at as u32));
                    }
                }
            }
            if !moved && !unset && at >= must {
                return true;
            }
        }
        let round = &model.shifts[shift as usize];
        let finish = free + if count > 0 { model.ways.time(round.mode, here, round.to) } else { 0 };
        self.trips[shift as usize].finish = finish;
        finish <= round.latest
    }

    /// Times computed anew for everything downstream of the stops in `work`, from nothing up, so that they come out
    /// as early as they can.
    fn lower(&mut self, work: &mut Vec<(u32, u32)>) -> bool {
        let mut touched = Vec::new();
        while let Some((shift, from)) = work.pop() {
            let trip = &self.trips[shift as usize];
            let from = (from as usize).min(trip.stops.len());
            let from = self.first_touched(shift, from);
            let end = (self.cut[shift as usize] as usize).min(trip.stops.len());
            if self.cut[shift as usize] == NONE {
                touched.push(shift);
            } else if from >= end {
                continue;
            }
            self.cut[shift as usize] = from as u32;
            for stop in &trip.stops[from..end] {
                if self.model.nodes[stop.node as usize].coupled {
                    for push in &self.model.pushes[stop.node as usize] {
                        if let Some((other, at)) = self.seat(push.other) {
                            work.push((other, at as u32));
                        }
                    }
                }
            }
        }
        for &shift in &touched {
            self.log_trip(shift);
            let from = self.cut[shift as usize] as usize;
            for stop in &mut self.trips[shift as usize].stops[from..] {
                stop.start = UNSET;
            }
        }
        let mut fits = true;
        for &shift in &touched {
            let from = self.cut[shift as usize] as usize;
            self.cut[shift as usize] = NONE;
            fits = fits && self.forward(shift, from, usize::MAX, work);
        }
        let mut budget = 256 + 8 * self.seats.len();
        while let Some((shift, from)) = work.pop() {
            fits = fits && budget > 0 && self.forward(shift, from as usize, from as usize, work);
            budget = budget.saturating_sub(1);
        }
        fits
    }

    /// Prices what an insertion changed.
    fn price(&mut self, request: u32) {
        self.price_links(request);
        self.price_rounds();
    }

    /// Prices the links of persons of a request.
    fn price_links(&mut self, request: u32) {
        let model = self.model;
        let Some(links) = model.links_of.get(request as usize) else { return };
        for &link in links {
            let cost = self.link_cost(link);
            let before = std::mem::replace(&mut self.totals.links[link as usize], cost);
            if cost != before {
                self.total += cost - before;
                self.log.push(Undo::Link(link, before));
            }
        }
    }

    /// Prices the rounds that changed, and what hangs on them.
    fn price_rounds(&mut self) {
        let model = self.model;
        let plan_before = self.totals.plan_cost(model);
        let mut dirty = std::mem::take(&mut self.dirty);
        for &shift in &dirty {
            self.is_dirty[shift as usize] = false;
            let trip = &mut self.trips[shift as usize];
            let before = trip.cost;
            measure(model, shift, trip);
            self.total += trip.cost - before;
            self.totals.set(shift, &trip.measures);
        }
        if model.terms.has_caregiver_terms() {
            for &shift in &dirty {
                let caregiver = model.shifts[shift as usize].caregiver;
                let cost = self.caregiver_cost(caregiver);
                let before = std::mem::replace(&mut self.totals.caregivers[caregiver as usize], cost);
                if cost != before {
                    self.total += cost - before;
                    self.log.push(Undo::Caregiver(caregiver, before));
                }
            }
        }
        self.total += self.totals.plan_cost(model) - plan_before;
        if model.terms.has_custom() {
            let custom = model.terms.custom_cost(self);
            self.total += custom - self.custom;
            self.custom = custom;
        }
        self.changes.extend_from_slice(&dirty);
        dirty.clear();
        self.dirty = dirty;
    }

    fn caregiver_cost(&self, caregiver: u32) -> Score {
        self.model.terms.caregiver_cost(self.model, caregiver, &self.trips)
    }

    fn log_trip(&mut self, shift: u32) {
        let s = shift as usize;
        self.trips[s].slack_is_known = false;
        if !self.is_dirty[s] {
            self.is_dirty[s] = true;
            self.dirty.push(shift);
        }
        if self.logged[s] != self.stamp && !self.marks.is_empty() {
            self.logged[s] = self.stamp;
            let mut copy = self.spare.pop().unwrap_or_default();
            copy.clone_from(&self.trips[s]);
            self.log.push(Undo::Trip(shift, copy));
        }
    }
    fn number(&mut self, shift: u32, from: usize) {
        for (stop, at) in self.trips[shift as usize].stops[from..].iter().zip(from as u32..) {
            self.seats[stop.node as usize] = (shift, at);
        }
    }
    fn set_placed(&mut self, request: u32) {
        let at = std::mem::replace(&mut self.missing_at[request as usize], NONE);
        self.missing.swap_remove(at as usize);
        if let Some(&moved) = self.missing.get(at as usize) {
            self.missing_at[moved as usize] = at;
        }
    }
    fn set_missing(&mut self, request: u32) {
        self.missing_at[request as usize] = self.missing.len() as u32;
        self.missing.push(request);
    }

    /// Computes the slacks of a round where they are not known.
    pub fn know_slack(&mut self, shift: u32) {
        let model = self.model;
        let trip = &mut self.trips[shift as usize];
        if trip.slack_is_known {
            return;
        }
        trip.slack_is_known = true;
        let round = &model.shifts[shift as usize];
        let mut hard = round.latest.saturating_sub(trip.finish);
        let mut soft = if round.latest == FAR { (round.end - trip.finish).max(0) } else { hard };
        for stop in trip.stops.iter_mut().rev() {
            let latest = model.latest(stop.node, round.day, stop.duration, stop.start);
            stop.hard_slack = hard.min(latest.hard - stop.start);
            stop.soft_slack = soft.min(latest.soft - stop.start);
            let wait = stop.start - stop.arrival;
            hard = stop.hard_slack + wait;
            soft = stop.soft_slack + wait;
        }
    }
}

/// Where a node goes: before the stop that is at `at` now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The node.
    pub node: u32,
    /// The shift.
    pub shift: u32,
    /// The position.
    pub at: usize,
    /// How long the node takes there.
    pub duration: i64,
    /// What the assignment costs, whatever the time.
    pub assigned: Score,
}

impl Clone for Roster<'_> {
    fn clone(&self) -> Self {
        let mut copy = Self::blank(self.model);
        copy.clone_from(self);
        copy
    }
    fn clone_from(&mut self, other: &Self) {
        self.trips.clone_from(&other.trips);
        self.seats.clone_from(&other.seats);
        self.missing.clone_from(&other.missing);
        self.missing_at.clone_from(&other.missing_at);
        self.totals.clone_from(&other.totals);
        self.total = other.total;
        self.custom = other.custom;
        // Nothing is open in a copy.
        self.log.clear();
        self.marks.clear();
        self.stamp = 0;
        self.dirty.clear();
        self.is_dirty.fill(false);
    }
}

impl<'m> Roster<'m> {
    /// The buffers of a copy.
    fn blank(model: &'m Model<'m>) -> Self {
        let shifts = model.shifts.len();
        Self {
            model,
            trips: Vec::new(),
            seats: Vec::new(),
            missing: Vec::new(),
            missing_at: Vec::new(),
            totals: Totals::new(model),
            total: Score::ZERO,
            custom: Score::ZERO,
            log: Vec::new(),
            marks: Vec::new(),
            logged: vec![0; shifts],
            stamp: 0,
            next_stamp: 1,
            dirty: Vec::new(),
            is_dirty: vec![false; shifts],
            spare: Vec::new(),
            work: Vec::new(),
            cut: vec![NONE; shifts],
            taken_out: Vec::new(),
            changes: Vec::new(),
        }
    }
}

impl State for Roster<'_> {
    fn score(&self) -> Score {
        self.total
    }
    fn begin(&mut self) {
        self.taken_out.clear();
        self.changes.clear();
        self.mark();
    }
    fn commit(&mut self) {
        self.keep();
    }
    fn rollback(&mut self) {
        self.take_back();
    }
    fn size(&self) -> usize {
        self.seats.len()
    }
}

impl Roster<'_> {
    /// The score now.
    pub fn total(&self) -> Score {
        self.total
    }
    /// What was taken out since the search began its change.
    pub fn taken_out(&self) -> &[u32] {
        &self.taken_out
    }
    /// Rounds that changed since `forget_changes`, some more than once.
    pub fn changes(&mut self) -> &[u32] {
        self.changes.sort_unstable();
        self.changes.dedup();
        &self.changes
    }
    /// Forgets which rounds changed.
    pub fn forget_changes(&mut self) {
        self.changes.clear();
    }
    /// Does what `best` found.
    pub fn apply(&mut self, request: u32, found: &Move) {
        let seats = found.seats();
        if self.model.requests[request as usize].paired || seats.len() == 1 {
            self.place(request, seats);
        } else {
            self.place(request, &seats[..1]);
            let shifted = seats[0].shift == seats[1].shift && seats[0].at <= seats[1].at;
            self.place(request, &[Seat { at: seats[1].at + usize::from(shifted), ..seats[1] }]);
        }
    }
    /// Puts nodes in, or leaves everything as it was where that does not fit.
    pub fn place(&mut self, request: u32, seats: &[Seat]) -> bool {
        self.mark();
        if self.insert(request, seats) {
            self.keep();
            return true;
        }
        self.take_back();
        false
    }
    /// The place of a break at the head of its round, before anyone leaves.
    pub fn opening(&self, request: u32) -> Option<Seat> {
        let node = self.model.requests[request as usize].nodes.start;
        let candidate = self.model.candidates[node as usize].first()?;
        let at = self.trips[candidate.shift as usize].stops.len();
        Some(Seat {
            node,
            shift: candidate.shift,
            at,
            duration: candidate.duration,
            assigned: candidate.cost,
        })
    }
    /// Whether anything in a round hangs together with another start.
    pub fn has_coupled(&self, shift: u32) -> bool {
        self.model.has_couplings
            && self.trips[shift as usize].stops.iter().any(|s| self.model.nodes[s.node as usize].coupled)
    }
    /// Whether the persons and days that are linked to a node allow a shift, given what is placed now.
    pub fn allows(&self, node: u32, shift: u32) -> bool {
        let model = self.model;
        let Some(links) = model.links_of.get(model.nodes[node as usize].request as usize) else {
            return true;
        };
        let round = &model.shifts[shift as usize];
        links.iter().all(|link| {
            let link = model.links[*link as usize];
            let other = link.other(model.nodes[node as usize].request);
            let mut others =
                model.requests[other as usize].nodes.clone().filter_map(|n| self.seat(n)).peekable();
            match link {
                _ if others.peek().is_none() => true,
                Link::Person(_, _, PersonLink::Same, _) => {
                    others.any(|(s, _)| model.shifts[s as usize].caregiver == round.caregiver)
                }
                Link::Person(_, _, PersonLink::Different, _) => {
                    others.all(|(s, _)| model.shifts[s as usize].caregiver != round.caregiver)
                }
                Link::Person(..) => true,
                Link::Apart(_, _, days) => {
                    others.all(|(s, _)| model.shifts[s as usize].day.abs_diff(round.day) >= days.max(1))
                }
            }
        })
    }
    /// Whether two shifts may share a visit: by two people who get on.
    pub fn may_meet(&self, one: u32, other: u32) -> bool {
        let model = self.model;
        let (a, b) = (model.shifts[one as usize].caregiver, model.shifts[other as usize].caregiver);
        a != b && !model.problem.caregivers[a as usize].incompatible.contains(&CaregiverId(b))
    }
    /// What a link costs now.
    fn link_cost(&self, link: u32) -> Score {
        let Link::Person(first, second, PersonLink::PreferSame, cost) = self.model.links[link as usize]
        else {
            return Score::ZERO;
        };
        let people = |request: u32| {
            let nodes = self.model.requests[request as usize].nodes.clone();
            let mut all: Vec<u32> = nodes.filter_map(|n| self.caregiver(n)).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (a, b) = (people(first), people(second));
        let missed = a.len().min(b.len()) - a.iter().filter(|c| b.contains(c)).count();
        (0..missed).map(|_| cost).sum()
    }
    /// The plan, frozen, with settled starts.
    pub fn freeze(&self) -> Plan {
        let model = self.model;
        let rounds =
            self.trips.iter().zip(0..).filter(|(trip, _)| !trip.stops.is_empty()).map(|(trip, shift)| {
                let stops = trip.stops.iter().map(|s| StopAt {
                    activity: if model.is_break(s.node) {
                        Activity::Break(BreakId::new(s.node as usize - model.tasks()))
                    } else {
                        Activity::Task(TaskId(s.node))
                    },
                    place: PlaceId(s.place),
                    start: Time(s.settled),
                    end: Time(s.settled + s.duration),
                });
                (ShiftId(shift), stops.collect())
            });
        Plan::freeze(model.problem, rounds)
    }
    /// Holds the running score to the referee's; for debug builds and tests.
    pub fn assert_referee_agrees(&self) {
        let told = rules::referee(self.model.problem, &self.freeze());
        if told.score != self.total {
            let parts: Vec<_> =
                told.rules.iter().filter(|r| r.cost != 0).map(|r| (r.rule, r.amount, r.cost)).collect();
            panic!("the search says {}, the referee {}: {parts:?}", self.total, told.score);
        }
    }
}
